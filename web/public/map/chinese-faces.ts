/** A font file and the characters it has. */
export interface Face {
  url: string;
  'unicode-range': string[];
}

/**
 * The font files the page brings for Chinese, for the few devices without a font of their own (bare servers, some
 * kiosks): the browser fetches the few it needs. Empty where the table cannot be had; Chinese is then boxes, as before.
 */
export async function chineseFaces(): Promise<Face[]> {
  const { subsetUrls, rangesUrl } = await import('../../map/font-subsets.ts');
  const absolute = (url: string): string => new URL(url, location.href).href;
  const response = await fetch(absolute(rangesUrl)).catch(() => undefined);
  if (!response?.ok) return [];
  const ranges = (await response.json()) as Record<string, string>;
  return Object.entries(ranges).flatMap(([name, range]) => {
    // Names are `[119]` for the numbered subsets, which hold the Chinese, and words for alphabets.
    const number = /^\[(\d+)\]$/.exec(name)?.[1];
    const url = number === undefined ? undefined : subsetUrls[number];
    return url ? [{ url: absolute(url), 'unicode-range': range.split(',') }] : [];
  });
}
