import Flatbush from 'flatbush';
import type { Projection } from '../../data/geo/crs.ts';
import type { Layer } from '../../data/model/catalogue.ts';
import { tileIdOf } from '../../data/model/tile-id.ts';
import type { GeometryColumns } from '../analysis/columns.ts';
import { textAt } from '../analysis/text-at.ts';
import { sharedFloat64, sharedUint32 } from './growing.ts';
import type { RecordReader } from './load-records.ts';
import type { LoadedLayer } from './loaded-layer.ts';

/** Makes a layer of the records that were read: projects them and adds boxes, indexes and tile ids. */
export function buildLayer(layer: Layer, reader: RecordReader, projection: Projection): LoadedLayer {
  const { count } = reader;
  const read = reader.build();
  const xy = project(read.lonLat, projection);
  const bbox = boxes({ ...read, count }, read.lonLat);
  const bboxXy = boxes({ ...read, count }, xy);
  const ids = Float64Array.from({ length: count }, (_, i) => tileIdOf(textAt(read.keys, i)!));
  const tileOrder = orderOf(ids);
  const tileIds = sharedFloat64(count);
  for (let i = 0; i < count; i++) tileIds[i] = ids[tileOrder[i]];
  return {
    layer: layer.id,
    count,
    ...read,
    xy,
    bbox,
    bboxXy,
    index: indexOf(bbox),
    indexXy: indexOf(bboxXy),
    tileIds,
    tileOrder,
  };
}

function project(lonLat: Float64Array, projection: Projection): Float64Array {
  const xy = sharedFloat64(lonLat.length);
  for (let i = 0; i < lonLat.length; i += 2) {
    const [x, y] = projection.forward(lonLat[i], lonLat[i + 1]);
    xy[i] = x;
    xy[i + 1] = y;
  }
  return xy;
}

type Nesting = Pick<GeometryColumns, 'count' | 'featureParts' | 'partRings' | 'ringStarts'>;

function boxes({ count, featureParts, partRings, ringStarts }: Nesting, coordinates: Float64Array): Float64Array {
  const result = sharedFloat64(4 * count);
  for (let i = 0; i < count; i++) {
    const end = ringStarts[partRings[featureParts[i + 1]]];
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let v = ringStarts[partRings[featureParts[i]]]; v < end; v++) {
      const x = coordinates[2 * v];
      const y = coordinates[2 * v + 1];
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    result[4 * i] = minX;
    result[4 * i + 1] = minY;
    result[4 * i + 2] = maxX;
    result[4 * i + 3] = maxY;
  }
  return result;
}

function indexOf(boxes: Float64Array): SharedArrayBuffer | null {
  const count = boxes.length / 4;
  if (count === 0) return null;
  const index = new Flatbush(count, 16, Float64Array, SharedArrayBuffer);
  for (let i = 0; i < count; i++) index.add(boxes[4 * i], boxes[4 * i + 1], boxes[4 * i + 2], boxes[4 * i + 3]);
  index.finish();
  return index.data as SharedArrayBuffer;
}

/** Numbers of the features by ascending id; features that share one in the order of the file. Radix sort, 3 × 16 bits. */
function orderOf(ids: Float64Array): Uint32Array {
  let order = Uint32Array.from(ids, (_, i) => i);
  for (const unit of [1, 0x10000, 0x100000000]) {
    const parts = Uint16Array.from(ids, (id) => Math.floor(id / unit) % 0x10000);
    const ends = new Uint32Array(0x10001);
    for (let i = 0; i < parts.length; i++) ends[parts[i] + 1]++;
    for (let i = 1; i < ends.length; i++) ends[i] += ends[i - 1];
    const next = new Uint32Array(order.length);
    for (let i = 0; i < order.length; i++) next[ends[parts[order[i]]]++] = order[i];
    order = next;
  }
  const shared = sharedUint32(order.length);
  shared.set(order);
  return shared;
}
