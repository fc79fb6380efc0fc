import latinExtUrl from '@fontsource-variable/noto-sans-sc/files/noto-sans-sc-latin-ext-wght-normal.woff2?url';
import latinUrl from '@fontsource-variable/noto-sans-sc/files/noto-sans-sc-latin-wght-normal.woff2?url';
import type { FontFacesSpecification } from 'maplibre-gl';
import { textFont } from './style-context.ts';

interface Face {
  url: string;
  'unicode-range': string[];
}

/** What the first picture needs: figures, Latin letters and their marks. */
const latin: Face[] = [
  {
    url: absolute(latinUrl),
    'unicode-range': ['U+0000-00FF', 'U+0131', 'U+0152-0153', 'U+2000-206F', 'U+20AC', 'U+2212'],
  },
  {
    url: absolute(latinExtUrl),
    'unicode-range': ['U+0100-02BA', 'U+02BD-02C5', 'U+1E00-1E9F', 'U+1EF2-1EFF', 'U+2C60-2C7F'],
  },
];

/** Fonts of the map at the start; the Chinese subsets follow by `chineseFontFaces` once the picture stands. */
export const firstFontFaces: FontFacesSpecification = { [textFont[0]]: latin };

/**
 * All font files with the ranges they cover: one entry per subset, of which the browser fetches the few it needs.
 * The table comes as data, not as code, so that it costs nothing until it is asked for. Undefined when it cannot be
 * had: Chinese is then drawn by the device's own fonts, which is worse, not wrong.
 */
export async function chineseFontFaces(signal: AbortSignal): Promise<FontFacesSpecification | undefined> {
  const { subsetUrls, rangesUrl } = await import('./font-subsets.ts');
  const ranges = await readRanges(rangesUrl, signal).catch(() => undefined);
  if (!ranges) return undefined;
  const chinese = Object.entries(ranges).flatMap(([name, range]): Face[] => {
    // Names are `[119]` for the numbered subsets, which hold the Chinese, and words for alphabets.
    const number = /^\[(\d+)\]$/.exec(name)?.[1];
    const url = number && subsetUrls[number];
    return url ? [{ url: absolute(url), 'unicode-range': range.split(',') }] : [];
  });
  return { [textFont[0]]: [...latin, ...chinese] };
}

/** Rejects when the map goes while the answer is on its way, in its head or in its body. */
async function readRanges(url: string, signal: AbortSignal): Promise<Record<string, string> | undefined> {
  const response = await fetch(url, { signal });
  return response.ok ? ((await response.json()) as Record<string, string>) : undefined;
}

/** MapLibre resolves nothing against the page. */
function absolute(url: string): string {
  return new URL(url, globalThis.location?.href ?? 'http://localhost/').href;
}
