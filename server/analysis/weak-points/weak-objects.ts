import {
  type WeakComponent,
  weakComponents,
  type WeakEvidence,
  weakEvidence,
  type WeakKind,
} from '../../../data/weak-points/components.ts';
import type { WeakMatrix } from '../../../data/weak-points/rank.ts';
import type { AnalysisContext } from '../context.ts';
import type { Component } from './component.ts';
import { depressionComponent } from './depression.ts';
import { exposureComponent } from './exposure.ts';
import type { HollowGrid } from './sinks.ts';

/** The ranked objects of one kind, in the order of their layer. */
export interface WeakObjects {
  kind: WeakKind;
  count: number;
  /** Record of each in its layer. */
  record: Uint32Array;
  matrix: WeakMatrix;
  evidence: Record<WeakEvidence, Float32Array>;
  /** Middle of each, working CRS. */
  xy: Float64Array;
  /** Zone of `land.zonesOf('districts')` and of `land.zonesOf('streets')` that holds it, −1 for none. */
  district: Int32Array;
  street: Int32Array;
}

/** A terrain's hollows; `toGrid` turns places of the working CRS into the grid's. */
export interface TerrainHollows {
  hollows: HollowGrid;
  toGrid: (x: number, y: number) => [number, number];
}

/** Components that are handed to an object by its pipes; the others depend on its place alone. */
export type HandedOn = Record<Exclude<WeakComponent, 'depression' | 'exposure'>, Component>;

interface Setting {
  context: AnalysisContext;
  terrain: TerrainHollows | undefined;
  /** x, y of the middle, then of other places of an object. */
  placesOf: (object: number) => number[];
}

/**
 * Puts the components of chosen objects into a matrix, and adds what depends on the place alone. Object i has row
 * `chosen[i]` of the components and record `record[i]` of its layer.
 */
export function objectsOf(
  kind: WeakKind,
  record: Uint32Array,
  components: HandedOn,
  chosen: Uint32Array,
  { context, terrain, placesOf }: Setting,
): WeakObjects {
  const count = record.length;
  const xy = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) [xy[2 * i], xy[2 * i + 1]] = placesOf(i);
  const toGrid = (places: number[]): number[] => {
    const moved: number[] = [];
    for (let k = 0; k < places.length; k += 2) moved.push(...terrain!.toGrid(places[k], places[k + 1]));
    return moved;
  };
  const here = {
    depression: depressionComponent(count, terrain?.hollows, (i) => toGrid(placesOf(i))),
    exposure: exposureComponent(context, xy),
  };
  const x = new Float32Array(weakComponents.length * count).fill(NaN);
  const evidence = Object.fromEntries(weakEvidence.map((name) => [name, new Float32Array(count).fill(NaN)])) as WeakObjects['evidence']; // prettier-ignore
  weakComponents.forEach((name, c) => {
    const isHere = name === 'depression' || name === 'exposure';
    const component = isHere ? here[name] : components[name];
    const at = (i: number): number => (isHere ? i : chosen[i]);
    for (let i = 0; i < count; i++) x[c * count + i] = component.x[at(i)];
    for (const [figure, values] of Object.entries(component.evidence)) {
      const into = evidence[figure as WeakEvidence];
      for (let i = 0; i < count; i++) into[i] = values[at(i)];
    }
  });
  return { kind, count, record, matrix: { count, x }, evidence, xy, district: zoneAt(context, 'districts', xy), street: zoneAt(context, 'streets', xy) }; // prettier-ignore
}

function zoneAt({ land }: AnalysisContext, layer: string, xy: Float64Array): Int32Array {
  const zones = new Int32Array(xy.length / 2).fill(-1);
  if (!land.has(layer)) return zones;
  const grid = land.zoneGrid(layer);
  for (let i = 0; i < zones.length; i++) zones[i] = grid.zonesAt(xy[2 * i], xy[2 * i + 1])[0] ?? -1;
  return zones;
}
