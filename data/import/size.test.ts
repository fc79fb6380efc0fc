import { describe, expect, it } from 'vitest';
import { parseSize } from './size.ts';

describe('parseSize', () => {
  it.each([
    ['300', { heightM: 0.3 }],
    ['DN300', { heightM: 0.3 }],
    ['d800', { heightM: 0.8 }],
    ['φ600', { heightM: 0.6 }],
    ['Φ 600', { heightM: 0.6 }],
    ['300 mm', { heightM: 0.3 }],
    ['0.3m', { heightM: 0.3 }],
    ['30厘米', { heightM: 0.3 }],
    ['1000X800', { widthM: 1, heightM: 0.8 }],
    ['1000×800', { widthM: 1, heightM: 0.8 }],
    ['1.2m x 0.8m', { widthM: 1.2, heightM: 0.8 }],
    ['1000*800 mm', { widthM: 1, heightM: 0.8 }],
  ])('reads %s in millimetres', (text, size) => {
    expect(parseSize(text, 'mm')).toEqual(size);
  });

  it('takes a number without a unit in the unit of the column', () => {
    expect(parseSize('0.45', 'm')).toEqual({ heightM: 0.45 });
  });

  it.each(['', 'none', '-300', '300x', '300 l/s', '2-D300', '1000X800X600'])('does not guess at %j', (text) => {
    expect(parseSize(text, 'mm')).toBeUndefined();
  });
});
