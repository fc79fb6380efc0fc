import type { BlankPreviewResult } from '../../server/contract/blank-preview.ts';

export interface PreviewTotals {
  blankM2: number;
  /** The exact area, small places included, lies between these two. */
  atLeastM2: number;
  atMostM2: number;
  /** blankM2 ÷ land that was surveyed; null where nothing is known. */
  blankShare: number | null;
}

/**
 * City totals for a distance, metres, from the curve of all distances: between two of its steps the area is taken as
 * falling evenly, and the bounds are those of the step that is on the safe side.
 */
export function previewTotals(curve: NonNullable<BlankPreviewResult['curve']>, distanceM: number): PreviewTotals {
  const last = curve.blankM2.length - 1;
  const place = Math.max(0, Math.min(last, distanceM / curve.stepM));
  const [low, high] = [Math.floor(place), Math.ceil(place)];
  const at = (values: readonly number[]): number => values[low] + (values[high] - values[low]) * (place - low);
  const blankM2 = at(curve.blankM2);
  const knownM2 = curve.landM2 - at(curve.unknownM2);
  return {
    blankM2,
    atLeastM2: curve.atLeastM2[high],
    atMostM2: curve.atMostM2[low],
    blankShare: knownM2 < 1 ? null : Math.min(1, blankM2 / knownM2),
  };
}
