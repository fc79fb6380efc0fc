import { findLayer } from '../../data/model/layers.ts';
import { type AnalysisDataset, type LayerColumns, type TextColumn } from './columns.ts';
import { AnalysisError } from './analysis-error.ts';
import { overlapAreas } from './overlap-areas.ts';
import type { PolygonOps, Shape, ShapeParts, ShapeRing } from './polygon-ops.ts';
import { ZoneGrid } from './zone-grid.ts';

export type LandChoice = 'built_up' | 'district';

/** Squares laid over a layer that many questions are asked about: a megabyte, and 110 m in a city of 40 km. */
const gridSquares = 2 ** 17;

function layerOf(choice: LandChoice): string {
  return choice === 'built_up' ? 'built_up' : 'districts';
}

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
 * The polygons that analyses of one dataset need, made when first asked for and kept: zones of a layer,
 * land, survey coverage. Invalid rings are repaired here, and counted.
 */
export class CityLand {
  private readonly dataset: AnalysisDataset;
  private readonly ops: PolygonOps;
  private readonly zones = new Map<string, Zone[]>();
  private readonly unions = new Map<string, Shape>();
  private readonly unionRings = new Map<string, readonly ShapeRing[]>();
  private readonly grids = new Map<string, ZoneGrid>();
  private readonly builtUp = new Map<string, { zonesM2: Float64Array; togetherM2: number }>();
  private readonly areas = new Map<string, Float64Array>();
  private disjoint: Zone[] | undefined;
  private repaired = 0;
  private cityBounds: number[] | undefined;

  constructor(dataset: AnalysisDataset, ops: PolygonOps) {
    this.dataset = dataset;
    this.ops = ops;
  }

  /** West, south, east, north of everything in the city, degrees; Infinity … −Infinity of an empty one. */
  bounds(): readonly number[] {
    if (!this.cityBounds) {
      this.cityBounds = [Infinity, Infinity, -Infinity, -Infinity];
      for (const { bbox } of Object.values(this.dataset.layers)) {
        for (let i = 0; i < bbox.length; i += 4) {
          this.cityBounds[0] = Math.min(this.cityBounds[0], bbox[i]);
          this.cityBounds[1] = Math.min(this.cityBounds[1], bbox[i + 1]);
          this.cityBounds[2] = Math.max(this.cityBounds[2], bbox[i + 2]);
          this.cityBounds[3] = Math.max(this.cityBounds[3], bbox[i + 3]);
        }
      }
    }
    return this.cityBounds;
  }

  /** Whether a polygon has some of the land in it. */
  isIn(choice: LandChoice, rings: readonly ShapeRing[]): boolean {
    const land = this.unionGrid(layerOf(choice));
    // Most drawn polygons have a corner on land; only of the others the area is computed.
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) if (land.zonesAt(ring[i], ring[i + 1]).length > 0) return true;
    }
    return overlapAreas(new ZoneGrid([rings], 256), land)[0] > 0;
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
    const layer = layerOf(choice);
    if (!this.has(layer)) {
      throw new AnalysisError(
        'land-missing',
        'land',
        `The city has no ${layer} layer; import one, or choose other land`,
      );
    }
    return this.unionOf(layer);
  }

  /** Rings of the union of the land polygons; outer ones counter-clockwise, holes clockwise. */
  rings(choice: LandChoice): readonly ShapeRing[] {
    return this.ringsOf(layerOf(choice));
  }

  /** The union of a layer's polygons as one zone; of an empty layer no zone. */
  unionGrid(layer: string): ZoneGrid {
    return this.grid(`${layer} union`, () => (this.has(layer) ? [this.ringsOf(layer)] : []));
  }

  /** The polygons of a layer as zones, in the order of `zonesOf`. */
  zoneGrid(layer: string): ZoneGrid {
    return this.grid(layer, () => this.zonesOf(layer).map((zone) => this.ops.parts(zone.shape).flat()));
  }

  /** Area of each polygon of a layer, in the order of `zonesOf`, m². */
  zoneAreas(layer: string): Float64Array {
    let areas = this.areas.get(layer);
    if (!areas) {
      areas = this.zoneGrid(layer).areas();
      this.areas.set(layer, areas);
    }
    return areas;
  }

  /** Land that the survey covers, as one zone; no zone where the city has no coverage layer. */
  surveyedGrid(choice: LandChoice): ZoneGrid {
    return this.grid(`${layerOf(choice)} surveyed`, () => {
      const coverage = this.coverage();
      if (coverage === undefined) return [];
      return [this.ops.arena(() => this.ops.parts(this.ops.intersection(this.landOf(choice), coverage)).flat())];
    });
  }

  /** Share of the land that the survey covers; null where the city has no coverage layer or no land. */
  surveyedShare(choice: LandChoice): number | null {
    const [landM2 = 0] = this.unionGrid(layerOf(choice)).areas();
    if (!this.has('survey_coverage') || landM2 === 0) return null;
    return Math.min(1, (this.surveyedGrid(choice).areas()[0] ?? 0) / landM2);
  }

  /** Built-up land in each polygon of a layer, and in all of them together (what overlaps counts once), m². */
  builtUpIn(layer: string): { zonesM2: Float64Array; togetherM2: number } {
    let known = this.builtUp.get(layer);
    if (!known) {
      const builtUp = this.unionGrid('built_up');
      known = {
        zonesM2: overlapAreas(this.zoneGrid(layer), builtUp),
        togetherM2: overlapAreas(this.unionGrid(layer), builtUp)[0] ?? 0,
      };
      this.builtUp.set(layer, known);
    }
    return known;
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
      for (const zone of zones) if (zone.repaired) this.repaired++;
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
    return this.repaired;
  }

  private grid(name: string, rings: () => (readonly ShapeRing[])[]): ZoneGrid {
    let grid = this.grids.get(name);
    if (!grid) {
      grid = new ZoneGrid(rings(), gridSquares);
      this.grids.set(name, grid);
    }
    return grid;
  }

  private ringsOf(layer: string): readonly ShapeRing[] {
    let rings = this.unionRings.get(layer);
    if (!rings) {
      rings = this.ops.parts(this.unionOf(layer)).flat();
      this.unionRings.set(layer, rings);
    }
    return rings;
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
    const label = columns.fields[findLayer(columns.layer)?.labelField ?? ''] as TextColumn | undefined;
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

/** Whether two boxes (minX, minY, maxX, maxY) have a point in common. */
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
