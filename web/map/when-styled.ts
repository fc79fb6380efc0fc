import type { Map as MapLibreMap } from 'maplibre-gl';
import { useApp } from '../state/app-state.ts';
import { watchDeviceScheme } from './scheme.ts';

/**
 * Calls `apply` once MapLibre has read the style (before, nothing of it can be changed) and from then on whenever the
 * state or the device's light or dark changes. Returns the end of it.
 */
export function whenStyled(map: MapLibreMap, apply: () => void): () => void {
  let isStyled = false;
  const follow = (): void => {
    if (isStyled) apply();
  };
  const ready = (): void => {
    isStyled = true;
    apply();
  };
  map.once('style.load', ready);
  const unsubscribe = useApp.subscribe(follow);
  const unwatch = watchDeviceScheme(follow);
  return () => {
    map.off('style.load', ready);
    unsubscribe();
    unwatch();
  };
}
