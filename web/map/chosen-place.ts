import type { Bbox } from '../../data/model/feature.ts';
import type { AppState } from '../state/app-state.ts';
import { bboxOf } from '../ui/geometry.ts';

/** The part of the state a chosen place depends on. */
export const placeInputs = ['picked', 'pickedAt', 'selection', 'selectionBbox', 'result', 'resultFocus'] as const;

/**
 * The place a person chose and means to look at: where the last click found something, else the selected record,
 * else the cell or area in focus. Null for none, or while its geometry is not known.
 */
export function chosenPlace(state: Pick<AppState, (typeof placeInputs)[number]>): Bbox | null {
  const { picked, pickedAt, selection, selectionBbox, result, resultFocus } = state;
  if (pickedAt && (picked.length > 0 || resultFocus !== null)) return [...pickedAt, ...pickedAt] as unknown as Bbox;
  if (selection) return selectionBbox;
  const features = result && 'features' in result.data ? result.data.features : [];
  const feature = resultFocus === null ? undefined : features.find(({ id }) => id === resultFocus);
  return (feature && bboxOf(feature.geometry)) ?? null;
}
