import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { useApp, type AppState } from '../state/app-state.ts';
import { nextFrame } from '../state/next-frame.ts';
import type { TaskResult } from '../state/task-result.ts';
import { createFirstLines } from './first-lines.ts';
import { createFlow } from './flow-overlay.ts';
import { isLineResult, linePicture, type LinePicture, type LineResult } from './line-picture.ts';
import { flowSourceId, lineLayers, lineSourceId, pointSourceId, startSourceId } from './line-style.ts';
import type { Scheme } from './colors.ts';
import { resolveScheme } from './scheme.ts';
import { underNamesId } from './style.ts';
import { whenDrawn } from './when-drawn.ts';
import { whenStyled } from './when-styled.ts';

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Draws traces and network checks as lines over a veiled network; what flows is seen to flow. */
export function syncLines(map: MapLibreMap): () => void {
  const flow = createFlow(map);
  let shown: unknown[] = [];
  let scheme: Scheme | undefined;
  let layerIds: string[] = [];
  let watched: AbortController | undefined;
  let announced: TaskResult | undefined;
  let made: { result: LineResult; way: number; picture: LinePicture } | undefined;
  const source = (id: string): GeoJSONSource => {
    if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: nothing, buffer: 64, tolerance: 0.2 });
    return map.getSource(id) as GeoJSONSource;
  };
  const restyle = (wanted: Scheme | undefined): void => {
    if (wanted === scheme) return;
    scheme = wanted;
    for (const id of layerIds) map.removeLayer(id);
    layerIds = [];
    if (!wanted) return;
    for (const layer of lineLayers(wanted)) {
      map.addLayer(layer, underNamesId);
      layerIds.push(layer.id);
    }
  };
  const fill = (result: LineResult | null, picture: LinePicture | undefined, state: AppState): void => {
    void source(lineSourceId).setData(picture?.lines ?? nothing);
    void source(pointSourceId).setData(picture?.points ?? nothing);
    void source(flowSourceId).setData(picture ? collection(picture.flow.map(lineOf)) : nothing);
    void source(startSourceId).setData(collection(result ? startOf(result, state) : []));
  };
  const first = createFirstLines(map);
  const pictureOf = (result: LineResult, way: number): LinePicture => {
    if (made?.result !== result || made.way !== way) made = { result, way, picture: linePicture(result, way) };
    return made.picture;
  };
  const draw = (): void => {
    const state = useApp.getState();
    const { incoming, blankPreview } = state;
    const { way } = state.trace;
    if (incoming && incoming.task === 'trace' && incoming !== announced) {
      announced = incoming;
      watched?.abort();
      performance.mark('trace-handed');
      const isShown = first.show(pictureOf(incoming, way).lines, resolveScheme(state.scheme));
      if (isShown) void nextFrame().then(() => performance.mark('trace-drawn'));
    }
    const result = state.result && !blankPreview && isLineResult(state.result) ? state.result : null;
    const wanted = result ? resolveScheme(state.scheme) : undefined;
    const inputs = [result, result?.task === 'trace' ? way : 0, wanted];
    if (inputs.every((value, i) => value === shown[i])) return;
    const isSameData = inputs[0] === shown[0] && inputs[1] === shown[1];
    shown = inputs;
    if (!isSameData) {
      const picture = result ? pictureOf(result, way) : undefined;
      fill(result, picture, state);
      flow.show(picture?.flow ?? []);
    }
    restyle(wanted);
    if (!isSameData) settle();
  };
  /** The map's own lines take the place of the first ones when they are drawn. */
  const settle = (): void => {
    watched?.abort();
    const { signal } = (watched = new AbortController());
    if (!shown[0]) {
      first.clear();
      return;
    }
    const rendered = (): void => {
      if (!map.isSourceLoaded(lineSourceId)) return;
      map.off('render', rendered);
      void whenDrawn(map, signal).then(() => {
        if (signal.aborted) return;
        first.clear();
        performance.mark('trace-settled');
      });
    };
    map.on('render', rendered);
    signal.addEventListener('abort', () => map.off('render', rendered));
  };
  // The style comes back after a lost context without what was added to it.
  const restored = (): void => {
    shown = [];
    scheme = undefined;
    layerIds = [];
    draw();
  };
  const stop = whenStyled(map, draw);
  map.on('style.load', restored);
  return () => {
    stop();
    map.off('style.load', restored);
    watched?.abort();
    first.remove();
    flow.remove();
  };
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

function lineOf(coordinates: LinePicture['flow'][number]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
}

/** The place asked for, or the one pipe or node; of an area its pipes are mark enough. */
function startOf(result: LineResult, { trace }: AppState): Feature[] {
  if (result.task !== 'trace') return [];
  const { seeds } = result.data;
  const place = trace.from && 'position' in trace.from ? trace.from.position : undefined;
  const coordinates = place ?? (seeds.length === 1 ? seeds[0].position : undefined);
  return coordinates ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }] : [];
}
