import { parseArgs } from 'node:util';
import { ImportError } from '../data/import/import-error.ts';
import { issueCatalogue } from '../data/model/issue.ts';
import { findField, getLayer } from '../data/model/layers.ts';
import type { LayerEntry, Manifest, TerrainEntry } from '../data/model/manifest.ts';
import { readConfig } from '../server/config.ts';
import { importLayers } from '../server/jobs/import-job.ts';
import type { ImportProgress } from '../server/jobs/import-progress.ts';
import { StoreError } from '../server/store/store-error.ts';

const usage = `npm run import -- --city C --layer L --crs EPSG:n [--mapping FILE] FILE…

  --city         id of the city: a–z, 0–9, - and _
  --layer        layer of the catalogue the files replace, such as pipes, nodes, districts; or terrain: ground levels
  --crs          CRS of the files; GeoPackage and GeoJSON may do without
  --mapping      which column is which field: see data/README.md
  --title-zh, --title-en    name of the city
  --working-crs  metric CRS of its lengths and areas

Formats: .geojson, .ndjson, .csv, .gpkg, each also with .gz; terrain: one GeoTIFF. DATA_DIR names the data folder (default var/data).`;

/** Parses the command line. Throws an `ImportError` that says what is missing. */
function readArguments() {
  const text = { type: 'string' } as const;
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        city: text,
        layer: text,
        crs: text,
        mapping: text,
        'title-zh': text,
        'title-en': text,
        'working-crs': text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (cause) {
    throw new ImportError('city-invalid', `${(cause as Error).message}\n\n${usage}`, { cause });
  }
  const { values, positionals: files } = parsed;
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  if (values.city === undefined) throw new ImportError('city-invalid', `--city is missing\n\n${usage}`);
  if (values.layer === undefined) throw new ImportError('layer-unknown', `--layer is missing\n\n${usage}`);
  if (files.length === 0) throw new ImportError('file-missing', `no file is named\n\n${usage}`);
  return { ...values, city: values.city, layer: values.layer, files };
}

function showProgress(progress: ImportProgress): void {
  const line = {
    read: () => `reading ${progress.step === 'read' ? `${progress.layer}: ${progress.records} records` : ''}`,
    check: () => 'checking the network',
    tiles: () => `building tiles ${progress.step === 'tiles' ? Math.round(progress.share * 100) : 0} %`,
    publish: () => 'publishing',
  }[progress.step]();
  // On a terminal one line is written over and over; in a log only the steps' ends would matter.
  if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${line}`);
}

function printLayer(name: string, entry: LayerEntry): void {
  const layer = getLayer(name);
  const rows = entry.sources.reduce((sum, source) => sum + source.rows, 0);
  console.log(`\n${layer.title.zh} ${layer.title.en}: ${entry.count} of ${rows} records imported`);
  for (const issue of entry.issues) {
    const { severity, text } = issueCatalogue[issue.code];
    const field = issue.field === undefined ? undefined : (findField(layer, issue.field)?.label.zh ?? issue.field);
    console.log(
      `  ${severity.padEnd(8)}${issue.code.padEnd(22)}${String(issue.count).padStart(8)}  ${issue.field ?? ''}${field && field !== issue.field ? ` ${field}` : ''}`,
    );
    console.log(`          ${text.zh} / ${text.en}`);
    const places = issue.places
      .slice(0, 3)
      .map(
        (place) =>
          `${place.key}${place.position ? ` (${place.position.join(', ')})` : ''}${place.value === undefined ? '' : `: ${place.value}`}`,
      );
    console.log(`          ${places.join('; ')}${issue.count > 3 ? '; …' : ''}`);
  }
}

function printTerrain({ columns, rows, cellM, known, minM, maxM, tiles }: TerrainEntry): void {
  const cells = `${columns} × ${rows} cells of ${cellM} m, ${known} with a level, ${minM.toFixed(2)} to ${maxM.toFixed(2)} m`;
  console.log(`\n地形 Terrain: ${cells}; ${tiles ? `tiles for zooms ${tiles.minZoom}–${tiles.maxZoom}` : 'no tiles'}`);
}

function printVersion(manifest: Manifest, imported: string): void {
  for (const [name, entry] of Object.entries(manifest.layers)) {
    // The network's issues stand with both of its layers, whichever was imported.
    if (name === imported) printLayer(name, entry);
  }
  if (imported === 'terrain' && manifest.terrain) printTerrain(manifest.terrain);
  const parts = [...Object.keys(manifest.layers), ...(manifest.terrain ? ['terrain'] : [])].join(', ');
  const total = Object.values(manifest.layers).reduce((sum, { count }) => sum + count, 0);
  console.log(
    `\n${manifest.city}: version ${manifest.id}, ${total} records; ${parts}; working CRS ${manifest.workingCrs}`,
  );
}

const interrupt = new AbortController();
process.once('SIGINT', () =>
  interrupt.abort(new ImportError('nothing-imported', 'stopped; the running version stays as it was')),
);
process.once('SIGTERM', () =>
  interrupt.abort(new ImportError('nothing-imported', 'stopped; the running version stays as it was')),
);

try {
  const values = readArguments();
  const zh = values['title-zh'];
  const en = values['title-en'];
  const manifest = await importLayers({
    dataDir: readConfig().dataDir,
    city: values.city,
    settings: {
      ...(zh === undefined && en === undefined ? {} : { title: { zh: zh ?? en ?? '', en: en ?? zh ?? '' } }),
      ...(values['working-crs'] === undefined ? {} : { workingCrs: values['working-crs'] }),
    },
    inputs: [{ layer: values.layer, files: values.files, crs: values.crs, mapping: values.mapping }],
    onProgress: showProgress,
    signal: interrupt.signal,
  });
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K');
  printVersion(manifest, values.layer);
} catch (error) {
  if (process.stdout.isTTY) process.stdout.write('\n');
  console.error(
    error instanceof ImportError || error instanceof StoreError ? `Nothing was imported. ${error.message}` : error,
  );
  process.exitCode = 1;
}
