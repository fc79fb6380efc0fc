import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { openMemoryEngine } from '../server/engine/memory-engine.ts';
import { publishCity, PublicationRefused } from '../server/jobs/publish/publish-city.ts';
import { openVersionStore } from '../server/store/file-version-store.ts';
import { StoreError } from '../server/store/store-error.ts';

const usage = `npm run publish -- --city C --out DIR [--map-approval N] [--gcj02]

  --city          id of the city
  --out           folder of the public site; any file server with ranges may serve it
  --map-approval  map-approval number 审图号, where city.json does not have it (publishing.mapApproval)
  --gcj02         coordinates in GCJ-02, for a base map in GCJ-02

DATA_DIR names the data folder (default var/data).`;

class UsageError extends Error {}

function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      city: text,
      out: text,
      'map-approval': text,
      gcj02: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (values.city === undefined) throw new UsageError(`--city is missing\n\n${usage}`);
  if (values.out === undefined) throw new UsageError(`--out is missing\n\n${usage}`);
  return { ...values, city: values.city, out: resolve(values.out) };
}

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupt.abort(new UsageError('stopped; what was published before stays as it was')));
}

try {
  const { city, out, gcj02, 'map-approval': mapApproval } = readArguments();
  const { dataDir, publicPageDir, analysisWorkers } = readConfig();
  const store = openVersionStore(dataDir);
  const engine = await openMemoryEngine(store, { analysisWorkers });
  try {
    const began = performance.now();
    const version = await engine.find(city);
    if (!version) throw new UsageError(`${city} has no data in ${dataDir}`);
    const { release, publication, bytes, nameless } = await publishCity({
      version,
      store,
      out,
      template: publicPageDir,
      today: new Date().toISOString().slice(0, 10),
      mapApproval,
      gcj02,
      signal: interrupt.signal,
      onProgress: (share, step) => {
        if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${step} ${Math.round(100 * share)} %`);
      },
    });
    if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
    const { places, grid, rules } = publication;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${city}: release ${release} in ${out}, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s`);
    console.log(
      `${places.length} places; ${grid.cells.length} squares, figures of ${rules.suppressedCells} not shown (too small)`,
    );
    if (nameless.length > 0) {
      console.log(`${nameless.length} published as without a name; name them in the survey and import it again:`);
      for (const record of nameless) console.log(`- ${record}`);
    }
  } finally {
    await engine.close();
  }
} catch (error) {
  if (process.stdout.isTTY) process.stdout.write('\n');
  const known = [UsageError, PublicationRefused, StoreError].some((kind) => error instanceof kind);
  console.error(known ? (error as Error).message : error);
  process.exitCode = 1;
}
