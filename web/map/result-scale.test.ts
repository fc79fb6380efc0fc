import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DensityResult } from '../../server/contract/density.ts';
import { niceBreaks, niceNumber } from './nice-breaks.ts';
import { blankScale, densityScale } from './result-scale.ts';

const cells = (...values: (number | null)[]): Pick<DensityResult, 'features'> => ({
  features: values.map((densityKmPerKm2, i) => ({
    type: 'Feature',
    id: String(i),
    geometry: { type: 'Polygon', coordinates: [] },
    properties: { lengthM: 0, landM2: 1, densityKmPerKm2, lengthByKindM: {} },
  })),
});

describe('breaks', () => {
  it('are numbers a person would choose', () => {
    expect([0.31, 7.2, 12, 88, 0, -3].map(niceNumber)).toEqual([0.3, 8, 10, 80, 0, 0]);
  });

  it('ascend strictly and stay within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { maxLength: 200 }), (values) => {
        const breaks = niceBreaks(values, 6);
        expect(breaks.length).toBeLessThanOrEqual(5);
        breaks.forEach((bound, i) => {
          expect(bound).toBeGreaterThan(i === 0 ? Math.min(...values) : breaks[i - 1]);
          expect(bound).toBeLessThanOrEqual(Math.max(...values));
        });
      }),
    );
  });

  it('are none for no, one or equal values', () => {
    expect([
      niceBreaks([], 6),
      niceBreaks([4], 6),
      niceBreaks([4, 4, 4], 6),
      niceBreaks([0, -1, Number.NaN], 6),
    ]).toEqual([[], [], [], []]);
  });
});

describe('the density scale', () => {
  it('gives every cell a class of its legend', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true })), { minLength: 1, maxLength: 60 }),
        (values) => {
          const scale = densityScale(cells(...values), 'light');
          const ids = scale.classes.map((entry) => entry.id);
          for (const value of values) {
            expect(ids).toContain(scale.classOf(value));
            expect(scale.colorOf(value)).toBe(scale.classes.find((entry) => entry.id === scale.classOf(value))?.color);
          }
        },
      ),
    );
  });

  it('tells no pipes from no land, and shows either only where there is some', () => {
    const scale = densityScale(cells(0, 3, null), 'light');
    expect(scale.classes.map((entry) => entry.id)).toEqual(['zero', 'c0', 'missing']);
    expect(scale.classes[0]?.label.zh).toBe('无管道');
    expect(
      densityScale(cells(3, 9), 'light').classes.some((entry) => entry.id === 'zero' || entry.id === 'missing'),
    ).toBe(false);
  });

  it('labels classes by their bounds in km/km²', () => {
    const scale = densityScale(cells(1, 2, 4, 8, 16, 32), 'dark');
    expect(scale.unit).toBe('km/km²');
    expect(scale.breaks).toEqual([2, 4, 8, 15, 30]);
    expect(scale.classes.map((entry) => entry.label.en)).toEqual(['< 2', '2–4', '4–8', '8–15', '15–30', '≥ 30']);
  });

  it('is ordered in lightness: darker with density on paper, brighter with density on the dark map', () => {
    for (const [scheme, sign] of [
      ['light', -1],
      ['dark', 1],
    ] as const) {
      const scale = densityScale(cells(1, 2, 4, 8, 16, 32), scheme);
      const light = scale.classes.map((entry) => luminance(entry.color));
      light.slice(1).forEach((value, i) => expect(Math.sign(value - light[i])).toBe(sign));
    }
  });

  it('has no classes for no cells', () => {
    expect(densityScale(cells(), 'light').classes).toEqual([]);
  });
});

it('blank areas are suspected or unknown, and unknown is hatched', () => {
  expect(blankScale('light').classes.map((entry) => [entry.id, entry.symbol])).toEqual([
    ['blank', 'fill'],
    ['unknown', 'hatch'],
  ]);
  expect(blankScale('light').classes[0]?.label.zh).toContain('疑似');
});

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
