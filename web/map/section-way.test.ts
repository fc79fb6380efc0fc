import { describe, expect, it } from 'vitest';
import type { SectionResult } from '../../server/contract/section.ts';
import { placeAt, stationNear } from './section-way.ts';

/** Two pipes at the equator: 0.001° east with a bend of no angle, then 0.001° north; 100 m each. */
const way = {
  pipes: [
    {
      fromStationM: 0,
      toStationM: 100,
      lengthM: 100,
      line: [
        [0, 0],
        [0.0005, 0],
        [0.001, 0],
      ],
    },
    {
      fromStationM: 100,
      toStationM: 200,
      lengthM: 100,
      line: [
        [0.001, 0],
        [0.001, 0.001],
      ],
    },
  ],
} as unknown as Pick<SectionResult, 'pipes'>;

describe('the way of a section on the map', () => {
  it('finds the place of a station, at both ends and at a joint too', () => {
    for (const [stationM, lon, lat] of [
      [0, 0, 0],
      [75, 0.00075, 0],
      [100, 0.001, 0],
      [150, 0.001, 0.0005],
      [200, 0.001, 0.001],
    ] as const) {
      const place = placeAt(way, stationM)!;
      // A millionth of a degree is a decimetre.
      expect([place[0], place[1]]).toEqual([expect.closeTo(lon, 6), expect.closeTo(lat, 6)]);
    }
  });

  it('finds the station nearest to a place beside the way', () => {
    expect(stationNear(way, [0.0003, 0.0001])).toBeCloseTo(30, 1);
    expect(stationNear(way, [0.0014, 0.0007])).toBeCloseTo(170, 1);
    expect(stationNear(way, [-0.1, 0])).toBe(0);
  });

  it('has no place and no station without pipes', () => {
    expect(placeAt({ pipes: [] }, 3)).toBeUndefined();
    expect(stationNear({ pipes: [] }, [0, 0])).toBeUndefined();
  });
});
