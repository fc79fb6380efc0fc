import { Type } from 'typebox';
import type { Manifest } from '../../data/model/manifest.ts';
import { CityDetail, CityList } from '../contract/cities.ts';
import { Conformance } from '../contract/collections.ts';
import { Problem } from '../contract/problem.ts';
import type { EngineVersion } from '../engine/engine.ts';
import { isCached } from './answer.ts';
import { type App, type Context, getVersion } from './context.ts';
import { cityPath, geoJsonType, jsonType, link } from './links.ts';
import { layerVisible } from './visible-layers.ts';

const CityParams = Type.Object({ city: Type.String() });

export function registerCities(app: App, context: Context): void {
  app.get('/api/cities', { schema: { tags: ['cities'], response: { 200: CityList } } }, async (request, reply) => {
    context.access.audienceOf(request);
    reply.header('cache-control', 'private, no-cache');
    return {
      cities: context.engine.cities().flatMap(({ current }) =>
        current
          ? {
              id: current.city,
              title: current.settings.title,
              synthetic: current.settings.synthetic,
              version: current.version,
              bbox: current.manifest.bbox,
            }
          : [],
      ),
    };
  });

  app.get(
    '/api/cities/:city',
    {
      schema: {
        tags: ['cities'],
        summary: 'The city, its version and layers; landing page of its OGC API',
        params: CityParams,
        response: { 200: CityDetail, 404: Problem },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      if (isCached(request, reply, version, audience)) return reply;
      return cityDetail(version, (layer) => layerVisible(layer, audience));
    },
  );

  app.get(
    '/api/cities/:city/conformance',
    { schema: { tags: ['cities'], params: CityParams, response: { 200: Conformance, 404: Problem } } },
    async (request) => {
      context.access.audienceOf(request);
      await getVersion(context, request.params.city);
      const base = 'http://www.opengis.net/spec';
      return {
        conformsTo: [
          `${base}/ogcapi-common-1/1.0/conf/core`,
          `${base}/ogcapi-features-1/1.0/conf/core`,
          `${base}/ogcapi-features-1/1.0/conf/oas30`,
          `${base}/ogcapi-features-1/1.0/conf/geojson`,
        ],
      };
    },
  );
}

function terrainOf(city: string, { id, terrain }: Manifest): Pick<CityDetail, 'terrain'> {
  if (!terrain?.tiles) return {};
  const { minM, maxM, classBoundsM = [], cellM, bbox, tiles } = terrain;
  return {
    terrain: {
      url: `/tiles/${encodeURIComponent(city)}/${encodeURIComponent(id)}/terrain.pmtiles`,
      bytes: tiles.bytes,
      encoding: 'terrarium',
      tileSize: tiles.tilePixels,
      minZoom: tiles.minZoom,
      maxZoom: tiles.maxZoom,
      minM,
      maxM,
      classBoundsM,
      cellM,
      bbox,
    },
  };
}

function cityDetail({ city, settings, manifest }: EngineVersion, visible: (layer: string) => boolean): CityDetail {
  const root = cityPath(city);
  const tiles = manifest.tiles.staff;
  return {
    id: city,
    title: settings.title,
    description: `${settings.title.en}: drainage survey, version ${manifest.id}. ${settings.attribution.en}`,
    synthetic: settings.synthetic,
    attribution: settings.attribution,
    ...(settings.stormFormula === undefined ? {} : { stormFormula: settings.stormFormula }),
    workingCrs: manifest.workingCrs,
    ...(manifest.verticalDatum === undefined ? {} : { verticalDatum: manifest.verticalDatum }),
    bbox: manifest.bbox,
    version: { id: manifest.id, createdAt: manifest.createdAt },
    tiles: {
      url: `/tiles/${encodeURIComponent(city)}/${encodeURIComponent(manifest.id)}/staff.pmtiles`,
      bytes: tiles?.bytes ?? 0,
    },
    // Ground levels as a grid are for whoever may have them as contours.
    ...(visible('contours') ? terrainOf(city, manifest) : {}),
    layers: Object.entries(manifest.layers)
      .filter(([id]) => visible(id))
      .map(([id, { count, bbox, importedAt, sources, filled, issues }]) => ({
        id,
        count,
        bbox,
        importedAt,
        sources,
        filled,
        issues,
      })),
    links: [
      link('self', root, jsonType, 'This city'),
      link('service-desc', '/api/docs/json', 'application/vnd.oai.openapi+json;version=3.0', 'API definition'),
      link('service-doc', '/api/docs', 'text/html', 'API documentation'),
      link('conformance', `${root}/conformance`, jsonType, 'Conformance'),
      link('data', `${root}/collections`, jsonType, 'Layers'),
      link('search', `${root}/search`, jsonType, 'Search'),
      link('related', `${root}/analysis/density`, geoJsonType, 'Pipe density'),
      link('related', `${root}/analysis/blank-areas`, geoJsonType, 'Blank drainage areas'),
    ],
  };
}
