import { describe, expect, it } from 'vitest';
import type { Place, Publication } from '../publication.ts';
import { samplePublication } from '../testing/sample-publication.ts';
import type { Answer } from './answer.ts';
import { answerAt } from './answer-at.ts';

function placeOf(publication: Publication, id: string): Place {
  const found = publication.places.find((place) => place.id === id);
  if (!found) throw new Error(`no place ${id}`);
  return found;
}

/** The answer for a place of the sample publication, which `change` may alter first. */
function answerFor(id: string, change: (publication: Publication) => void = () => {}): Answer {
  const publication = samplePublication();
  change(publication);
  return answerAt(publication, { place: placeOf(publication, id) });
}

const ids = (places: { place: Place }[]): string[] => places.map(({ place }) => place.id);
const pointIds = (answer: Answer): string[] | undefined => answer.reported?.points.map(({ id }) => id);

describe('what is known at a place', () => {
  it('lets a flood point answer for itself, with its own record', () => {
    const answer = answerFor('f1');
    expect(answer.verdict).toBe('reported');
    expect(answer.reported).toMatchObject({
      depthClass: 'knee',
      lastEventOn: '2024-07-08',
      lastDepthClass: 'shin',
      events: 3,
      eventsSince: '2016-07-01',
    });
    expect(pointIds(answer)).toEqual(['f1']);
    expect([answer.street?.id, answer.district?.id]).toEqual(['s1', 'd1']);
  });

  it('counts a flood point as here within reach of a community’s extent, not only of its middle', () => {
    // 96 m east of the box, 193 m from its middle.
    expect(pointIds(answerFor('c1'))).toEqual(['f1']);
    const smaller = answerFor('c1', (publication) => {
      delete placeOf(publication, 'c1').bbox;
    });
    expect([smaller.verdict, ids(smaller.nearby)]).toEqual(['reported_nearby', ['f1']]);
  });

  it('gives a street and a district every point in it, and none as nearby', () => {
    expect([pointIds(answerFor('s1')), pointIds(answerFor('s2'))]).toEqual([['f1'], ['f2']]);
    const district = answerFor('d1');
    expect(pointIds(district)).toEqual(['f1', 'f2']);
    expect(district.nearby).toEqual([]);
    expect(ids(district.underpasses)).toEqual(['u1']);
  });

  it('gives a road the points that were moved to it, not those of a road whose name ends alike', () => {
    expect(pointIds(answerFor('r1'))).toEqual(['f1']);
    const other = (publication: Publication): void => {
      placeOf(publication, 'f1').road = { zh: '新人民路', en: 'New Renmin Road' };
      placeOf(publication, 'f1').name = { zh: '新人民路与东街交叉口', en: 'New Renmin Road / East Street' };
    };
    expect(answerFor('r1', other).reported).toBeNull();
    const crossing = (publication: Publication): void => {
      placeOf(publication, 'f1').road = { zh: '东街', en: 'East Street' };
      placeOf(publication, 'f1').name = { zh: '东街与人民路交叉口', en: 'East Street / Renmin Road' };
    };
    expect(pointIds(answerFor('r1', crossing))).toEqual(['f1']);
  });

  it('takes a road of the same name elsewhere for another road', () => {
    const answer = answerFor('r1', (publication) => {
      placeOf(publication, 'r1').bbox = [114.03, 30.012, 114.035, 30.013];
    });
    expect(answer.reported).toBeNull();
    const short = (lon: number) => (publication: Publication) => {
      const road = placeOf(publication, 'r1');
      delete road.bbox;
      road.at = [lon, 30.005];
    };
    // 577 m and 865 m away: a road without an extent is at most a kilometre long.
    expect(pointIds(answerFor('r1', short(114.016)))).toEqual(['f1']);
    expect(answerFor('r1', short(114.019)).reported).toBeNull();
  });

  it('names the deepest of several points, the latest date and all events', () => {
    const answer = answerFor('d1', (publication) => {
      placeOf(publication, 'f2').flood = {
        ...placeOf(publication, 'f2').flood!,
        depthClass: 'waist',
        lastEventOn: '2025-06-01',
        lastDepthClass: 'ankle',
        events: 2,
        eventsSince: '2020-01-01',
      };
    });
    expect(answer.reported).toMatchObject({
      depthClass: 'waist',
      lastEventOn: '2025-06-01',
      lastDepthClass: 'ankle',
      events: 5,
      eventsSince: '2016-07-01',
    });
    expect(pointIds(answer)).toEqual(['f2', 'f1']);
  });

  it('says which official zone holds it, and of several the one that floods most often', () => {
    expect(answerFor('f1').zone?.returnPeriodYears).toBe(30);
    const two = answerFor('f1', ({ zones }) => {
      zones.unshift({ ...zones[0], returnPeriodYears: null }, { ...zones[0], returnPeriodYears: 100 });
      zones.push({ ...zones[0], returnPeriodYears: 5 });
    });
    expect(two.zone?.returnPeriodYears).toBe(5);
    expect([answerFor('c1').zone, answerFor('r1').zone, answerFor('d1').zone]).toEqual([null, null, null]);
  });

  it('leaves the likelihood open wherever no zone with a return period holds the place', () => {
    expect(answerFor('f1').unknown).not.toContain('how_often');
    expect(answerFor('c1').unknown).toContain('how_often');
    const bare = answerFor('f1', ({ zones }) => {
      zones[0].returnPeriodYears = null;
    });
    expect(bare.unknown).toContain('how_often');
  });

  it('says what is not known of a point without depth and date', () => {
    expect(answerFor('f2').unknown).toEqual(expect.arrayContaining(['depth', 'date', 'now', 'house', 'survey']));
    expect(answerFor('f1').unknown).not.toContain('depth');
  });

  it('finds underpasses and underground spaces to avoid, nearest first, with the way', () => {
    const answer = answerFor('f1');
    expect(ids(answer.underpasses)).toEqual(['u1']);
    expect(answer.underpasses[0].wind).toBe('ne');
    // 0.002° of longitude and 0.001° of latitude at 30°: 192 m and 111 m on the sphere.
    expect(answer.underpasses[0].distanceM).toBeCloseTo(Math.hypot(192.59, 111.19), 0);
    expect(answer.underground).toEqual([]);
    expect(ids(answerFor('g1').underpasses)).toEqual(['u1']);
  });

  it('names one of several entrances of a station, and those of another use beside it', () => {
    const answer = answerFor('h1', (publication) => {
      const entrance = placeOf(publication, 'g1');
      // 0.001° of latitude is 111 m.
      for (const [id, north, use] of [
        ['A', 0, 'metro'],
        ['B', 0.001, 'metro'],
        ['C', 0.0005, 'garage'],
        ['D', 0.003, 'metro'],
      ] as const) {
        publication.places.push({ ...entrance, id, use, at: [114.006, 30.003 + north] });
      }
    });
    expect(ids(answer.underground)).toEqual(['A', 'C', 'D']);
  });

  it('names the sources of what it looked into', () => {
    expect(answerFor('f1').sources.map(({ layer }) => layer)).toEqual(['flood_points']);
  });
});

describe('what is known at a position', () => {
  const publication = samplePublication();
  const at = (lon: number, lat: number, accuracyM?: number): Answer =>
    answerAt(publication, { at: [lon, lat], accuracyM });

  it('finds street and district by their outlines', () => {
    const answer = at(114.03, 30.018);
    expect([answer.place, answer.street?.id, answer.district?.id]).toEqual([null, 's2', 'd1']);
  });

  it('knows nothing outside the city, and says nothing about it', () => {
    const answer = at(115, 30);
    expect(answer).toMatchObject({ verdict: 'outside', reported: null, nearby: [], underpasses: [], unknown: [] });
  });

  it('lies in the city on the simplified outline’s other side, within 100 m', () => {
    expect(at(114.0407, 30.018).verdict).not.toBe('outside');
    expect(at(114.0412, 30.018).verdict).toBe('outside');
  });

  it('tells a report here from one nearby', () => {
    expect(at(114.01, 30.0055).verdict).toBe('reported');
    const nearby = at(114.01, 30.01);
    expect([nearby.verdict, ids(nearby.nearby)]).toEqual(['reported_nearby', ['f1']]);
    expect([nearby.nearby[0].wind, nearby.nearbyIsFar]).toEqual(['s', false]);
  });

  it('reaches farther where the device is unsure, and says so where it is very unsure', () => {
    expect([at(114.01, 30.0085, 20).verdict, at(114.01, 30.0085, 450).verdict]).toEqual([
      'reported_nearby',
      'reported',
    ]);
    expect(at(114.01, 30.0085, 450).unknown).not.toContain('rough_position');
    expect(at(114.01, 30.0085, 2000).unknown).toContain('rough_position');
    expect(at(114.01, 30.0085, 20_000).hereM).toBe(500);
  });

  it('says "no report known" apart from "not surveyed", and still names the nearest report', () => {
    const none = answerAt(withoutPoint('f1'), { at: [114.0026, 30.0023] });
    expect([none.verdict, none.surveyed, none.nearbyIsFar, ids(none.nearby)]).toEqual([
      'none_known',
      'whole',
      true,
      ['f2'],
    ]);
    const unsurveyed = answerAt(withoutPoint('f2'), { at: [114.03, 30.015] });
    expect([unsurveyed.verdict, unsurveyed.surveyed]).toEqual(['not_surveyed', 'none']);
  });

  it('does not claim a survey, nor the lack of one, where the city says nothing', () => {
    const silent = withoutPoint('f1');
    silent.grid.cells = [];
    for (const area of [...silent.streets, ...silent.districts]) area.surveyedShare = null;
    const answer = answerAt(silent, { at: [114.0026, 30.0023] });
    expect([answer.verdict, answer.surveyed]).toEqual(['none_known', 'unknown']);
    expect(answer.unknown).toContain('survey');
  });

  it('answers in a city without streets, districts, grid and flood points', () => {
    const empty: Publication = {
      ...publication,
      places: [],
      districts: [],
      streets: [],
      zones: [],
      sources: [],
      grid: { cellM: 500, cells: [] },
    };
    expect(answerAt(empty, { at: [114.01, 30.005] })).toMatchObject({
      verdict: 'not_published',
      nearby: [],
      drains: null,
    });
    expect(answerAt(empty, { at: [114.05, 30.005] }).verdict).toBe('outside');
  });

  function withoutPoint(id: string): Publication {
    const copy = samplePublication();
    // Not spliced: others refer to places by index.
    placeOf(copy, id).kind = 'heritage';
    return copy;
  }
});
