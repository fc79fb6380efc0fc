import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { getLayer } from '../../data/model/layers.ts';
import { useApp } from '../state/app-state.ts';
import { readInsets, uncover } from './insets.ts';
import { pickedFeatures } from './pick.ts';
import { pickResult } from './sync-result.ts';
import type { StyleLayerMetadata } from './style-context.ts';

/** Half the side of the box a click covers: a finger and a thin pipe still meet. */
const reachPx = 5;
const panelMs = 350;

/** Turns clicks into `picked` (what lies there, topmost first) and `resultFocus` (the cell or area of a result). */
export function syncPick(map: MapLibreMap): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clicked = (event: MapMouseEvent): void => {
    const { drawing, result, set } = useApp.getState();
    if (drawing) return;
    const { x, y } = event.point;
    const found = pickedFeatures(
      map.queryRenderedFeatures(
        [
          [x - reachPx, y - reachPx],
          [x + reachPx, y + reachPx],
        ],
        { layers: pickable(map), validate: false },
      ),
    );
    const focus = result ? pickResult(event.point, event.lngLat) : null;
    // Over a result the ground is not what was meant, the result is.
    const picked = focus === null ? found : found.filter((entry) => getLayer(entry.layer).geometry !== 'polygon');
    set({ picked, pickedAt: [event.lngLat.lng, event.lngLat.lat], ...(result ? { resultFocus: focus } : {}) });
    clearTimeout(timer);
    timer = setTimeout(() => keepInSight(map), panelMs);
  };
  map.on('click', clicked);
  return () => {
    clearTimeout(timer);
    map.off('click', clicked);
  };
}

function pickable(map: MapLibreMap): string[] {
  return map.getLayersOrder().filter((id) => (map.getLayer(id)?.metadata as StyleLayerMetadata | undefined)?.pick);
}

/** A panel that opened over what was clicked: move the map, not the panel. */
function keepInSight(map: MapLibreMap): void {
  const at = useApp.getState().pickedAt;
  if (!at || useApp.getState().picked.length === 0) return;
  const { clientWidth, clientHeight } = map.getContainer();
  const shift = uncover(map.project(at), padded(readInsets(map.getContainer())), clientWidth, clientHeight);
  if (shift[0] !== 0 || shift[1] !== 0) map.panBy([-shift[0], -shift[1]], { duration: 300 });
}

const padded = (insets: ReturnType<typeof readInsets>): ReturnType<typeof readInsets> => ({
  left: insets.left && insets.left + 24,
  right: insets.right && insets.right + 24,
  top: insets.top && insets.top + 24,
  bottom: insets.bottom && insets.bottom + 24,
});
