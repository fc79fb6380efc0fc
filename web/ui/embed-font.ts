import { chineseFontFaces } from '../map/font-faces.ts';
import { pageChineseFamily } from './chinese-font.ts';
import { deviceDrawsChinese } from './device-draws-chinese.ts';

/**
 * `@font-face` rules that hold the letters of a text inside themselves: a picture made from SVG sees no font of the
 * page. Empty where the device draws Chinese by itself.
 */
export async function embeddedFontRules(text: string): Promise<string> {
  if (deviceDrawsChinese()) return '';
  const faces = await chineseFontFaces(new AbortController().signal);
  // Latin letters are every device's own.
  const letters = new Set([...text].map((letter) => letter.codePointAt(0) ?? 0).filter((code) => code >= 0x2e80));
  const needed = Object.values(faces ?? {})
    .flat()
    .filter((face) => typeof face !== 'string' && hasOneOf(face['unicode-range'] ?? [], letters));
  const rules = needed.map(async (face) => {
    if (typeof face === 'string') return '';
    const range = face['unicode-range']?.join(',') ?? '';
    return `@font-face{font-family:'${pageChineseFamily}';font-weight:100 900;src:url("${await dataUrl(face.url)}") format('woff2');unicode-range:${range}}`;
  });
  return (await Promise.all(rules)).join('');
}

/** Whether one of the letters lies in one of the ranges, written `U+4E00-4EFF` or `U+2212`. */
function hasOneOf(ranges: readonly string[], letters: ReadonlySet<number>): boolean {
  return ranges.some((range) => {
    const [from, to = from] = range.replace('U+', '').split('-');
    const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    return [...letters].some((letter) => letter >= first && letter <= last);
  });
}

async function dataUrl(url: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:font/woff2;base64,${btoa(text)}`;
}
