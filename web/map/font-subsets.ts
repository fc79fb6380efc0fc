import rangesUrl from '@fontsource-variable/noto-sans-sc/unicode.json?url';

const files = import.meta.glob<string>(
  '../../node_modules/@fontsource-variable/noto-sans-sc/files/noto-sans-sc-*-wght-normal.woff2',
  { query: '?url', import: 'default', eager: true },
);

/** URL of each numbered subset file, by its number. */
export const subsetUrls: Record<string, string> = Object.fromEntries(
  Object.entries(files).flatMap(([path, url]) => {
    const number = /noto-sans-sc-(\d+)-wght/.exec(path)?.[1];
    return number ? [[number, url]] : [];
  }),
);

/** The table subset → Unicode ranges, as JSON. */
export { rangesUrl };
