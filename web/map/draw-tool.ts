import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import { onceStyled } from './when-styled.ts';
import { useApp, type AppState } from '../state/app-state.ts';
import { drawFeatures, outlineFeatures } from './draw-features.ts';
import { addVertex, closePolygon, removeVertex, type DrawStep } from './draw-polygon.ts';
import { useDrawStatus } from './draw-status.ts';
import { drawSourceId } from './draw-style.ts';

/** How near a corner a click means that corner, px. */
const snapPx = 12;
const none = { refused: null, keyboard: false, measured: null, commands: null };

/**
 * Draws the polygon a task asks for (`drawing` in the state) by mouse, finger or keys: click or Enter adds a corner,
 * the first corner, a double click or Enter closes, Backspace takes the last corner back, Esc ends without a polygon.
 * After an arrow key the centre of the map is the pen.
 */
export function startDrawTool(map: MapLibreMap): () => void {
  let cursor: Position | null = null;
  let active = false;
  const canvas = map.getCanvas();

  const show = (): void => {
    const state = useApp.getState();
    const source = map.getSource(drawSourceId) as GeoJSONSource | undefined;
    void source?.setData(
      state.drawing ? drawFeatures(state.drawing.vertices, cursor) : outlineFeatures(boundOf(state)),
    );
  };
  const near = (place: Position): 'first' | 'last' | null => {
    const corners = vertices();
    const at = map.project(place);
    const close = (corner: Position | undefined): boolean =>
      corner !== undefined && map.project(corner).dist(at) <= snapPx;
    return close(corners[0]) ? 'first' : close(corners.at(-1)) ? 'last' : null;
  };
  const add = (place: Position): void => take(addVertex(vertices(), place, near(place)));

  const clicked = (event: MapMouseEvent): void => {
    useDrawStatus.setState({ keyboard: false });
    add([event.lngLat.lng, event.lngLat.lat]);
  };
  const centre = (): Position => map.getCenter().toArray();
  const pointed = (event: MapMouseEvent): void => {
    if (useDrawStatus.getState().keyboard) return;
    const place: Position = [event.lngLat.lng, event.lngLat.lat];
    cursor = near(place) === 'first' && vertices().length >= 3 ? vertices()[0] : place;
    show();
  };
  const panned = (): void => {
    if (!useDrawStatus.getState().keyboard) return;
    cursor = centre();
    show();
  };
  const pressed = (event: KeyboardEvent): void => {
    const keyboard = useDrawStatus.getState().keyboard;
    if (event.key.startsWith('Arrow')) {
      useDrawStatus.setState({ keyboard: true });
      panned();
      return;
    }
    const act: Record<string, () => void> = {
      Enter: () => (keyboard ? add(centre()) : finish()),
      ' ': () => add(centre()),
      Backspace: undo,
      Escape: cancel,
    };
    const command = act[event.key];
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  };
  const start = (): void => {
    active = true;
    map.doubleClickZoom.disable();
    canvas.style.cursor = 'crosshair';
    map.on('click', clicked);
    map.on('mousemove', pointed);
    map.on('move', panned);
    canvas.addEventListener('keydown', pressed);
    canvas.addEventListener('pointermove', moved);
    useDrawStatus.setState({ ...none, commands: { finish, undo, cancel } });
    canvas.focus({ preventScroll: true });
  };
  const end = (): void => {
    active = false;
    cursor = null;
    // The second click of a double click that closed must not zoom.
    setTimeout(() => map.doubleClickZoom.enable(), 400);
    canvas.style.cursor = '';
    map.off('click', clicked);
    map.off('mousemove', pointed);
    map.off('move', panned);
    canvas.removeEventListener('keydown', pressed);
    canvas.removeEventListener('pointermove', moved);
    useDrawStatus.setState(none);
  };
  const follow = (): void => {
    const wanted = useApp.getState().drawing !== null;
    if (wanted && !active) start();
    if (!wanted && active) end();
  };
  const unsubscribe = useApp.subscribe((state, before) => {
    if (state.drawing === before.drawing) {
      if (boundOf(state) !== boundOf(before)) show();
      return;
    }
    follow();
    show();
    measure();
  });
  const forget = onceStyled(map, show);
  follow();
  return () => {
    unsubscribe();
    forget();
    if (active) end();
  };
}

/** The polygon that bounds the task on screen, if it has one. */
function boundOf({ task, density, blank, summary, trace, swmm }: AppState): PolygonGeometry | null {
  if (task === 'summary') return joined(summary.areas);
  if (task === 'trace') return trace.from && 'polygon' in trace.from ? trace.from.polygon : null;
  if (task === 'swmm') return swmm.part === 'area' ? swmm.area : null;
  if (task === 'density') return density.cells === 'polygon' ? density.polygon : null;
  return task === 'blank' ? blank.within : null;
}

const joinedAreas = new WeakMap<readonly PolygonGeometry[], PolygonGeometry>();

/** Several areas as one geometry, the same one as long as they are the same. */
function joined(areas: readonly PolygonGeometry[]): PolygonGeometry | null {
  if (areas.length === 0) return null;
  let geometry = joinedAreas.get(areas);
  if (!geometry) {
    const coordinates = areas.flatMap((area) => (area.type === 'Polygon' ? [area.coordinates] : area.coordinates));
    geometry = { type: 'MultiPolygon', coordinates };
    joinedAreas.set(areas, geometry);
  }
  return geometry;
}

function vertices(): Position[] {
  return useApp.getState().drawing?.vertices ?? [];
}

/** What a step leads to: a refusal to show, one corner more or less, or the polygon the task was waiting for. */
function take(step: DrawStep): void {
  const { drawing, set, setDensity, setBlank, summary, setSummary, setTrace, setSwmm } = useApp.getState();
  if (!drawing) return;
  if ('refused' in step) {
    useDrawStatus.setState({ refused: step.refused });
  } else if ('vertices' in step) {
    useDrawStatus.setState({ refused: null });
    set({ drawing: { ...drawing, vertices: step.vertices } });
  } else {
    if (drawing.task === 'density') setDensity({ cells: 'polygon', polygon: step.polygon });
    else if (drawing.task === 'swmm') setSwmm({ area: step.polygon });
    else if (drawing.task === 'trace') setTrace({ from: { polygon: step.polygon } });
    else if (drawing.task === 'summary') setSummary({ areas: [...summary.areas, step.polygon] });
    else setBlank({ within: step.polygon });
    set({ drawing: null });
  }
}

const finish = (): void => take(closePolygon(vertices()));
const undo = (): void => take({ vertices: removeVertex(vertices()) });
const cancel = (): void => useApp.getState().set({ drawing: null });
const moved = (): void => useDrawStatus.setState({ keyboard: false });

function measure(): void {
  const corners = vertices();
  import('./measure.ts').then(
    ({ measureRing }) => {
      if (corners === vertices())
        useDrawStatus.setState({ measured: corners.length >= 2 ? measureRing(corners) : null });
    },
    () => useDrawStatus.setState({ measured: null }),
  );
}
