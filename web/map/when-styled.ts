import type { Map as MapLibreMap } from 'maplibre-gl';
import { useApp } from '../state/app-state.ts';
import { watchDeviceScheme } from './scheme.ts';

const styled = new WeakSet<MapLibreMap>();

/** Remembers of a new map when its style is read: who comes later no longer hears it said. */
export function noteStyle(map: MapLibreMap): void {
  map.once('style.load', () => styled.add(map));
}

/** Calls `ready` once MapLibre has read the style: at once where it has. Returns how not to be called any more. */
export function onceStyled(map: MapLibreMap, ready: () => void): () => void {
  if (styled.has(map)) {
    ready();
    return () => undefined;
  }
  map.once('style.load', ready);
  return () => map.off('style.load', ready);
}

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
  const forget = onceStyled(map, ready);
  const unsubscribe = useApp.subscribe(follow);
  const unwatch = watchDeviceScheme(follow);
  return () => {
    forget();
    unsubscribe();
    unwatch();
  };
}
