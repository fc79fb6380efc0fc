import { chineseFontFaces } from '../map/font-faces.ts';
import { systemFonts } from './theme.ts';

const family = 'Noto Sans SC Variable';

/**
 * Gives the page a Chinese font where the device has none (bare servers, some kiosks): the browser then fetches the
 * few subset files the text on screen needs. Where the device has one, nothing is fetched.
 */
export async function ensureChineseFont(): Promise<void> {
  if (deviceDrawsChinese()) return;
  const faces = await chineseFontFaces(new AbortController().signal);
  for (const face of Object.values(faces ?? {}).flat()) {
    if (typeof face === 'string') continue;
    const unicodeRange = face['unicode-range']?.join(',') ?? 'U+0-10FFFF';
    document.fonts.add(new FontFace(family, `url("${face.url}")`, { unicodeRange, weight: '100 900' }));
  }
  // Naming the font only now makes the browser lay out again what it has drawn without it.
  document.documentElement.style.setProperty('--mantine-font-family', `${systemFonts}, '${family}'`);
}

/** Without a font two different ideographs come out as the same box, or as nothing. */
function deviceDrawsChinese(): boolean {
  const draw = (letter: string): string => {
    const canvas = document.createElement('canvas');
    canvas.width = 24;
    canvas.height = 24;
    const context = canvas.getContext('2d');
    if (!context) return letter;
    context.font = '20px sans-serif';
    context.fillText(letter, 2, 20);
    return canvas.toDataURL();
  };
  return draw('\u57ce') !== draw('\u6d9d');
}
