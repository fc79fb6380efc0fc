import type { GeometryKind, Layer } from '../data/model/catalogue.ts';
import type { Position, SurveyFeature, Value } from '../data/model/feature.ts';
import { labelFields } from '../data/model/layers.ts';
import { tileIdOf } from '../data/model/tile-id.ts';
import type { TileLayerSchema } from '../data/model/tile-schema.ts';
import { signedArea } from './clip-polygon.ts';
import { type FieldColumn, FieldColumnBuilder } from './field-column.ts';
import { GrowingFloat64, GrowingUint32, sharedBytes } from './growing-array.ts';
import { labelPoint } from './label-point.ts';
import { countRecords, keyOf, type LayerRecords, partsOfRecord, readerOf } from './layer-records.ts';
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

/** A line, a ring without its closing point, or all points of a point feature. */
export interface Part {
  /** Longitude and latitude of vertex v, degrees: `lonLat[2v], lonLat[2v + 1]`; the part has those `from` … `to − 1`. */
  lonLat: ArrayLike<number>;
  from: number;
  to: number;
  isOuter: boolean;
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
  const builder = new ColumnsBuilder(schema, 0, 0);
  for await (const feature of features) {
    builder.add(feature.id, partsOf(schema.layer, feature), (name) => feature.properties[name]);
    onFeature();
  }
  return builder.finish();
}

/** The same of records that are in columns already. */
export function columnsOfRecords(
  schema: TileLayerSchema,
  records: LayerRecords,
  onFeature: () => void = () => {},
): LayerColumns {
  const { layer } = schema;
  const count = countRecords(records);
  const builder = new ColumnsBuilder(schema, count, records.lonLat.length / 2);
  const readers = new Map(layer.fields.map(({ name }) => [name, readerOf(records, name)]));
  for (let record = 0; record < count; record++) {
    const key = keyOf(records, record);
    builder.add(key, partsOfRecord(records, layer.geometry, record), (name) =>
      name === layer.key ? key : readers.get(name)?.(record),
    );
    onFeature();
  }
  return builder.finish();
}

/** Collects features, `count` of which are likely to come, with so many `vertices` together. */
class ColumnsBuilder {
  private readonly schema: TileLayerSchema;
  private readonly ids: GrowingFloat64;
  private readonly partStart: GrowingUint32;
  private readonly pointStart: GrowingUint32;
  private readonly isOuter: GrowingUint32;
  private readonly xy: GrowingFloat64;
  private readonly ranks: GrowingFloat64;
  private readonly fields: FieldColumnBuilder[];
  private readonly fromZoom: number[] = [];

  constructor(schema: TileLayerSchema, count: number, vertices: number) {
    this.schema = schema;
    this.ids = new GrowingFloat64(count);
    this.partStart = new GrowingUint32(count + 1);
    this.pointStart = new GrowingUint32(count + 1);
    this.isOuter = new GrowingUint32(count, ArrayBuffer);
    this.xy = new GrowingFloat64(2 * vertices);
    this.ranks = new GrowingFloat64(3 * count, ArrayBuffer);
    this.fields = schema.fields.map((field) => new FieldColumnBuilder(field, count));
    this.partStart.push(0);
    this.pointStart.push(0);
  }

  add(id: string, parts: readonly Part[], valueOf: (field: string) => Value | undefined): void {
    const { schema, xy, isOuter, fields } = this;
    const { layer } = schema;
    let size = 0;
    for (const part of parts) {
      const first = xy.length;
      const { lonLat, from, to } = part;
      for (let i = 2 * from; i < 2 * to; i += 2) {
        xy.push(mercatorX(lonLat[i]));
        xy.push(mercatorY(lonLat[i + 1]));
      }
      if (layer.geometry === 'line') size += lengthOf(xy.array, first, xy.length);
      if (layer.geometry === 'polygon' && to > from) {
        size += Math.abs(signedArea(xy.array.subarray(first, xy.length))) * (part.isOuter ? 1 : -1);
      }
      isOuter.push(part.isOuter ? 1 : 0);
      this.pointStart.push(xy.length / 2);
    }
    if (layer.detail) {
      const isDetail = layer.detail.codes.includes(String(valueOf(layer.detail.field)));
      this.fromZoom.push(isDetail ? layer.detail.fromZoom : schema.minZoom);
    }
    this.ids.push(tileIdOf(id));
    this.partStart.push(isOuter.length);
    for (const rank of importance(layer, valueOf, size)) this.ranks.push(rank);
    for (let k = 0; k < fields.length; k++) fields[k].push(valueOf(schema.fields[k].name));
  }

  finish(): LayerColumns {
    const { schema, ids, fromZoom } = this;
    const { layer } = schema;
    const columns = {
      id: schema.id,
      geometry: layer.geometry,
      tileRank: layer.tileRank,
      minZoom: schema.minZoom,
      maxZoom: schema.maxZoom,
      count: ids.length,
      ids: ids.view(),
      ...(layer.detail ? { fromZoom: sharedBytes(Uint8Array.from(fromZoom)) } : {}),
      order: rankOrder(this.ranks.view(), ids.view()),
      partStart: this.partStart.view(),
      pointStart: this.pointStart.view(),
      isOuter: sharedBytes(Uint8Array.from(this.isOuter.view())),
      xy: this.xy.view(),
      fields: this.fields.map((field) => field.finish()),
    };
    return { ...columns, weights: weigh(columns) };
  }
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

function partsOf(layer: Layer, feature: SurveyFeature): Part[] {
  const { geometry } = feature;
  switch (`${layer.geometry} ${geometry.type}`) {
    case 'point Point':
      return [partOf([geometry.coordinates as Position])];
    case 'point MultiPoint':
    case 'line LineString':
      return [partOf(geometry.coordinates as Position[])];
    case 'line MultiLineString':
      return (geometry.coordinates as Position[][]).map((positions) => partOf(positions));
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
    return partOf(isClosed ? ring.slice(0, -1) : ring, k === 0);
  });
}

function partOf(positions: Position[], isOuter = true): Part {
  return { lonLat: positions.flatMap(([lon, lat]) => [lon, lat]), from: 0, to: positions.length, isOuter };
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
