import type { GeometryKind, Layer } from '../data/model/catalogue.ts';
import type { Position, SurveyFeature } from '../data/model/feature.ts';
import { labelFields } from '../data/model/layers.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import type { TileLayerSchema } from '../data/model/tile-schema.ts';
import { signedArea } from './clip-polygon.ts';
import { type FieldColumn, FieldColumnBuilder } from './field-column.ts';
import { GrowingFloat64, GrowingUint32, sharedBytes } from './growing-array.ts';
import { labelPoint } from './label-point.ts';
import { mercatorX, mercatorY } from '../data/geo/mercator.ts';
import { importance, rankOrder } from './rank.ts';
import { weighLine, weighRings } from './simplify.ts';

/**
 * One tile layer in typed arrays: everything a zoom needs, nothing that cannot be sent to a worker thread.
 * Feature f has the parts `partStart[f] … partStart[f + 1] - 1` (a line, a ring, or all points of a point feature);
 * part p has the vertices `pointStart[p] … pointStart[p + 1] - 1`; vertex v lies at `xy[2v], xy[2v + 1]` in the web
 * mercator world of 0 … 1. Rings have no closing point.
 */
export interface LayerColumns {
  /** Name of the layer in the tile. */
  id: string;
  geometry: GeometryKind;
  tileRank: Layer['tileRank'];
  minZoom: number;
  maxZoom: number;
  count: number;
  /** Integer ids of the features. */
  ids: Float64Array;
  /** Per feature: the first zoom it is in tiles at; absent where that is the layer's for all. */
  fromZoom?: Uint8Array;
  /** Features, the most important first. */
  order: Uint32Array;
  partStart: Uint32Array;
  pointStart: Uint32Array;
  /** Per part: 1 for an outer ring, 0 for a hole; for lines and points always 1. */
  isOuter: Uint8Array;
  xy: Float64Array;
  /** Per vertex: the tolerance, in world units, up to which it is kept. */
  weights: Float64Array;
  fields: FieldColumn[];
}

/**
 * Reads the features of a layer. Throws when a feature's geometry is of another kind than the layer's, naming both.
 * `onFeature` is called after each feature and may throw to stop.
 */
export async function collectColumns(
  schema: TileLayerSchema,
  features: AsyncIterable<SurveyFeature>,
  onFeature: () => void = () => {},
): Promise<LayerColumns> {
  const { layer } = schema;
  const ids = new GrowingFloat64();
  const partStart = new GrowingUint32();
  const pointStart = new GrowingUint32();
  const isOuter = new GrowingUint32();
  const xy = new GrowingFloat64();
  const ranks = new GrowingFloat64();
  const fields = schema.fields.map((field) => new FieldColumnBuilder(field));
  const fromZoom: number[] = [];
  partStart.push(0);
  pointStart.push(0);
  for await (const feature of features) {
    let size = 0;
    for (const part of partsOf(layer, feature)) {
      const first = xy.length;
      for (const position of part.positions) {
        xy.push(mercatorX(position[0]));
        xy.push(mercatorY(position[1]));
      }
      if (layer.geometry === 'line') size += lengthOf(xy.array, first, xy.length);
      if (layer.geometry === 'polygon' && part.positions.length > 0) {
        size += Math.abs(signedArea(xy.array.subarray(first, xy.length))) * (part.isOuter ? 1 : -1);
      }
      isOuter.push(part.isOuter ? 1 : 0);
      pointStart.push(xy.length / 2);
    }
    if (layer.detail) {
      const isDetail = layer.detail.codes.includes(String(feature.properties[layer.detail.field]));
      fromZoom.push(isDetail ? layer.detail.fromZoom : schema.minZoom);
    }
    ids.push(tileIdOf(feature.id));
    partStart.push(isOuter.length);
    for (const rank of importance(layer, feature.properties, size)) ranks.push(rank);
    for (let k = 0; k < fields.length; k++) fields[k].push(feature.properties[schema.fields[k].name]);
    onFeature();
  }
  const columns = {
    id: schema.id,
    geometry: layer.geometry,
    tileRank: layer.tileRank,
    minZoom: schema.minZoom,
    maxZoom: schema.maxZoom,
    count: ids.length,
    ids: ids.view(),
    ...(layer.detail ? { fromZoom: sharedBytes(Uint8Array.from(fromZoom)) } : {}),
    order: rankOrder(ranks.view(), ids.view()),
    partStart: partStart.view(),
    pointStart: pointStart.view(),
    isOuter: sharedBytes(Uint8Array.from(isOuter.view())),
    xy: xy.view(),
    fields: fields.map((field) => field.finish()),
  };
  return { ...columns, weights: weigh(columns) };
}

/**
 * Label points of a polygon layer: one per feature that has a label, in its largest part, as far from the outline as
 * can be; with the feature's own id.
 */
export function labelColumns(polygons: LayerColumns, schema: TileLayerSchema): LayerColumns {
  const fields = new Set(schema.fields.map((field) => field.name));
  const kinds = polygons.fields.filter((field) => fields.has(field.name));
  const names = new Set(labelFields(schema.layer, 'en'));
  const labels = kinds.filter((field) => names.has(field.name));
  const kept: number[] = [];
  const xy: number[] = [];
  for (const f of polygons.order) {
    const named = labels.some((label) => label.valueOf[f] !== 0);
    const point = named ? labelPoint(largestPart(polygons, f)) : undefined;
    if (!point) continue;
    kept.push(f);
    xy.push(...point);
  }
  const steps = Uint32Array.from({ length: kept.length + 1 }, (_, k) => k);
  return {
    id: schema.id,
    geometry: 'point',
    tileRank: undefined,
    minZoom: schema.minZoom,
    maxZoom: schema.maxZoom,
    count: kept.length,
    ids: Float64Array.from(kept, (f) => polygons.ids[f]),
    order: steps.slice(0, -1),
    partStart: steps,
    pointStart: steps,
    isOuter: new Uint8Array(kept.length).fill(1),
    xy: Float64Array.from(xy),
    weights: new Float64Array(kept.length),
    fields: kinds.map((field) => ({ ...field, valueOf: Uint32Array.from(kept, (f) => field.valueOf[f]) })),
  };
}

interface Part {
  positions: Position[];
  isOuter: boolean;
}

function partsOf(layer: Layer, feature: SurveyFeature): Part[] {
  const { geometry } = feature;
  switch (`${layer.geometry} ${geometry.type}`) {
    case 'point Point':
      return [{ positions: [geometry.coordinates as Position], isOuter: true }];
    case 'point MultiPoint':
    case 'line LineString':
      return [{ positions: geometry.coordinates as Position[], isOuter: true }];
    case 'line MultiLineString':
      return (geometry.coordinates as Position[][]).map((positions) => ({ positions, isOuter: true }));
    case 'polygon Polygon':
      return ringsOf(geometry.coordinates as Position[][]);
    case 'polygon MultiPolygon':
      return (geometry.coordinates as Position[][][]).flatMap(ringsOf);
    default:
      throw new Error(`layer ${layer.id}, feature ${feature.id}: got a ${geometry.type}, expected a ${layer.geometry}`);
  }
}

function ringsOf(rings: Position[][]): Part[] {
  return rings.map((ring, k) => {
    const first = ring[0];
    const last = ring.at(-1);
    const isClosed = ring.length > 1 && first[0] === last![0] && first[1] === last![1];
    return { positions: isClosed ? ring.slice(0, -1) : ring, isOuter: k === 0 };
  });
}

function lengthOf(xy: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from + 2; i < to; i += 2) sum += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
  return sum;
}

function weigh(columns: Pick<LayerColumns, 'geometry' | 'pointStart' | 'xy'>): Float64Array {
  const { geometry, pointStart, xy } = columns;
  if (geometry === 'polygon') return weighRings(xy, pointStart);
  const weights = new Float64Array(new SharedArrayBuffer(4 * xy.length));
  if (geometry === 'point') return weights;
  for (let p = 0; p + 1 < pointStart.length; p++) weighLine(xy, pointStart[p], pointStart[p + 1] - 1, weights);
  return weights;
}

/** Rings of the part with the largest outer ring, that ring first. */
function largestPart(columns: LayerColumns, f: number): Float64Array[] {
  let best: Float64Array[] = [];
  let bestArea = -1;
  let part: Float64Array[] = [];
  for (let p = columns.partStart[f]; p < columns.partStart[f + 1]; p++) {
    const ring = columns.xy.subarray(2 * columns.pointStart[p], 2 * columns.pointStart[p + 1]);
    if (!columns.isOuter[p]) {
      part.push(ring);
      continue;
    }
    part = [ring];
    const area = ring.length === 0 ? 0 : Math.abs(signedArea(ring));
    if (area > bestArea) {
      bestArea = area;
      best = part;
    }
  }
  return best;
}
