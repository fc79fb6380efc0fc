import { type GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Bbox, Geometry, Position } from '../../data/model/feature.ts';
import type { CityDetail } from '../../server/contract/cities.ts';
import { defaultChoices } from '../state/app-state.ts';
import { firstFontFaces, chineseFontFaces } from './font-faces.ts';
import { openArchive } from './create-map.ts';
import { composeStyle, underNamesId } from './style.ts';
import { textFont } from './style-context.ts';
import { provideSymbolImages } from './symbol-images.ts';
import { readStyleInput } from './sync-style.ts';

/** What a sheet's map shows beside the city: lines by what they are, places with a number, and the point itself. */
export interface SheetPicture {
  bbox: Bbox;
  widthPx: number;
  heightPx: number;
  lines: { geometry: Geometry; role: 'upstream' | 'way' | 'evidence' }[];
  marks: { position: Position; label: string }[];
  point: Position;
}

/** Printers want more than a screen. */
const pixelRatio = 2.5;
const patienceMs = 30_000;

/**
 * Draws a map off the screen and gives it as a PNG (data URL): light, whatever the page's scheme, so that it can be
 * printed. Rejects without WebGL and when it is not drawn in half a minute.
 */
export async function drawSheetPicture(
  detail: CityDetail,
  picture: SheetPicture,
  signal: AbortSignal,
): Promise<string> {
  const container = document.createElement('div');
  Object.assign(container.style, {
    position: 'fixed',
    left: '-10000px',
    top: '0',
    width: `${picture.widthPx}px`,
    height: `${picture.heightPx}px`,
  });
  document.body.append(container);
  let map: MapLibreMap | undefined;
  try {
    const fonts = (await chineseFontFaces(signal)) ?? firstFontFaces;
    const input = { ...readStyleInput(), scheme: 'light' as const, layers: sheetLayers(), pipeTheme: 'kind' as const };
    map = new MapLibreMap({
      container,
      style: composeStyle(
        { ...input, recede: true, complete: true },
        openArchive(detail.tiles.url),
        fonts,
        detail.terrain,
      ),
      bounds: picture.bbox,
      fitBoundsOptions: { padding: 24, maxZoom: 17 },
      attributionControl: false,
      interactive: false,
      fadeDuration: 0,
      pixelRatio,
      validateStyle: false,
      renderWorldCopies: false,
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    provideSymbolImages(map);
    await happens(map, 'load', signal);
    addPicture(map, picture);
    await happens(map, 'idle', signal);
    return map.getCanvas().toDataURL('image/png');
  } finally {
    map?.remove();
    container.remove();
  }
}

/** The city as it is at first, without what would hide the answer. */
function sheetLayers(): ReturnType<typeof defaultChoices>['layers'] {
  const { layers } = defaultChoices();
  for (const id of ['flood_points', 'old_communities', 'heritage_districts', 'underground_spaces', 'lifelines']) {
    if (layers[id]) layers[id] = { ...layers[id], visible: false };
  }
  return { ...layers, hillshade: { visible: false, opacity: 1, hidden: [] } };
}

function happens(map: MapLibreMap, event: 'load' | 'idle', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: unknown): void => {
      clearTimeout(timer);
      reject(reason instanceof Error ? reason : new Error(String(reason)));
    };
    const timer = setTimeout(() => fail(`the map was not drawn in ${patienceMs / 1000} s`), patienceMs);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    map.once(event, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const sourceId = 'sheet';

function addPicture(map: MapLibreMap, { lines, marks, point }: SheetPicture): void {
  const feature = (geometry: Geometry, role: string, label = '') => ({
    type: 'Feature' as const,
    geometry: geometry as never,
    properties: { role, label },
  });
  map.addSource(sourceId, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  void map.getSource<GeoJSONSource>(sourceId)!.setData({
    type: 'FeatureCollection',
    features: [
      ...lines.map(({ geometry, role }) => feature(geometry, role)),
      ...marks.map(({ position, label }) => feature({ type: 'Point', coordinates: position }, 'mark', label)),
      feature({ type: 'Point', coordinates: point }, 'point'),
    ],
  });
  const line = (role: string, color: string, width: number, under?: string): void => {
    map.addLayer(
      {
        id: `sheet-${role}`,
        type: 'line',
        source: sourceId,
        filter: ['==', ['get', 'role'], role],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': color, 'line-width': width },
      },
      under,
    );
  };
  line('upstream', '#1f6fc4', 2.4, underNamesId);
  line('way', '#20262c', 3.2, underNamesId);
  line('evidence', '#d42a1e', 5.5, underNamesId);
  map.addLayer({
    id: 'sheet-point',
    type: 'symbol',
    source: sourceId,
    filter: ['==', ['get', 'role'], 'point'],
    layout: { 'text-field': '★', 'text-font': textFont, 'text-size': 30, 'text-allow-overlap': true },
    paint: { 'text-color': '#d42a1e', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  });
  map.addLayer({
    id: 'sheet-marks',
    type: 'circle',
    source: sourceId,
    filter: ['==', ['get', 'role'], 'mark'],
    paint: {
      'circle-radius': 9,
      'circle-color': '#ffffff',
      'circle-stroke-color': '#d42a1e',
      'circle-stroke-width': 2,
      'circle-translate': [14, -14],
    },
  });
  map.addLayer({
    id: 'sheet-numbers',
    type: 'symbol',
    source: sourceId,
    filter: ['==', ['get', 'role'], 'mark'],
    layout: { 'text-field': ['get', 'label'], 'text-font': textFont, 'text-size': 12, 'text-allow-overlap': true },
    paint: { 'text-color': '#b3261e', 'text-translate': [14, -14] },
  });
}
