import type { Feature, FeatureCollection } from 'geojson';
import { addProtocol, Map as MapLibreMap, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapFocus } from '../parts/map-slot.tsx';
import type { Language } from '../state/preferences.ts';
import type { WatchPlace } from '../state/watch-places.ts';
import { tile } from './open-archive.ts';
import { activeLayer, askedSource, signLayer, watchSource } from './public-style.ts';

type Bounds = [number, number, number, number];

/** What the buttons and the credit cover, px. */
const clear = { top: 24, right: 64, bottom: 40, left: 24 };

setWorkerUrl(workerUrl);
addProtocol('pmtiles', tile);

export interface MapTexts {
  title: string;
  twoFingers: string;
}

/** An empty map on `container`. Throws where the browser draws no WebGL. */
export function createPublicMap(container: HTMLElement, bounds: Bounds, texts: MapTexts): MapLibreMap {
  const isTouch = matchMedia('(pointer: coarse)').matches;
  return new MapLibreMap({
    container,
    bounds,
    fitBoundsOptions: { padding: clear },
    attributionControl: false,
    // On a phone one finger goes on scrolling the page.
    cooperativeGestures: isTouch,
    locale: {
      'Map.Title': texts.title,
      'CooperativeGesturesHandler.MobileHelpText': texts.twoFingers,
      'CooperativeGesturesHandler.WindowsHelpText': texts.twoFingers,
      'CooperativeGesturesHandler.MacHelpText': texts.twoFingers,
    },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    rollEnabled: false,
    renderWorldCopies: false,
    minZoom: 7,
    maxZoom: 18,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
    validateStyle: false,
  });
}

/** Tells who points at a sign, and who chooses one. Returns how to stop. */
export function watchPointer(map: MapLibreMap, onActive: (id: string | undefined, isChosen: boolean) => void): void {
  const reachPx = matchMedia('(pointer: coarse)').matches ? 14 : 6;
  const idAt = ({ x, y }: { x: number; y: number }): string | undefined => {
    if (!map.getLayer(signLayer)) return undefined;
    const box: [[number, number], [number, number]] = [
      [x - reachPx, y - reachPx],
      [x + reachPx, y + reachPx],
    ];
    const id: unknown = map.queryRenderedFeatures(box, { layers: [signLayer] })[0]?.properties['id'];
    return typeof id === 'string' ? id : undefined;
  };
  let pointed: string | undefined;
  map.on('mousemove', ({ point }) => {
    const id = idAt(point);
    map.getCanvas().style.cursor = id ? 'pointer' : '';
    if (id !== pointed) onActive((pointed = id), false);
  });
  map.on('mouseout', () => {
    if (pointed) onActive((pointed = undefined), false);
  });
  map.on('click', ({ point }) => onActive(idAt(point), true));
}

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
const point = (coordinates: [number, number]): Feature['geometry'] => ({ type: 'Point', coordinates });

/** Puts the places of the list on the map; the most dangerous are drawn last, over the others. */
export function showWatchPlaces(map: MapLibreMap, items: readonly WatchPlace[], language: Language): void {
  const source = map.getSource<GeoJSONSource>(watchSource);
  const features = items.map(({ place, sign, rank }): Feature => ({
    type: 'Feature',
    geometry: point(place.at),
    properties: { id: place.id, sign, name: place.name[language], order: -rank },
  }));
  void source?.setData(collection(features));
}

/** Marks what was asked for by a dot and its name; a place of the list has its own sign there. */
export function showAsked(
  map: MapLibreMap,
  focus: MapFocus | undefined,
  items: readonly WatchPlace[],
  language: Language,
): void {
  const features: Feature[] = [];
  if (focus) {
    const isItem = items.some(({ place }) => place.id === focus.place);
    features.push({
      type: 'Feature',
      geometry: point(focus.at),
      properties: { isItem, name: focus.name?.[language] ?? '' },
    });
  }
  void map.getSource<GeoJSONSource>(askedSource)?.setData(collection(features));
}

/** Rings the place that the list shows as looked at; the element says which, for whoever cannot see it. */
export function showActive(map: MapLibreMap, id: string | undefined): void {
  if (map.getLayer(activeLayer)) map.setFilter(activeLayer, ['==', ['get', 'id'], id ?? '']);
  map.getContainer().dataset.active = id ?? '';
}

/** What a first look shows: the city, or what was asked for with the places around it, at least 600 m wide. */
export function firstBounds(city: Bounds, focus: MapFocus | undefined, items: readonly WatchPlace[]): Bounds {
  if (!focus) return city;
  const [lon, lat] = focus.at;
  const near = 0.003;
  const box: Bounds = focus.bbox ? [...focus.bbox] : [lon, lat, lon, lat];
  for (const { place, distanceM } of items) {
    if (distanceM === null || distanceM > 1500) continue;
    box[0] = Math.min(box[0], place.at[0]);
    box[1] = Math.min(box[1], place.at[1]);
    box[2] = Math.max(box[2], place.at[0]);
    box[3] = Math.max(box[3], place.at[1]);
  }
  return [box[0] - near, box[1] - near, box[2] + near, box[3] + near];
}

export function lookAt(map: MapLibreMap, bounds: Bounds): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  map.fitBounds(bounds, { padding: clear, animate: !still, maxZoom: 16 });
}
