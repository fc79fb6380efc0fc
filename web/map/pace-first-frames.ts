import type { Map as MapLibreMap } from 'maplibre-gl';
import { useApp } from '../state/app-state.ts';
import { whenDrawn } from './when-drawn.ts';

/**
 * Until the city is painted, one frame at a time. MapLibre draws anew whenever a tile or a sign arrives; a graphics card
 * that is slower than that, software rendering above all, would draw one unfinished picture behind the other while the
 * finished one waits.
 */
export function paceFirstFrames(map: MapLibreMap): () => void {
  const gone = new AbortController();
  const draw = map.triggerRepaint.bind(map);
  let busy = false;
  let wanted = false;
  map.triggerRepaint = () => {
    if (busy) wanted = true;
    else draw();
  };
  const next = (): void => {
    busy = false;
    if (wanted) draw();
    wanted = false;
  };
  const rendered = (): void => {
    if (busy) return;
    busy = true;
    void whenDrawn(map, gone.signal).then(next);
  };
  map.on('render', rendered);
  const stop = (): void => {
    unsubscribe();
    map.off('render', rendered);
    gone.abort();
    map.triggerRepaint = draw;
    next();
  };
  const unsubscribe = useApp.subscribe(({ mapReady }) => {
    if (mapReady) stop();
  });
  return stop;
}
