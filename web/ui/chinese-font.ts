import { chineseFontFaces } from '../map/font-faces.ts';
import { deviceDrawsChinese } from './device-draws-chinese.ts';
import { systemFonts } from './theme.ts';

/** The font that the page itself brings for Chinese. */
export const pageChineseFamily = 'Noto Sans SC Variable';

/**
 * Gives the page a Chinese font where the device has none (bare servers, some kiosks): the browser then fetches the
 * few subset files the text on screen needs. Where the device has one, nothing is fetched.
 */
export async function ensureChineseFont(): Promise<void> {
  if (deviceDrawsChinese()) return;
  const faces = await chineseFontFaces(new AbortController().signal);
  const rules = Object.values(faces ?? {})
    .flat()
    .map((face) => {
      if (typeof face === 'string') return '';
      const range = face['unicode-range']?.join(',') ?? 'U+0-10FFFF';
      return `@font-face{font-family:'${pageChineseFamily}';font-weight:100 900;src:url("${face.url}") format('woff2');unicode-range:${range}}`;
    });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.join(''));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const root = document.documentElement;
  root.style.setProperty(
    '--mantine-font-family',
    systemFonts.replace(/sans-serif$/, `'${pageChineseFamily}', sans-serif`),
  );
  // Chromium keeps the blanks it shaped before the rules, or a file, arrived; a font setting that no font knows,
  // different each time, makes it shape again.
  let arrivals = 0;
  const shapeAgain = (): void => {
    root.style.fontFeatureSettings = `'dash' ${++arrivals % 100}`;
  };
  document.fonts.addEventListener('loadingdone', shapeAgain);
  shapeAgain();
}
