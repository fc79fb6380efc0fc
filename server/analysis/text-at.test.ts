import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allTexts, textAt } from './text-at.ts';

function textsOf(words: readonly string[]) {
  const encoded = words.map((word) => new TextEncoder().encode(word));
  const starts = new Uint32Array(words.length + 1);
  encoded.forEach(({ length }, i) => (starts[i + 1] = starts[i] + length));
  const bytes = new Uint8Array(new SharedArrayBuffer(starts[words.length]));
  encoded.forEach((each, i) => bytes.set(each, starts[i]));
  return { bytes, starts };
}

it('reads texts as they were written, alone and all together, ASCII or not', () => {
  // A mark of byte order at the beginning is no letter: decoders drop it.
  const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\uFEFF'));
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.string()), fc.array(word)), (words) => {
      const texts = textsOf(words);
      expect(allTexts(texts)).toEqual(words);
      expect(words.map((_, i) => textAt(texts, i))).toEqual(words);
    }),
  );
});

it('has no text before the first or after the last', () => {
  const texts = textsOf(['W1', '雨水']);
  expect([textAt(texts, -1), textAt(texts, 2)]).toEqual([undefined, undefined]);
});
