import type { CellWindow } from './cell-coverage.ts';
import type { LandChoice } from './city-land.ts';
import type { PipeCompleteness } from './counted-pipes.ts';

/** Totals by distance are kept in steps of this many metres, up to `curveSteps` of them. */
export const curveStepM = 0.25;
export const curveSteps = 4096;

/**
 * How far every piece of a city's land is from the nearest counted pipe: exact distances of the cells' centres. It
 * answers every distance at once. All arrays lie on shared memory: threads pass a field on without a copy.
 */
export interface DistanceField extends CellWindow {
  /** Which pipes and which land it is about, as text: `fieldKey`. */
  key: string;
  land: LandChoice;
  /** One byte per cell, row by row from the south: see `distance-code.ts`. A cell is land when half of it is. */
  codes: Uint8Array;
  /** Districts in the order of their layer, then the land outside all of them. */
  zones: FieldZone[];
  /**
   * `curveSteps + 1` numbers per zone for known land, then as many for land outside the survey coverage: m² (exact
   * shares of cells) whose cell has its centre at i × `curveStepM` or farther from every pipe.
   */
  beyondM2: Float64Array;
  completeness: PipeCompleteness;
  repairedPolygons: number;
}

export interface FieldZone {
  districtKey: string | null;
  districtName: string | null;
  landM2: number;
}

/** Blank area with its bounds: the exact answer lies between `atLeastM2` and `atMostM2`. */
export interface BlankEstimate {
  blankM2: number;
  atLeastM2: number;
  atMostM2: number;
}

/** Where the curve of a zone begins in `beyondM2`. */
export function curveOffset(zone: number, side: 'known' | 'unknown'): number {
  return (2 * zone + (side === 'known' ? 0 : 1)) * (curveSteps + 1);
}

/** No point of a cell is farther than this from its centre. */
export function halfDiagonal(cellM: number): number {
  return cellM * Math.SQRT1_2;
}

/**
 * Land of a zone farther than `distanceM` from every pipe. Bounds: distance changes by at most a metre per metre, so
 * that a cell whose centre lies half a diagonal farther is blank as a whole, and one half a diagonal nearer has nothing
 * blank. The estimate lets each cell turn blank evenly while the distance passes over its width, which is exact along a
 * straight front, and takes off what this adds to a bent curve: its second difference ÷ 24.
 */
export function blankOfZone(
  { cellM, beyondM2 }: DistanceField,
  zone: number,
  side: 'known' | 'unknown',
  distanceM: number,
): BlankEstimate {
  const offset = curveOffset(zone, side);
  const at = (steps: number): number => beyondM2[offset + Math.max(0, Math.min(curveSteps, steps))];
  const width = Math.round(cellM / curveStepM);
  const spread = (centre: number): number => {
    const from = Math.round(centre - width / 2);
    let sum = (at(from) + at(from + width)) / 2;
    for (let i = from + 1; i < from + width; i++) sum += at(i);
    return sum / width;
  };
  const here = distanceM / curveStepM;
  const estimate = spread(here) - (spread(here - width) - 2 * spread(here) + spread(here + width)) / 24;
  const half = halfDiagonal(cellM);
  const atLeastM2 = at(Math.ceil((distanceM + half) / curveStepM));
  const atMostM2 = at(Math.floor((distanceM - half) / curveStepM));
  return { blankM2: Math.max(atLeastM2, Math.min(atMostM2, estimate)), atLeastM2, atMostM2 };
}
