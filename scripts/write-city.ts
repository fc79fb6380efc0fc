import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { City } from '../data/demo/city/make-city.ts';
import { cityStormId } from '../data/demo/city/drainage/storm-formula.ts';
import { findingsCsv } from '../data/demo/city/inspection-findings.ts';
import { replaceTable, statisticsTable } from '../data/demo/city/statistics-table.ts';
import { truthText } from '../data/demo/city/truth.ts';
import { terrainGrid } from '../data/demo/city/drainage/ground.ts';
import { stripsOf, writeGeoTiff } from '../data/geo/geotiff.ts';
import type { SurveyFeature } from '../data/model/feature.ts';
import type { CitySettings } from '../data/model/manifest.ts';
import { sampleCityId } from './cities-due.ts';

function settingsOf(city: City): CitySettings {
  return {
    id: sampleCityId,
    title: { zh: '示范城', en: 'Demo City' },
    workingCrs: city.plan.workingCrs,
    verticalDatum: '1985国家高程基准',
    synthetic: true,
    attribution: {
      zh: `示范数据：由程序生成（种子 ${city.plan.seed}），不是任何真实城市`,
      en: `Synthetic data: generated (seed ${city.plan.seed}), no real place`,
    },
    stormFormula: cityStormId,
    publishing: {
      hotlines: [{ label: { zh: '防汛热线', en: 'Flood line' }, number: '000-0000-0000', fictional: true }],
    },
  };
}

/**
 * Writes a sample city into a folder as an import takes it: one file per layer, the terrain as GeoTIFF, `city.json`,
 * `import.json`, `inspection-findings.csv` (the report that the grades of the pipes follow from), and `TRUTH.json` with what
 * was planted. Resolves with a SHA-256 over all of it.
 */
export async function writeCity(city: City, out: string): Promise<string> {
  mkdirSync(out, { recursive: true });
  const hash = createHash('sha256');
  /** Piece by piece: a large city has layers longer than a string may be. */
  const writePieces = (name: string, pieces: Iterable<string | Uint8Array>): void => {
    hash.update(name);
    const file = openSync(join(out, name), 'w');
    try {
      for (const piece of pieces) {
        const bytes = Buffer.from(piece);
        hash.update(bytes);
        writeFileSync(file, bytes);
      }
    } finally {
      closeSync(file);
    }
  };
  const write = (name: string, content: string | Uint8Array): void => writePieces(name, [content]);
  // Threads of the pool compress the terrain while the layers are written.
  const terrain = terrainGrid(city.plan.terrain);
  const packed = Promise.all(stripsOf(terrain).map((strip) => promisify(deflate)(strip)));
  const layers = Object.entries(city.features).filter(([, features]) => features.length > 0);
  for (const [layer, features] of layers) writePieces(`${layer}.ndjson`, toLines(features));
  write('terrain.tif', writeGeoTiff(terrain, city.plan.workingCrs, await packed));
  write('city.json', toJson(settingsOf(city)));
  const inputs = [
    ...layers.map(([layer]) => ({ layer, files: [`${layer}.ndjson`], crs: 'EPSG:4326' })),
    { layer: 'terrain', files: ['terrain.tif'], crs: city.plan.workingCrs },
  ];
  write('import.json', toJson({ layers: inputs }));
  write('inspection-findings.csv', findingsCsv(city.features.pipes, city.plan.seed));
  write('TRUTH.json', truthText(city.truth));
  return hash.digest('hex');
}

/** Inspected pipes in the example report that the page offers. */
const examplePipes = 200;

/** Writes the truth about a city and its figures into the repository, for the tests that compare with them, and the example report. */
export function recordCity(city: City): void {
  const demo = join(import.meta.dirname, '../../data/demo');
  const readme = join(demo, 'README.md');
  writeFileSync(join(demo, 'TRUTH.json'), truthText(city.truth));
  const example = join(import.meta.dirname, '../../web/examples/demo-city-findings.csv');
  writeFileSync(example, findingsCsv(city.features.pipes, city.plan.seed, examplePipes));
  writeFileSync(readme, replaceTable(readFileSync(readme, 'utf8'), statisticsTable(city.statistics)));
}

/** A line to a feature, some thousand lines to a piece. */
function* toLines(features: readonly SurveyFeature[]): Generator<string> {
  const atOnce = 4000;
  for (let from = 0; from < features.length; from += atOnce) {
    let piece = '';
    // The key stands in the properties, as a survey delivers it.
    for (const { type, geometry, properties } of features.slice(from, from + atOnce))
      piece += `${JSON.stringify({ type, geometry, properties })}\n`;
    yield piece;
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
