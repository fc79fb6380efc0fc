import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAccess } from './access.ts';
import { isLoopback, readConfig } from './config.ts';
import { openMemoryEngine } from './engine/memory-engine.ts';
import type { App } from './routes/context.ts';
import { openVersionStore } from './store/file-version-store.ts';

let stop = (): void => process.exit(0);
// Whoever started it as a child is gone, in whatever way; only such a child has a channel to send by.
if (process.send && !process.connected) stop();
process.once('disconnect', () => stop());
try {
  const config = readConfig();
  const { version } = JSON.parse(readFileSync(join(config.root, 'package.json'), 'utf8')) as { version: string };
  const store = openVersionStore(config.dataDir);
  let announce: (app: App) => void = () => undefined;
  // A small survey is read, or found broken, before there is a log to say so.
  const started = new Promise<App>((resolve) => (announce = resolve));
  const engine = await openMemoryEngine(store, {
    analysisWorkers: config.analysisWorkers,
    resultCacheBytes: config.resultCacheBytes,
    preparesFields: true,
    onLoaded: (city, id, ms) =>
      void started.then(({ log }) => log.info({ city, version: id, ms }, 'dataset version loaded')),
    onError: (city, error) =>
      void started.then(({ log }) => log.error({ city, err: error }, 'dataset version could not be loaded')),
  });
  // Loaded while worker threads read the surveys: neither waits for the other.
  const { buildApp } = await import('./app.ts');
  const app = await buildApp({ engine, store, access: createAccess(config), version, ...config });
  announce(app);
  // What Node and its libraries load when the first answer is sent is loaded now: 0.1 s that nobody waits for.
  await app.inject({ url: '/healthz', headers: { host: 'localhost' } });
  if (!isLoopback(config.host)) {
    app.log.warn(`listening on ${config.host}: anybody who reaches this port sees all staff data`);
  }
  let stopping: Promise<void> | undefined;
  stop = () => void (stopping ??= app.close().then(() => process.exit(0)));
  // A terminal's Ctrl-C reaches the server and the process that started it, which passes it on.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  await app.listen({ port: config.port, host: config.host });
} catch (error) {
  console.error(`DrainAtlas did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
