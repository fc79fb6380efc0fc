import { expect, it } from 'vitest';
import { publishingRules } from '../../../data/publication/rules.ts';
import { areaFigures } from './area-figures.ts';

const zone = { landM2: 200_000, lengthM: 2849, pipes: 40, blankShare: 0.124, surveyedShare: 1 };
const hidden = { pipeDensityKmPerKm2: null, blankShare: null };

it('rounds the density to 0.1 km/km² and shares to 0.05', () => {
  expect(areaFigures(zone, publishingRules)).toEqual({
    pipeDensityKmPerKm2: 14.2,
    blankShare: 0.1,
    surveyedShare: 1,
    suppressed: false,
  });
});

it('holds figures back that too few pipes or too little land stand behind', () => {
  for (const small of [{ pipes: 9 }, { pipes: 1 }, { landM2: 24_999 }]) {
    expect(areaFigures({ ...zone, ...small }, publishingRules)).toMatchObject({ ...hidden, suppressed: true });
  }
  expect(areaFigures({ ...zone, pipes: 10, landM2: 25_000 }, publishingRules).suppressed).toBe(false);
});

it('shows the zero of an area without any pipe', () => {
  expect(areaFigures({ ...zone, pipes: 0, lengthM: 0, blankShare: 1 }, publishingRules)).toMatchObject({
    pipeDensityKmPerKm2: 0,
    blankShare: 1,
    suppressed: false,
  });
});

it('knows nothing of an area that is hardly surveyed, has no land, or nobody reckoned', () => {
  expect(areaFigures({ ...zone, surveyedShare: 0.49 }, publishingRules)).toEqual({
    ...hidden,
    surveyedShare: 0.5,
    suppressed: false,
  });
  for (const nothing of [undefined, { ...zone, landM2: 0 }, { ...zone, blankShare: null, surveyedShare: null }]) {
    expect(areaFigures(nothing, publishingRules)).toEqual({ ...hidden, surveyedShare: null, suppressed: false });
  }
});
