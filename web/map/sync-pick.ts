import type { LngLat, Map as MapLibreMap, MapMouseEvent, Point } from 'maplibre-gl';
import type { Bbox } from '../../data/model/feature.ts';
import { findLayer, getLayer } from '../../data/model/layers.ts';
import { useApp } from '../state/app-state.ts';
import { pickedFeatures, reachPx } from './pick.ts';
import { pickResult } from './result-picker.ts';
import type { StyleLayerMetadata } from './style-context.ts';

/** Turns clicks, and Enter on the map, into `picked` (what lies there, nearest first) and `resultFocus` (the cell or area of a result). */
export function syncPick(map: MapLibreMap): () => void {
  const pick = (point: Point, place: LngLat, reach: number): void => {
    const { drawing, tracePick, result, set } = useApp.getState();
    if (drawing) return;
    const { x, y } = point;
    const { small, areas } = pickable(map);
    const rendered = [
      ...map.queryRenderedFeatures(boxAround(x, y, reach), { layers: small, validate: false }),
      ...map.queryRenderedFeatures([x, y], { layers: areas, validate: false }),
    ];
    const found = pickedFeatures(rendered, point, (position) => map.project(position), placesAround(map, x, y, reach));
    if (tracePick) {
      set({ tracePick: { ...tracePick, at: [place.lng, place.lat], found } });
      return;
    }
    const focus = result ? pickResult(point, place) : null;
    // Over a result the ground is not what was meant, the result is.
    const picked = focus === null ? found : found.filter((entry) => getLayer(entry.layer).geometry !== 'polygon');
    set({ picked, pickedAt: [place.lng, place.lat], ...(result ? { resultFocus: focus } : {}) });
  };
  const clicked = (event: MapMouseEvent): void =>
    pick(event.point, event.lngLat, reachPx[isTouch(event.originalEvent) ? 'touch' : 'mouse']);
  // Whoever moves the map by keys asks for what lies under its centre, which is marked while the map has the focus.
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    const centre = map.getCenter();
    pick(map.project(centre), centre, reachPx.touch);
  };
  const canvas = map.getCanvas();
  const unsubscribe = useApp.subscribe(({ tracePick }, before) => {
    if (tracePick !== before.tracePick) canvas.style.cursor = tracePick && !tracePick.at ? 'crosshair' : '';
  });
  map.on('click', clicked);
  canvas.addEventListener('keydown', pressed);
  return () => {
    unsubscribe();
    map.off('click', clicked);
    canvas.removeEventListener('keydown', pressed);
  };
}

function boxAround(x: number, y: number, reach: number): [[number, number], [number, number]] {
  return [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
}

/** Extent in degrees of a box on the screen, however the map is turned. */
function placesAround(map: MapLibreMap, x: number, y: number, reach: number): Bbox {
  const corners = [
    map.unproject([x - reach, y - reach]),
    map.unproject([x + reach, y - reach]),
    map.unproject([x + reach, y + reach]),
    map.unproject([x - reach, y + reach]),
  ];
  const [lons, lats] = [corners.map(({ lng }) => lng), corners.map(({ lat }) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** Browsers that send a click as a plain mouse event do not say what pointed: then the device's main pointer counts. */
function isTouch(event: MouseEvent): boolean {
  const type = (event as PointerEvent).pointerType;
  return type ? type !== 'mouse' : matchMedia('(pointer: coarse)').matches;
}

/** Style layers a click can hit: points and lines within reach, areas exactly under the pointer. */
function pickable(map: MapLibreMap): { small: string[]; areas: string[] } {
  const small: string[] = [];
  const areas: string[] = [];
  for (const id of map.getLayersOrder()) {
    const metadata = map.getLayer(id)?.metadata as StyleLayerMetadata | undefined;
    if (metadata?.pick) (findLayer(metadata.layer)?.geometry === 'polygon' ? areas : small).push(id);
  }
  return { small, areas };
}
