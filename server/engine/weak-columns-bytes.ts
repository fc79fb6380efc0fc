import { proposedWeights, weakEvidence, weakKinds } from '../../data/weak-points/components.ts';
import { cityNetwork, textOf } from '../analysis/city-network.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import type { WeakObjects } from '../analysis/weak-points/weak-objects.ts';
import type { WeakColumnsHeader } from '../contract/weak-points.ts';
import { columnBytes } from './column-bytes.ts';
import { weakCityOf, weakMeta, type WeakQuestion } from './weak-city-of.ts';

/** Components and evidence of a city for the browser; the form is described in contract/weak-points.ts. */
export async function weakColumnsBytes(
  question: WeakQuestion,
  context: AnalysisContext,
  elapsedMs: () => number,
): Promise<Uint8Array> {
  const city = await weakCityOf(context, question);
  context.checkpoint(0.9);
  const { land } = context;
  const roads: Roads = { at: new Map(), english: [] };
  const parts: ArrayBufferView[] = [];
  const kinds = weakKinds.map((kind) => {
    const objects = city[kind];
    const evidence = weakEvidence.filter((name) => objects.evidence[name].some((value) => !Number.isNaN(value)));
    const keys = keyBytes(objects, context);
    const columns = [objects.matrix.x, ...evidence.map((name) => objects.evidence[name]), degrees(objects, context), objects.district, objects.street, roadsOf(objects, context, roads), linesOf(objects, context)]; // prettier-ignore
    parts.push(...columns, keys);
    return { kind, count: objects.count, evidence, keysBytes: keys.length };
  });
  const header: WeakColumnsHeader = {
    kinds,
    districts: land.zonesOf('districts').map(({ name, key }) => name ?? key),
    streets: land.zonesOf('streets').map(({ name, key }) => name ?? key),
    roads: [...roads.at.keys()],
    roadsEn: roads.english,
    meta: weakMeta(city, proposedWeights, question, context, elapsedMs()),
  };
  return columnBytes('DAW1', header, parts);
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

/** Names of roads in the order they were met, and the same in English: the name itself where the survey has none. */
interface Roads {
  at: Map<string, number>;
  english: string[];
}

function roadsOf({ kind, record }: WeakObjects, { dataset }: AnalysisContext, { at, english }: Roads): Int32Array {
  const [name, nameEn] = ['roadName', 'roadNameEn'].map((field) => textOf(dataset.layers[kind], field));
  return Int32Array.from(record, (each) => {
    const road = name(each);
    if (road === undefined) return -1;
    if (!at.has(road)) at.set(road, english.push(nameEn(each) ?? road) - 1);
    return at.get(road)!;
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
  const [name, nameEn] = ['name', 'nameEn'].map((field) => textOf(layer, field));
  const columns = [(at: number) => layer.keys[at], name, (at: number) => nameEn(at) ?? name(at)];
  const texts = columns.flatMap((textAt) => Array.from(record, (at) => textAt(at) ?? ''));
  const bytes = Buffer.from(texts.map((text) => `${text.replaceAll('\0', ' ')}\0`).join(''));
  return Buffer.concat([bytes, Buffer.alloc(3 - ((bytes.length + 3) % 4))]);
}
