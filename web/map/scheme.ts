import type { ColorScheme } from '../state/app-state.ts';
import type { Scheme } from './colors.ts';

const query = '(prefers-color-scheme: dark)';

/** Light or dark as drawn now: `auto` follows the device. */
export function resolveScheme(scheme: ColorScheme): Scheme {
  if (scheme !== 'auto') return scheme;
  return globalThis.matchMedia?.(query).matches ? 'dark' : 'light';
}

/** Calls back when the device's preference changes; returns the end of it. */
export function watchDeviceScheme(changed: () => void): () => void {
  const list = globalThis.matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
