import { type AnalysisDataset, type LayerColumns, type TextColumn } from './columns.ts';
import { AnalysisError } from './analysis-error.ts';
import type { PolygonOps, Shape, ShapeParts, ShapeRing } from './polygon-ops.ts';

export type LandChoice = 'built_up' | 'district';

/** A polygon of a layer, valid. */
export interface Zone {
  feature: number;
  key: string;
  name: string | null;
  shape: Shape;
  /** minX, minY, maxX, maxY, metres. */
  bounds: [number, number, number, number];
  repaired: boolean;
}

/**
 * The polygons that analyses of one dataset need, made when first asked for and kept until `release`: zones of a layer,
 * land, survey coverage. Invalid rings are repaired here, and counted.
 */
export class CityLand {
  private readonly dataset: AnalysisDataset;
  private readonly ops: PolygonOps;
  private readonly zones = new Map<string, Zone[]>();
  private readonly unions = new Map<string, Shape>();
  private disjoint: Zone[] | undefined;

  constructor(dataset: AnalysisDataset, ops: PolygonOps) {
    this.dataset = dataset;
    this.ops = ops;
  }

  /** Whether the layer has records. */
  has(layer: string): boolean {
    return (this.dataset.layers[layer]?.count ?? 0) > 0;
  }

  /** What is land unless the question says otherwise: the built-up area where the city has one, else its districts. */
  defaultLand(): LandChoice | undefined {
    return this.has('built_up') ? 'built_up' : this.has('districts') ? 'district' : undefined;
  }

  /** Union of the land polygons. Throws `land-missing`, naming the layer to import. */
  landOf(choice: LandChoice): Shape {
    const layer = choice === 'built_up' ? 'built_up' : 'districts';
    if (!this.has(layer)) {
      throw new AnalysisError(
        'land-missing',
        'land',
        `The city has no ${layer} layer; import one, or choose other land`,
      );
    }
    return this.unionOf(layer);
  }

  /** Union of the survey coverage, or undefined where the city has no such layer. */
  coverage(): Shape | undefined {
    return this.has('survey_coverage') ? this.unionOf('survey_coverage') : undefined;
  }

  /** Polygons of a layer in the order of its file; those without area are left out. */
  zonesOf(layer: string): Zone[] {
    let zones = this.zones.get(layer);
    if (!zones) {
      const columns = this.dataset.layers[layer];
      zones = columns ? this.readZones(columns) : [];
      this.zones.set(layer, zones);
    }
    return zones;
  }

  /** Districts without overlaps: land that two districts claim belongs to the first in the file. */
  districts(): Zone[] {
    this.disjoint ??= this.withoutOverlaps(this.zonesOf('districts'));
    return this.disjoint;
  }

  /** Polygons with invalid rings, of the layers read so far. */
  repairedPolygons(): number {
    return [...this.zones.values()].flat().filter((zone) => zone.repaired).length;
  }

  release(): void {
    const kept = new Set([...this.unions.values(), ...(this.disjoint ?? []).map((zone) => zone.shape)]);
    for (const zones of this.zones.values()) for (const zone of zones) kept.add(zone.shape);
    for (const shape of kept) this.ops.release(shape);
    this.unions.clear();
    this.zones.clear();
    this.disjoint = undefined;
  }

  private unionOf(layer: string): Shape {
    let union = this.unions.get(layer);
    if (union === undefined) {
      const shapes = this.zonesOf(layer).map((zone) => zone.shape);
      union = this.ops.arena(() => this.ops.keep(this.ops.union(shapes)));
      this.unions.set(layer, union);
    }
    return union;
  }

  private readZones(columns: LayerColumns): Zone[] {
    const { ops } = this;
    const label = Object.values(columns.fields)[0] as TextColumn | undefined;
    const zones: Zone[] = [];
    for (let i = 0; i < columns.count; i++) {
      const zone = ops.arena(() => {
        const raw = ops.polygon(partsOf(columns, i));
        const valid = ops.findFault(raw) === undefined;
        const shape = valid ? raw : ops.repair(raw);
        if (ops.area(shape) === 0) return undefined;
        return { shape: ops.keep(shape), bounds: ops.bounds(shape), repaired: !valid };
      });
      if (!zone) continue;
      zones.push({ feature: i, key: columns.keys[i], name: label?.dictionary[label.codes[i]] ?? null, ...zone });
    }
    return zones;
  }

  private withoutOverlaps(zones: Zone[]): Zone[] {
    const { ops } = this;
    const result: Zone[] = [];
    for (const zone of zones) {
      const shape = ops.arena(() => {
        let rest = zone.shape;
        for (const earlier of result) {
          if (!boundsOverlap(zone.bounds, earlier.bounds)) continue;
          if (ops.area(ops.intersection(rest, earlier.shape)) > 1e-6) rest = ops.difference(rest, earlier.shape);
        }
        return rest === zone.shape ? rest : ops.keep(rest);
      });
      result.push({ ...zone, shape });
    }
    return result;
  }
}

export function boundsOverlap(a: readonly number[], b: readonly number[]): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Parts of a stored polygon; a ring that is not closed or too short to be one is closed or left out. */
export function partsOf(columns: LayerColumns, feature: number): ShapeParts {
  const parts: ShapeParts = [];
  for (let part = columns.featureParts[feature]; part < columns.featureParts[feature + 1]; part++) {
    const rings: ShapeRing[] = [];
    for (let ring = columns.partRings[part]; ring < columns.partRings[part + 1]; ring++) {
      const xy = columns.xy.subarray(2 * columns.ringStarts[ring], 2 * columns.ringStarts[ring + 1]);
      if (xy.length >= 6) rings.push(closed(xy));
      else if (rings.length === 0) break;
    }
    if (rings.length > 0) parts.push(rings);
  }
  return parts;
}

function closed(xy: Float64Array): ShapeRing {
  const n = xy.length;
  const isClosed = n >= 8 && xy[0] === xy[n - 2] && xy[1] === xy[n - 1];
  return isClosed ? xy : Float64Array.from([...xy, xy[0], xy[1]]);
}
