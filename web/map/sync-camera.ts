import type { Map as MapLibreMap } from 'maplibre-gl';
import { useApp, type MapView } from '../state/app-state.ts';
import { framePadding, readInsets } from './insets.ts';

const settleMs = 150;

/** Writes where the map looks into the state after each movement, and goes where panels or a link want it. */
export function syncCamera(map: MapLibreMap): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: MapView | null = useApp.getState().view;
  let wish = useApp.getState().camera?.nonce;

  const write = (): void => {
    written = readView(map);
    useApp.getState().set({ view: written });
  };
  const moved = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, settleMs);
  };
  const unsubscribe = useApp.subscribe((state) => {
    if (state.camera && state.camera.nonce !== wish) {
      wish = state.camera.nonce;
      const { clientWidth, clientHeight } = map.getContainer();
      map.fitBounds(state.camera.bbox, {
        padding: framePadding(readInsets(map.getContainer()), 48, clientWidth, clientHeight),
        maxZoom: state.camera.maxZoom ?? 17.5,
        bearing: map.getBearing(),
        pitch: map.getPitch(),
        duration: 900,
      });
    } else if (state.view && state.view !== written) {
      written = state.view;
      const { lon, lat, zoom, bearing, pitch } = state.view;
      map.jumpTo({ center: [lon, lat], zoom, bearing, pitch });
    }
  });
  map.on('moveend', moved);
  if (!written) map.once('load', write);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    map.off('moveend', moved);
  };
}

/** Rounded to what a screen can tell apart, so that links stay short. */
function readView(map: MapLibreMap): MapView {
  const { lng, lat } = map.getCenter();
  return {
    lon: round(lng, 5),
    lat: round(lat, 5),
    zoom: round(map.getZoom(), 2),
    bearing: round(map.getBearing(), 1),
    pitch: round(map.getPitch(), 1),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
