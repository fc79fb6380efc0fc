import { beforeAll, describe, expect, it } from 'vitest';
import type { SurveyFeature } from '../../data/model/feature.ts';
import type { PolygonOps } from '../analysis/polygon-ops.ts';
import { publicFigures } from '../analysis/public-figures.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';
import { analysisContext, box, pipe } from './testing/planar-city.ts';

let ops: PolygonOps;
beforeAll(async () => {
  ops = await createGeosPolygonOps();
});

const figures = (layers: Record<string, SurveyFeature[]>) =>
  publicFigures({ cellM: 500, distanceM: 50 }, analysisContext(layers, ops));

/** A square kilometre in two districts; a main along the middle of the western one, cut at 250 m. */
const layers = {
  districts: [box('west', 0, 0, 500, 1000), box('east', 500, 0, 1000, 1000)],
  pipes: [
    pipe('a', [[250, 0], [250, 400]]), // prettier-ignore
    pipe('b', [[250, 400], [250, 1000]]), // prettier-ignore
  ],
};

describe('what stands behind the public figures', () => {
  it('is length, number of pipes, land and blank share of each district and square', () => {
    const { districts, cells } = figures(layers);
    expect(districts.map(({ key, lengthM, pipes, landM2 }) => [key, lengthM, pipes, landM2])).toEqual([
      ['west', 1000, 2, 500_000],
      ['east', 0, 0, 500_000],
    ]);
    // Blank is what lies farther than 50 m from the main: 400 of 500 m in the west, all of the east. 5 m cells: within 1 %.
    expect(districts[0].blankShare).toBeCloseTo(0.8, 2);
    expect(districts[1].blankShare).toBe(1);
    expect(cells.map(({ x, y, lengthM, pipes }) => [x, y, lengthM, pipes])).toEqual([
      [0, 0, 500, 2],
      [500, 0, 0, 0],
      [0, 500, 500, 1],
      [500, 500, 0, 0],
    ]);
  });

  it('counts half of a pipe that runs along the border of two squares in each', () => {
    const { cells } = figures({ ...layers, pipes: [pipe('a', [[500, 0], [500, 500]])] }); // prettier-ignore
    expect(cells.map(({ lengthM, pipes }) => [lengthM, pipes])).toEqual([
      [250, 1],
      [250, 1],
      [0, 0],
      [0, 0],
    ]);
  });

  it('says how much of the land the survey covers, and nothing where the city does not say', () => {
    const surveyed = figures({ ...layers, survey_coverage: [box('s', 0, 0, 750, 1000)] });
    expect(surveyed.districts.map(({ surveyedShare }) => surveyedShare)).toEqual([1, 0.5]);
    expect(figures(layers).districts.map(({ surveyedShare }) => surveyedShare)).toEqual([null, null]);
  });

  it('has no blank share without pipes, and no figures at all without land', () => {
    const { pipes: _pipes, districts } = layers;
    expect(figures({ districts }).districts.map(({ blankShare, lengthM }) => [blankShare, lengthM])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    expect(figures({ pipes: layers.pipes })).toEqual({ districts: [], streets: [], cells: [] });
  });
});
