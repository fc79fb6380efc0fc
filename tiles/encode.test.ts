import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { expect, test } from 'vitest';
import type { SurveyFeature } from '../data/model/feature.ts';
import { tileSchema } from '../data/model/tile-schema.ts';
import { collectColumns } from './columns.ts';
import { LayerEncoder } from './encode.ts';
import { sliceLayer } from './pyramid.ts';
import { streamOf } from './testing/archive-under-test.ts';
import type { TileContent } from './tile-content.ts';

/** Named nodes in one tile, in the order given. */
async function contentOf(names: readonly string[]): Promise<TileContent> {
  const schema = tileSchema('staff').find(({ id }) => id === 'nodes')!;
  const features = names.map((name, k): SurveyFeature => {
    const properties = { name, nodeType: k === 0 ? 'outfall' : 'manhole' };
    return {
      type: 'Feature',
      id: String(k),
      geometry: { type: 'Point', coordinates: [0.001 + k * 1e-5, 0.001] },
      properties,
    };
  });
  const columns = await collectColumns(schema, streamOf(features));
  const order = Uint32Array.from(names.keys());
  const { start, commands } = sliceLayer(columns, 16, order, { zoom: 16, x: 32768, y: 32767 });
  return { columns, feature: order, from: start.subarray(0, -1), to: start.subarray(1), commands, hasIds: true };
}

function propertiesIn(bytes: Uint8Array): object[] {
  const layer = new VectorTile(new PbfReader(bytes)).layers.nodes;
  return Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties);
}

test('an entry that does not fit is left out with its values, and the next ones keep theirs', async () => {
  const content = await contentOf(['a', 'long'.repeat(100), 'c', 'd']);
  const { bytes, leftOut } = new LayerEncoder(16).encode(content, 250);
  expect(leftOut).toEqual([1]);
  expect(bytes.length).toBeLessThanOrEqual(250);
  expect(propertiesIn(bytes)).toEqual([
    { name: 'd', nodeType: 'manhole' },
    { name: 'c', nodeType: 'manhole' },
    { name: 'a', nodeType: 'outfall' },
  ]);
});

test('one encoder writes tile after tile without mixing their values', async () => {
  const encoder = new LayerEncoder(16);
  const [first, second] = [await contentOf(['a', 'b']), await contentOf(['b', 'c'])];
  encoder.encode(first);
  encoder.encode(second);
  expect(propertiesIn(encoder.encode(first).bytes)).toEqual([
    { name: 'b', nodeType: 'manhole' },
    { name: 'a', nodeType: 'outfall' },
  ]);
});

test('a layer of which nothing fits is no bytes at all', async () => {
  const { bytes, leftOut } = new LayerEncoder(16).encode(await contentOf(['a', 'b']), 10);
  expect(bytes).toHaveLength(0);
  expect(leftOut).toEqual([0, 1]);
});
