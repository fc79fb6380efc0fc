import { gzipSync } from 'node:zlib';
import { proposedWeights, weakEvidence, weakKinds } from '../../data/weak-points/components.ts';
import { cityNetwork, textOf } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { WeakObjects } from '../analysis/weak-points/weak-objects.ts';
import type { WeakColumnsHeader } from '../contract/weak-points.ts';
import { weakCityOf, weakMeta } from './weak-city-of.ts';

/** Level 6 takes three times as long for little less. */
const gzipLevel = 3;

/** Components and evidence of a city for the browser; the form is described in contract/weak-points.ts. */
export async function weakColumnsBytes(
  { today }: { today: string },
  context: AnalysisContext,
  elapsedMs: () => number,
): Promise<Uint8Array> {
  const city = await weakCityOf(context, today);
  context.checkpoint(0.9);
  const { land } = context;
  const roads = new Map<string, number>();
  const parts: Buffer[] = [];
  const kinds = weakKinds.map((kind) => {
    const objects = city[kind];
    const evidence = weakEvidence.filter((name) => objects.evidence[name].some((value) => !Number.isNaN(value)));
    const keys = keyBytes(objects, context);
    const columns = [objects.matrix.x, ...evidence.map((name) => objects.evidence[name]), degrees(objects, context), objects.district, objects.street, roadsOf(objects, context, roads), linesOf(objects, context)]; // prettier-ignore
    for (const column of columns) parts.push(Buffer.from(column.buffer, column.byteOffset, column.byteLength));
    parts.push(keys);
    return { kind, count: objects.count, evidence, keysBytes: keys.length };
  });
  const header: WeakColumnsHeader = {
    kinds,
    districts: land.zonesOf('districts').map(({ name, key }) => name ?? key),
    streets: land.zonesOf('streets').map(({ name, key }) => name ?? key),
    roads: [...roads.keys()],
    meta: weakMeta(city, proposedWeights, today, context, elapsedMs()),
  };
  const text = JSON.stringify(header);
  const head = Buffer.from(text.padEnd(text.length + 3 - ((Buffer.byteLength(text) + 3) % 4)));
  const lead = Buffer.alloc(8);
  lead.write('DAW1', 'latin1');
  lead.writeUInt32LE(head.length, 4);
  // A copy of its own: small buffers of Node share their memory, and this one is given to another thread.
  return new Uint8Array(Buffer.concat([lead, head, gzipSync(Buffer.concat(parts), { level: gzipLevel })]));
}

function degrees({ count, xy }: WeakObjects, { projection }: AnalysisContext): Int32Array {
  const places = new Int32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const [lon, lat] = projection.inverse(xy[2 * i], xy[2 * i + 1]);
    places[i] = Math.round(lon * 1e7);
    places[count + i] = Math.round(lat * 1e7);
  }
  return places;
}

function roadsOf({ kind, record }: WeakObjects, { dataset }: AnalysisContext, roads: Map<string, number>): Int32Array {
  const name = textOf(dataset.layers[kind], 'roadName');
  return Int32Array.from(record, (at) => {
    const road = name(at);
    if (road === undefined) return -1;
    if (!roads.has(road)) roads.set(road, roads.size);
    return roads.get(road)!;
  });
}

/** Place of each pipe among the lines of the network. */
function linesOf({ kind, record }: WeakObjects, { dataset }: AnalysisContext): Int32Array {
  if (kind !== 'pipes') return new Int32Array(0);
  const { pipeOf } = cityNetwork(dataset);
  return Int32Array.from(record, (at) => pipeOf[at]);
}

function keyBytes({ kind, record }: WeakObjects, { dataset }: AnalysisContext): Buffer {
  const layer = dataset.layers[kind];
  const name = textOf(layer, 'name');
  const texts = [...Array.from(record, (at) => layer.keys[at]), ...Array.from(record, (at) => name(at) ?? '')];
  const bytes = Buffer.from(texts.map((text) => `${text.replaceAll('\0', ' ')}\0`).join(''));
  return Buffer.concat([bytes, Buffer.alloc(3 - ((bytes.length + 3) % 4))]);
}
