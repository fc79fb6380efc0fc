import { pinyin } from 'pinyin-pro';

/** Syllables of a Chinese name without tones, parted by spaces; letters and digits between them stay as they are. */
export function pinyinOf(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
