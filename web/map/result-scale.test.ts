import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DensityCell, DensityResult } from '../../server/contract/density.ts';
import { niceBreaks, niceNumber } from './nice-breaks.ts';
import { judgeOf } from './judgeable.ts';
import { blankScale, densityScale } from './result-scale.ts';

type Result = Pick<DensityResult, 'features' | 'meta'>;

const cell = (densityKmPerKm2: number | null, landM2: number, id = ''): DensityCell => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [] },
  properties: { lengthM: 0, landM2, densityKmPerKm2, lengthByKindM: {} },
});
const result = (features: DensityCell[], of: object = { type: 'layer', layer: 'districts' }): Result => ({
  features,
  meta: { parameters: { cells: of } } as Result['meta'],
});
const cells = (...values: (number | null)[]): Result =>
  result(values.map((value, i) => cell(value, value === null ? 0 : 1, String(i))));

describe('breaks', () => {
  it('are numbers a person would choose', () => {
    expect([0.31, 7.2, 12, 88, 0, -3].map(niceNumber)).toEqual([0.3, 7, 12, 90, 0, 0]);
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
          const all = cells(...values);
          const scale = densityScale(all, 'light');
          const ids = scale.classes.map((entry) => entry.id);
          for (const one of all.features) expect(ids).toContain(scale.classOf(one));
        },
      ),
    );
  });

  it('tells no pipes from too little land, and shows either only where there is some', () => {
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

  it('leaves slivers of land at the built-up edge out of classes, breaks and column heights', () => {
    const grid = { type: 'square', sizeM: 100 };
    const inner = [1, 2, 4, 8, 16, 32].map((value) => cell(value, 10_000));
    const sliver = cell(15_280, 100);
    const [slivered, plain] = [result([...inner, sliver], grid), result(inner, grid)].map((of) =>
      densityScale(of, 'light'),
    );
    expect(slivered.breaks).toEqual(plain.breaks);
    expect(slivered.columnTop).toBe(32);
    expect(slivered.classOf(sliver)).toBe('missing');
    expect(slivered.classes.at(-1)).toMatchObject({ id: 'missing', symbol: 'hatch' });
    expect(slivered.classes.at(-1)?.label.zh).toContain('用地过少');
  });

  it('judges a grid cell from a fifth of its own area on, and a named polygon by any land', () => {
    const judged = (of: object, landM2: number): boolean => judgeOf(result([], of).meta)(cell(1, landM2));
    expect([1999, 2000].map((land) => judged({ type: 'square', sizeM: 100 }, land))).toEqual([false, true]);
    // A hexagon of width w between flat sides has the area √3/2 · w²: 8,660 m² for 100 m.
    expect([1731, 1733].map((land) => judged({ type: 'hexagon', sizeM: 100 }, land))).toEqual([false, true]);
    expect(judged({ type: 'layer', layer: 'districts' }, 1)).toBe(true);
    expect(judgeOf(result([]).meta)(cell(null, 0))).toBe(false);
  });

  it('ends columns at nearly the highest, so that one outlier does not flatten two hundred cells', () => {
    const scale = densityScale(cells(...Array.from({ length: 199 }, (_, i) => 10 + i / 100), 900), 'light');
    expect(scale.columnTop).toBeLessThan(12);
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
