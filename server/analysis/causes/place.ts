import type { AnalysisDataset } from '../columns.ts';
import { nearestRainMain } from '../nearest-rain-main.ts';
import type { Drains } from './drains.ts';
import { type Evidence, share } from './evidence.ts';

/** Built-up land farther than this from a main is blank: strict, and for screening (domain reference 3). */
export const strictM = 50;
const screeningM = 100;
/** How far a main is looked for. */
const searchM = 500;

/** Where a place meets the network. */
export interface Entry {
  /** Nearest main that carries rain: network pipe, −1 where none lies within `searchM`. */
  pipe: number;
  /** From the place to it. */
  distanceM: number;
  /** The nearer end of it. */
  node: number;
}

/** The main nearest to a place, and its nearer end. */
export function findEntry(dataset: AnalysisDataset, drains: Drains, x: number, y: number): Entry {
  const found = nearestRainMain(dataset, drains.city, x, y, searchM);
  if (!found) return { pipe: -1, distanceM: Infinity, node: -1 };
  const { pipe } = found;
  const { start, end, nodeXy } = drains.city.network.ends;
  const awayM = (node: number): number => Math.hypot(x - nodeXy[2 * node], y - nodeXy[2 * node + 1]);
  const node = awayM(start[pipe]) <= awayM(end[pipe]) ? start[pipe] : end[pipe];
  return { pipe, distanceM: found.distanceM, node };
}

/** Land without a drain near: half certain beyond 50 m, all from 75 m on. */
export function missingDrain({ distanceM }: Entry, x: number, y: number): Evidence {
  return {
    mechanism: 'no-drain',
    strength: share(0.5 + (distanceM - strictM) / (screeningM - strictM)),
    x,
    y,
    distanceM: 0,
    values: { nearestM: Math.min(distanceM, searchM), strictM },
  };
}
