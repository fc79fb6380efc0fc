import { returnPeriodClassBounds } from '../../../data/rain/return-period-classes.ts';
import type { LayerColumns } from '../columns.ts';
import type { CityLand } from '../city-land.ts';
import { stateGroup } from './capacity-states.ts';
import type { Capacity } from './capacity.ts';

/** Length of pipe by what is said of it, m. */
export interface CapacityShares {
  /** By class of carried return period, those of `returnPeriodClassBounds`. */
  classM: number[];
  cannotM: number;
  notJudgedM: number;
}

/** Polygon of a layer that holds the middle of each pipe, by its place in `zonesOf`; −1 where none does. */
export function zoneOfPipes({ city }: Capacity, pipes: LayerColumns, land: CityLand, layer: string): Int32Array {
  const zones = new Int32Array(city.recordOf.length).fill(-1);
  if (!land.has(layer)) return zones;
  const grid = land.zoneGrid(layer);
  const { featureParts, partRings, ringStarts, xy } = pipes;
  for (let pipe = 0; pipe < zones.length; pipe++) {
    const record = city.recordOf[pipe];
    const first = ringStarts[partRings[featureParts[record]]];
    const last = ringStarts[partRings[featureParts[record + 1]]] - 1;
    // Of a pipe of one piece its very middle; of several the middle vertex.
    const middle = (first + last) >> 1;
    const other = last - first === 1 ? last : middle;
    zones[pipe] =
      grid.zonesAt((xy[2 * middle] + xy[2 * other]) / 2, (xy[2 * middle + 1] + xy[2 * other + 1]) / 2)[0] ?? -1;
  }
  return zones;
}

/** Shares of all pipes together, then of each of `zones` zones. */
export function sharesOf(
  { city, state, returnPeriodYears }: Capacity,
  zones: number,
  zoneOf: Int32Array,
): CapacityShares[] {
  const shares = Array.from({ length: zones + 1 }, (): CapacityShares => ({ classM: returnPeriodClassBounds.map(() => 0).concat(0), cannotM: 0, notJudgedM: 0 })); // prettier-ignore
  const { lengthM } = city.network;
  for (let pipe = 0; pipe < state.length; pipe++) {
    const group = stateGroup(state[pipe]);
    const c = classOf(returnPeriodYears[pipe]);
    for (const share of [shares[0], shares[zoneOf[pipe] + 1]].slice(0, zoneOf[pipe] < 0 ? 1 : 2)) {
      if (group === 0) share.classM[c] += lengthM[pipe];
      else if (group === 1) share.cannotM += lengthM[pipe];
      else share.notJudgedM += lengthM[pipe];
    }
  }
  return shares;
}

function classOf(years: number): number {
  let c = 0;
  while (c < returnPeriodClassBounds.length && years >= returnPeriodClassBounds[c]) c++;
  return c;
}
