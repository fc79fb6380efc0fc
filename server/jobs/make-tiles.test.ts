import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { getLayer } from '../../data/model/layers.ts';
import { tileSchema } from '../../data/model/tile-schema.ts';
import { collectColumns, columnsOfRecords } from '../../tiles/columns.ts';
import { readRecords } from '../engine/load-file.ts';
import { sampleLayers } from '../engine/testing/sample-city.ts';

const square = (x: number, y: number, side: number) => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]; // prettier-ignore
/** What the sample city does not have: parts, a hole, a ring without its closing point, several points, texts that are not ASCII. */
const more: Record<string, SurveyFeature[]> = {
  districts: [
    {
      type: 'Feature',
      id: 'D×1',
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[square(174, -41, 1), square(174.2, -40.8, 0.1)], [square(176, -41, 1).slice(0, 4)]],
      },
      properties: { districtId: 'D×1', name: '二七区' },
    } as never,
  ],
  pipes: [
    {
      type: 'Feature',
      id: 'M1',
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [174, -41],
            [174.1, -41],
          ],
          [
            [174.2, -41],
            [174.2, -41.1],
            [174.3, -41],
          ],
        ],
      },
      properties: { pipeId: 'M1', kind: 'storm', diameterM: 0.6, pressure: true, role: null },
    } as never,
  ],
};

it('tiles a layer file from its bytes as it would from its features', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drainatlas-records-'));
  try {
    const layers = sampleLayers();
    for (const [name, features] of Object.entries(more)) layers[name] = [...(layers[name] ?? []), ...features];
    for (const [name, sample] of Object.entries(layers)) {
      // In a layer file every record has its key among its properties.
      const { key } = getLayer(name);
      const features = sample.map((each) => ({ ...each, properties: { ...each.properties, [key]: each.id } }));
      const schema = tileSchema('staff').find(({ id }) => id === name);
      if (!schema) continue;
      const path = join(folder, `${name}.ndjson`);
      writeFileSync(path, features.map((feature) => `${JSON.stringify(feature)}\n`).join(''));
      const records = readRecords(path, getLayer(name), features.length).build();
      const streamed = (async function* stream() {
        yield* features;
      })();
      expect(columnsOfRecords(schema, records)).toEqual(await collectColumns(schema, streamed));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
