import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previewTotals } from './preview-totals.ts';

const curve = {
  stepM: 2,
  landM2: 1000,
  blankM2: [900, 500, 100],
  unknownM2: [100, 60, 20],
  atLeastM2: [880, 470, 90],
  atMostM2: [910, 540, 130],
  byDistrict: [],
};

test('a distance on a step has the figures of the step', () => {
  expect(previewTotals(curve, 2)).toEqual({ blankM2: 500, atLeastM2: 470, atMostM2: 540, blankShare: 500 / 940 });
});

test('between two steps the area falls evenly and the bounds take in both', () => {
  expect(previewTotals(curve, 3)).toEqual({ blankM2: 300, atLeastM2: 90, atMostM2: 540, blankShare: 300 / 960 });
});

test('distances outside the curve have its first and last figures', () => {
  expect(previewTotals(curve, -1).blankM2).toBe(900);
  expect(previewTotals(curve, 50).blankM2).toBe(100);
});

test('where nothing is known there is no share', () => {
  expect(previewTotals({ ...curve, landM2: 60 }, 2).blankShare).toBeNull();
});

test('the estimate lies between its bounds and never grows with the distance', () => {
  const falling = fc
    .array(fc.nat(1000), { minLength: 2, maxLength: 20 })
    .map((values) => values.toSorted((a, b) => b - a));
  fc.assert(
    fc.property(
      falling,
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (blankM2, r, more) => {
        const any = {
          ...curve,
          stepM: 1,
          blankM2,
          unknownM2: blankM2.map(() => 0),
          atLeastM2: blankM2.map((value) => value - 1),
          atMostM2: blankM2.map((value) => value + 1),
        };
        const [here, there] = [previewTotals(any, r), previewTotals(any, r + more)];
        expect(here.atLeastM2).toBeLessThanOrEqual(here.blankM2);
        expect(here.atMostM2).toBeGreaterThanOrEqual(here.blankM2);
        expect(there.blankM2).toBeLessThanOrEqual(here.blankM2 + 1e-9);
      },
    ),
  );
});
