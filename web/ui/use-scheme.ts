import { useApp } from '../state/app-state.ts';
import { useMedia } from './use-media.ts';

/** Light or dark as drawn now: the choice, or the device's where the choice is `auto`. */
export function useScheme(): 'light' | 'dark' {
  const scheme = useApp((state) => state.scheme);
  const deviceIsDark = useMedia('(prefers-color-scheme: dark)');
  return scheme === 'auto' ? (deviceIsDark ? 'dark' : 'light') : scheme;
}
