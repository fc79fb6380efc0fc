import Fastify from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { limits } from '../data/model/limits.ts';
import type { Access } from './access.ts';
import type { Engine } from './engine/engine.ts';
import { createPublishRuns } from './jobs/publish/publish-runs.ts';
import { openSwmmResults } from './jobs/swmm/swmm-results.ts';
import { createSwmmRuns } from './jobs/swmm/swmm-runs.ts';
import { registerApiDocs } from './plugins/api-docs.ts';
import { registerErrorHandler } from './plugins/error-handler.ts';
import { registerSecurity } from './plugins/security.ts';
import { registerTurns } from './plugins/turns.ts';
import { registerValidation } from './plugins/validation.ts';
import { registerWebFiles } from './plugins/web-files.ts';
import { registerBlankAreas } from './routes/blank-areas.ts';
import { registerBlankPreview } from './routes/blank-preview.ts';
import { registerCapacity } from './routes/capacity.ts';
import { registerCities } from './routes/cities.ts';
import { registerCollections } from './routes/collections.ts';
import type { App } from './routes/context.ts';
import { registerDensity } from './routes/density.ts';
import { registerDistanceField } from './routes/distance-field.ts';
import { registerHealth } from './routes/health.ts';
import { registerIndicators } from './routes/indicators.ts';
import { registerItems } from './routes/items.ts';
import { registerNearest } from './routes/nearest.ts';
import { registerNetworkLines } from './routes/network-lines.ts';
import { registerPolicyMatrix } from './routes/policy-matrix.ts';
import { registerPublicSite } from './routes/public-site.ts';
import { registerPublications } from './routes/publications.ts';
import { registerSearch } from './routes/search.ts';
import { registerSummary } from './routes/summary.ts';
import { registerSwmmExport } from './routes/swmm-export.ts';
import { registerSwmmResults } from './routes/swmm-results.ts';
import { registerSwmmRuns } from './routes/swmm-runs.ts';
import { registerTiles } from './routes/tiles.ts';
import { registerTilesZxy } from './routes/tiles-zxy.ts';
import { registerInspection } from './routes/inspection.ts';
import { registerCauses } from './routes/causes.ts';
import { registerSection } from './routes/section.ts';
import { registerNetworkCheck } from './routes/network-check.ts';
import { registerTrace } from './routes/trace.ts';
import { registerWeakPoints } from './routes/weak-points.ts';
import { registerWithin } from './routes/within.ts';
import type { VersionStore } from './store/version-store.ts';

export interface AppOptions {
  engine: Engine;
  store: VersionStore;
  access: Access;
  /** Folder of the built web application; where it has no index.html only the API is served. */
  webDir: string;
  /** Folder of the built public page, which publications are made with. */
  publicPageDir: string;
  logLevel: string;
  version: string;
  /** Program of EPA SWMM; absent: models are run elsewhere. */
  swmmExe?: string | undefined;
}

/** The server with every route; it listens when `main.ts` says so. Closing it closes the engine. */
export async function buildApp({
  engine,
  store,
  access,
  webDir,
  publicPageDir,
  logLevel,
  version,
  swmmExe,
}: AppOptions): Promise<App> {
  const app = Fastify({
    logger: { level: logLevel },
    bodyLimit: limits.requestBodyMaxBytes,
    // Keys in addresses may be long: a pipe is often named by its two nodes.
    routerOptions: { maxParamLength: 1000 },
    // A browser keeps its connections open for long; stopping the server does not wait for them.
    forceCloseConnections: true,
  }).withTypeProvider<TypeBoxTypeProvider>();

  registerTurns(app);
  registerErrorHandler(app);
  registerValidation(app);
  const browserHeaders = await registerSecurity(app, access);
  await registerApiDocs(app, version);

  const context = { engine, store, access };
  const results = openSwmmResults(store);
  const publishing = { runs: createPublishRuns(store, publicPageDir, () => new Date()) };
  const swmm = { results, runs: createSwmmRuns(results, swmmExe) };
  registerHealth(app, context); //       GET  /healthz, /readyz
  registerCities(app, context); //       GET  /api/cities, /api/cities/:city, …/conformance
  registerCollections(app, context); //  GET  …/collections, …/collections/:layer
  registerItems(app, context); //        GET  …/collections/:layer/items, …/items/:key
  registerSearch(app, context); //       GET  …/search
  registerDensity(app, context); //      POST …/analysis/density
  registerBlankAreas(app, context); //   POST …/analysis/blank-areas
  registerBlankPreview(app, context); // POST …/analysis/blank-preview
  registerDistanceField(app, context); // GET  …/distance-field
  registerInspection(app, context); //   POST …/analysis/inspection
  registerCauses(app, context); //       POST …/analysis/causes
  registerSection(app, context); //      POST …/analysis/section
  registerNetworkLines(app, context); // GET  …/network-lines
  registerNetworkCheck(app, context); // POST …/analysis/network-check
  registerCapacity(app, context); //     POST …/analysis/capacity, capacity-pipe
  registerTrace(app, context); //        POST …/analysis/trace
  registerNearest(app, context); //      POST …/analysis/nearest
  registerWeakPoints(app, context); //   POST …/analysis/weak-points, GET …/weak-points
  registerWithin(app, context); //       POST …/analysis/within
  registerSummary(app, context); //      POST …/analysis/summary
  registerPolicyMatrix(app, context); // POST …/analysis/policy-matrix
  registerIndicators(app, context); //   POST …/analysis/indicators
  registerSwmmExport(app, context); //   POST …/analysis/swmm-export
  registerSwmmResults(app, context, swmm); // …/swmm-results
  registerSwmmRuns(app, context, swmm); //  …/swmm-runs
  registerTiles(app, context); //        GET  /tiles/:city/:version/staff.pmtiles, terrain.pmtiles
  registerTilesZxy(app, context); //     GET  /tiles/:city/:version/:z/:x/:y.mvt, tiles.json; /tiles/:city/current/*
  registerPublications(app, context, publishing); // …/publications
  registerPublicSite(app, context, publishing, browserHeaders); //   GET  /public/:city/*, /public-preview/:city/*
  await registerWebFiles(app, webDir); // the page, its files, and what is not found

  app.addHook('onClose', async () => {
    await Promise.all([swmm.runs.close(), publishing.runs.close()]);
    await engine.close();
  });
  return app;
}
