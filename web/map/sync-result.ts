import type { LngLat, Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import type { Bbox } from '../../data/model/feature.ts';
import { useApp, type AppState, type TaskResult } from '../state/app-state.ts';
import { findPartAt, resultParts, type ResultPart } from './result-features.ts';
import type { ResultOverlay } from './result-overlay.ts';
import { blankScale, densityScale, type DensityScale } from './result-scale.ts';
import { createResultTip, tipText } from './result-tip.ts';
import { resolveScheme, watchDeviceScheme } from './scheme.ts';

const tiltedPitch = 50;

let picker: ((point: Point, place: LngLat) => string | null) | undefined;

/** Id of the result feature at a click, or null. */
export function pickResult(point: Point, place: LngLat): string | null {
  return picker?.(point, place) ?? null;
}

/** Draws the result of a task with deck.gl, which is loaded for the first one. */
export function syncResult(map: MapLibreMap): () => void {
  let overlay: ResultOverlay | undefined;
  let loading: Promise<void> | undefined;
  let stopped = false;
  let parts: ResultPart[] = [];
  let partsOf: TaskResult | null = null;
  let scale: DensityScale | undefined;
  let hovered: string | null = null;
  let tilted = false;
  let drawn: unknown[] = [];
  const tip = createResultTip(map.getContainer());

  const find = (point: Point, place: LngLat): ResultPart | undefined => {
    if (!isExtruded(useApp.getState())) return findPartAt(parts, [place.lng, place.lat]);
    const id = overlay?.pickColumn(point.x, point.y);
    return id ? parts.find((part) => part.id === id) : undefined;
  };

  const draw = (): void => {
    const state = useApp.getState();
    const { result } = state;
    const scheme = resolveScheme(state.scheme);
    const inputs = [result, scheme, isExtruded(state), state.resultFocus, hovered];
    if (inputs.every((value, i) => value === drawn[i]) && drawn.length > 0) return;
    drawn = inputs;
    if (!result) {
      clear();
      return;
    }
    if (result !== partsOf || inputs[1] !== scaleScheme) {
      scale = result.task === 'density' ? densityScale(result.data, scheme) : undefined;
      parts = resultParts(result, scale?.classOf ?? ((): string => ''));
      partsOf = result;
      scaleScheme = scheme;
    }
    if (!overlay) {
      drawn = [];
      loading ??= import('./result-overlay.ts').then(({ createResultOverlay }) => {
        if (stopped) return;
        overlay = createResultOverlay(map);
        draw();
      });
      return;
    }
    const colors = new Map(blankScale(scheme).classes.map((entry) => [entry.id as string, entry.color]));
    overlay.show({
      parts,
      task: result.task,
      colorOf: (part) => scale?.colorOf(part.value) ?? colors.get(part.class) ?? colors.get('unknown')!,
      extruded: isExtruded(state),
      scheme,
      bbox: bboxOf(parts),
      marked: [state.resultFocus, hovered].filter((id) => id !== null),
    });
    tilt(isExtruded(state));
  };
  let scaleScheme: unknown;

  const clear = (): void => {
    parts = [];
    partsOf = null;
    hovered = null;
    tip.hide();
    tilt(false);
    overlay?.clear();
  };
  // Columns need a tilted camera; what the map tilted it also sets upright again.
  const tilt = (wanted: boolean): void => {
    if (wanted === tilted) return;
    tilted = wanted;
    if (wanted ? map.getPitch() < 30 : map.getPitch() > 0)
      map.easeTo({ pitch: wanted ? tiltedPitch : 0, duration: 700 });
  };
  const moved = (event: MapMouseEvent): void => {
    const { result, drawing, language } = useApp.getState();
    const part = result && !drawing && !map.isMoving() ? find(event.point, event.lngLat) : undefined;
    if (part && result)
      tip.show(part, tipText(part, result.task, scale?.unit ?? '', language), event.point.x, event.point.y);
    else tip.hide();
    if (!drawing) map.getCanvas().style.cursor = part ? 'pointer' : '';
    if ((part?.id ?? null) === hovered) return;
    hovered = part?.id ?? null;
    draw();
  };
  const left = (): void => {
    tip.hide();
    hovered = null;
    draw();
  };

  picker = (point, place) => find(point, place)?.id ?? null;
  const unsubscribe = useApp.subscribe(draw);
  const unwatch = watchDeviceScheme(draw);
  map.on('mousemove', moved);
  map.on('mouseout', left);
  map.on('movestart', left);
  map.on('style.load', draw);
  draw();
  return () => {
    stopped = true;
    picker = undefined;
    unsubscribe();
    unwatch();
    map.off('mousemove', moved);
    map.off('mouseout', left);
    map.off('movestart', left);
    map.off('style.load', draw);
    overlay?.remove();
    tip.remove();
  };
}

const isExtruded = (state: AppState): boolean => state.result?.task === 'density' && state.density.extruded;

function bboxOf(parts: readonly ResultPart[]): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { bbox } of parts) {
    box[0] = Math.min(box[0], bbox[0]);
    box[1] = Math.min(box[1], bbox[1]);
    box[2] = Math.max(box[2], bbox[2]);
    box[3] = Math.max(box[3], bbox[3]);
  }
  return parts.length === 0 ? [0, 0, 0, 0] : box;
}
