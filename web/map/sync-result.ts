import type { LngLat, Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import type { Bbox } from '../../data/model/feature.ts';
import { sayName } from '../state/area-names.ts';
import { useApp, type AppState } from '../state/app-state.ts';
import type { ColumnResult } from './result-columns.ts';
import { type AreaResult, findPartAt, isAreaResult, resultParts, type ResultPart } from './result-features.ts';
import { createFlatResult } from './result-flat.ts';
import type { ResultPicture } from './result-picture.ts';
import { setResultPicker } from './result-picker.ts';
import { areaScale, blankScale, densityScale, policyScale } from './result-scale.ts';
import { createResultTip, tipText } from './result-tip.ts';
import { resolveScheme } from './scheme.ts';
import { whenStyled } from './when-styled.ts';

/** Draws the result of a task: flat by MapLibre, columns by deck.gl, which is loaded for the first of them. */
export function syncResult(map: MapLibreMap): () => void {
  const flat = createFlatResult(map);
  let columns: ColumnResult | undefined;
  let loading: Promise<void> | undefined;
  let isStopped = false;
  let picture: Omit<ResultPicture, 'marked'> | undefined;
  let pictureOf: unknown[] = [];
  let hovered: string | null = null;
  let drawn: unknown[] = [];
  const tip = createResultTip(map.getContainer());

  const find = (point: Point, place: LngLat): ResultPart | undefined => {
    if (!picture) return undefined;
    if (!isExtruded(useApp.getState())) return findPartAt(picture.parts, [place.lng, place.lat]);
    const id = columns?.pick(point.x, point.y);
    return id ? picture.parts.find((part) => part.id === id) : undefined;
  };
  const draw = (): void => {
    const state = useApp.getState();
    const { resultFocus } = state;
    const result = areaResult(state);
    const scheme = resolveScheme(state.scheme);
    const places = state.policy.layer;
    const inputs = [result, scheme, isExtruded(state), resultFocus, hovered, places];
    if (inputs.every((value, i) => value === drawn[i]) && drawn.length > 0) return;
    drawn = inputs;
    if (!result) {
      clear();
      return;
    }
    if (pictureOf[0] !== result || pictureOf[1] !== scheme || pictureOf[2] !== places) {
      picture = pictureFor(result, scheme, places);
      pictureOf = [result, scheme, places];
    }
    const shown = { ...picture!, marked: [resultFocus, hovered].filter((id) => id !== null) };
    if (!isExtruded(state)) {
      columns?.clear();
      flat.show(shown);
    } else if (columns) {
      flat.clear();
      columns.show(shown);
    } else {
      drawn = [];
      loading ??= import('./result-columns.ts').then(({ createColumnResult }) => {
        if (isStopped) return;
        columns = createColumnResult(map);
        draw();
      });
    }
  };
  const clear = (): void => {
    picture = undefined;
    pictureOf = [];
    hovered = null;
    tip.hide();
    flat.clear();
    columns?.clear();
  };
  const moved = (event: MapMouseEvent): void => {
    const { result, drawing, tracePick, language } = useApp.getState();
    const part = result && picture && !drawing && !map.isMoving() ? find(event.point, event.lngLat) : undefined;
    if (part && result) {
      const name = part.name === null ? '' : sayName(part.name);
      tip.show(tipText(part, result.task, language), name, event.point.x, event.point.y);
    } else tip.hide();
    if (!drawing && !tracePick) map.getCanvas().style.cursor = part ? 'pointer' : '';
    if ((part?.id ?? null) === hovered) return;
    hovered = part?.id ?? null;
    draw();
  };
  const left = (): void => {
    tip.hide();
    if (hovered === null) return;
    hovered = null;
    draw();
  };

  setResultPicker((point, place) => find(point, place)?.id ?? null);
  const stop = whenStyled(map, draw);
  map.on('mousemove', moved);
  map.on('mouseout', left);
  map.on('movestart', left);
  return () => {
    isStopped = true;
    setResultPicker(undefined);
    stop();
    map.off('mousemove', moved);
    map.off('mouseout', left);
    map.off('movestart', left);
    columns?.remove();
    tip.remove();
  };
}

/** The result to be drawn as areas; what the slider shows stands in the place of one from before. */
function areaResult({ blankPreview, result }: AppState): AreaResult | null {
  return result && !blankPreview && isAreaResult(result) ? result : null;
}

const isExtruded = (state: AppState): boolean => state.result?.task === 'density' && state.density.extruded;

/** `places`: which layer of a policy matrix is shown, as in its list; null shows both. */
function pictureFor(
  result: AreaResult,
  scheme: ResultPicture['scheme'],
  places: AppState['policy']['layer'],
): Omit<ResultPicture, 'marked'> {
  const scale = result.task === 'density' ? densityScale(result.data, scheme) : undefined;
  const ranks = result.task === 'policy' ? policyScale(result.data, scheme) : undefined;
  const none = (): string => '';
  const parts = resultParts(result, { cell: scale?.classOf ?? none, place: ranks?.classOf ?? none }, places);
  const own = scale ?? ranks ?? (result.task === 'summary' ? areaScale(scheme) : blankScale(scheme));
  return {
    task: result.task,
    parts,
    classes: own.classes,
    scheme,
    bbox: bboxOf(parts),
    columnTop: scale?.columnTop ?? 0,
  };
}

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
