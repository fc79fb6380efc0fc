import type { LngLat, Point } from 'maplibre-gl';

type ResultPicker = (point: Point, place: LngLat) => string | null;
let picker: ResultPicker | undefined;

/** Whoever draws results says how to find one; undefined when it stops. */
export function setResultPicker(find: ResultPicker | undefined): void {
  picker = find;
}

/** Id of the result feature at a click, or null. */
export function pickResult(point: Point, place: LngLat): string | null {
  return picker?.(point, place) ?? null;
}
