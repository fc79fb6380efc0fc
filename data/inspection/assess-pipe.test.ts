import { describe, expect, it } from 'vitest';
import { assessPipe, classOfIndex, classOfParameter } from './assess-pipe.ts';
import type { Finding } from './finding.ts';
import { defaultSettings, regionClasses, regionScore, soilClasses, soilScore } from './settings.ts';
import { assess, finding } from './testing/assess.ts';

describe('CJJ 181, worked by hand (domain reference 3.1)', () => {
  it('a pipe without defects: everything 0, class I, nothing to do, whatever the soil', () => {
    for (const result of [assess([]), assess([], { soil: 'silt_sand', region: 'centre' })]) {
      expect(result.structural).toMatchObject({
        mean: 0,
        worst: 0,
        parameter: 0,
        density: 0,
        extent: 'none',
        class: 1,
      });
      expect([result.structural.index, result.functional.index]).toEqual([0, 0]);
      expect(result.structural.indexClass).toBe(1);
      expect(result.repair).toBe('none');
    }
  });

  it('a line without a code says that the pipe was inspected', () => {
    const clean: Finding = { ...finding(['', 0, 0]), code: undefined, grade: undefined, positionM: undefined };
    const result = assessPipe([clean], { lengthM: 40, diameterM: 0.8 }, defaultSettings);
    expect(result.leftOut).toEqual([]);
    expect(result.structural.class).toBe(1);
  });

  it('one defect: F is its score, K, E and T count from F = 4', () => {
    // PL 3 = 5. S = Smax = F = 5, class III. SM = 5 · 2 / (5 · 40) = 0.05: local.
    // RI = 0.7 · 5 + 0.1 · 3 + 0.05 · 3 = 3.95: class II, F > 3 and SM < 0.1: a local repair.
    const { structural, functional, repair } = assess([['PL', 3, 10, 2]]);
    expect(structural).toMatchObject({ mean: 5, worst: 5, parameter: 5, class: 3, region: 3, pipe: 3, soil: 0 });
    expect(structural.density).toBe(0.05);
    expect(structural.extent).toBe('local');
    expect(structural.index).toBe(3.95);
    expect(structural.indexClass).toBe(2);
    expect(repair).toBe('local');
    expect(functional.parameter).toBe(0);
  });

  it('below F = 4 neither the place nor the size of the pipe count', () => {
    // TJ 2 = 3. F = 3: class II. RI = 0.7 · 3 = 2.1 in the centre and with DN2000 alike: class II, F ≤ 3: none.
    const { structural, repair } = assess([['TJ', 2, 5]], { region: 'centre' }, { diameterM: 2 });
    expect(structural).toMatchObject({ parameter: 3, class: 2, region: 0, pipe: 0, index: 2.1, indexClass: 2 });
    expect(repair).toBe('none');
    // Soil has no such limit: RI = 2.1 + 0.15 · 10 = 3.6.
    expect(assess([['TJ', 2, 5]], { soil: 'silt_sand' }).structural.index).toBe(3.6);
  });

  it('several defects far apart: S is their mean, F the worst', () => {
    // CK 2 = 2 at 5 m, SL 3 = 5 at 15 m, PL 1 = 0.5 at 30 m, gaps of 10 and 15 m.
    // S = 7.5 / 3 = 2.5, Smax = F = 5. SM = (2 · 1 + 5 · 1 + 0.5 · 1) / (2.5 · 40) = 0.075.
    const { structural } = assess([
      ['CK', 2, 5],
      ['SL', 3, 15],
      ['PL', 1, 30],
    ]);
    expect(structural).toMatchObject({ mean: 2.5, worst: 5, parameter: 5, density: 0.075, extent: 'local' });
  });

  it('a net gap of up to 1.0 m makes two defects one', () => {
    // PL 2 = 2 from 10 to 11 m, CK 2 = 2 at 12.0 m: gap 1.0 m. One defect of 2 + 2 = 4 from 10 to 12 m.
    // n = 1, S = F = 4, SM = 4 · 2 / (4 · 40) = 0.05. RI = 2.8 + 0.3 + 0.15 = 3.25.
    const merged = assess([
      ['PL', 2, 10, 1],
      ['CK', 2, 12],
    ]).structural;
    expect(merged.groups).toHaveLength(1);
    expect(merged).toMatchObject({ mean: 4, parameter: 4, density: 0.05, index: 3.25 });
    // By the worst alone: F = 2, RI = 1.4.
    const worst = assess(
      [
        ['PL', 2, 10, 1],
        ['CK', 2, 12],
      ],
      { merged: 'worst' },
    ).structural;
    expect(worst).toMatchObject({ parameter: 2, index: 1.4 });
  });

  it('scores of what is one defect add up to 10 at most', () => {
    expect(
      assess([
        ['PL', 4, 10],
        ['SL', 3, 10.4],
      ]).structural,
    ).toMatchObject({ parameter: 10, worst: 10 });
  });

  it('beyond 1.0 m up to 1.5 m both are weighted by α = 1.1', () => {
    // PL 3 = 5 at 10.0 m, PL 3 = 5 at 11.5 m: S = 1.1 · (5 + 5) / 2 = 5.5 > Smax = 5, so F = 5.5.
    // SM = 1.1 · (5 + 5) · 1 / (5.5 · 40) = 0.05. RI = 3.85 + 0.3 + 0.15 = 4.3: class III.
    const { structural, repair } = assess([
      ['PL', 3, 10],
      ['PL', 3, 11.5],
    ]);
    expect(structural).toMatchObject({ mean: 5.5, worst: 5, parameter: 5.5, density: 0.05, index: 4.3, indexClass: 3 });
    expect(repair).toBe('local');
    for (const gapM of [1.01, 1.2, 1.5]) {
      expect(assess([
        ['PL', 3, 10],
        ['PL', 3, 10 + gapM],
      ]).structural.mean, `${gapM} m`).toBe(5.5); // prettier-ignore
    }
  });

  it('beyond 1.5 m they stand alone', () => {
    // S = (5 + 5) / 2 = 5.
    const { structural } = assess([
      ['PL', 3, 10],
      ['PL', 3, 11.51],
    ]);
    expect(structural).toMatchObject({ mean: 5, parameter: 5 });
  });

  it('of three, only those near another are weighted, and the gap counts from the end of a long one', () => {
    // FS 2 = 2 from 10 to 14 m, CK 3 = 5 at 15.3 m (gap 1.3), SL 2 = 2 at 30 m.
    // S = (1.1 · (2 + 5) + 2) / 3 = 9.7 / 3 = 3.2333, F = 5.
    // SM = (1.1 · (2 · 4 + 5 · 1) + 2 · 1) / (3.2333 · 40) = 16.3 / 129.333 = 0.12603: partial.
    const { structural } = assess([
      ['SL', 2, 30],
      ['CK', 3, 15.3],
      ['FS', 2, 10, 4],
    ]);
    expect(structural.mean).toBeCloseTo(9.7 / 3, 8);
    expect(structural.density).toBeCloseTo(0.12603, 5);
    expect(structural).toMatchObject({ parameter: 5, extent: 'partial' });
  });

  it('structural and functional defects do not see each other, and sum up apart', () => {
    // PL 3 = 5 and CJ 4 = 10 at the same place. MI = 0.8 · 10 + 0.15 · 3 + 0.05 · 3 = 8.6: class IV.
    const { structural, functional } = assess([
      ['PL', 3, 10],
      ['CJ', 4, 10, 30],
    ]);
    expect(structural).toMatchObject({ parameter: 5, index: 3.95 });
    // YM = 10 · 30 / (10 · 40) = 0.75: whole.
    expect(functional).toMatchObject({
      parameter: 10,
      index: 8.6,
      class: 4,
      indexClass: 4,
      density: 0.75,
      extent: 'whole',
    });
    expect(functional.soil).toBe(0);
  });

  it('β is α for functional defects', () => {
    // CJ 2 = 2 and ZW 2 = 2, gap 1.2 m: Y = 2.2 = G, MI = 0.8 · 2.2 = 1.76, class II.
    expect(
      assess([
        ['CJ', 2, 10],
        ['ZW', 2, 11.2],
      ]).functional,
    ).toMatchObject({ mean: 2.2, parameter: 2.2, index: 1.76, indexClass: 2 });
  });

  it('E by the diameter in millimetres, its bounds included', () => {
    // F = 10 (PL 4): RI = 7 + 0.1 · 3 + 0.05 · E.
    const sizeOf = (diameterM: number): number => assess([['PL', 4, 3]], {}, { diameterM }).structural.pipe;
    expect([0.3, 0.599, 0.6, 1, 1.001, 1.5, 1.501, 3].map(sizeOf)).toEqual([0, 0, 3, 3, 6, 6, 10, 10]);
    expect(assess([['PL', 4, 3]], {}, { diameterM: 1.2 }).structural.index).toBe(7.6);
  });

  it('with an unknown diameter RI cannot be computed from F = 4 on, and can below', () => {
    const serious = assess([['PL', 3, 3]], {}, { diameterM: NaN });
    expect(serious.structural.index).toBeNaN();
    expect(serious.structural.indexClass).toBeUndefined();
    expect(serious.structural.class).toBe(3);
    expect(serious.repair).toBeUndefined();
    expect(assess([['PL', 2, 3]], {}, { diameterM: NaN }).structural.index).toBe(1.4);
  });

  it('with an unknown length the density cannot be computed, the index can', () => {
    const { structural, repair } = assess([['PL', 3, 300]], {}, { lengthM: NaN });
    expect(structural.density).toBeNaN();
    expect(structural.extent).toBeUndefined();
    expect(structural.index).toBe(3.95);
    expect(repair).toBeUndefined();
  });

  it('K by region, T by soil', () => {
    // F = 10, E = 3: RI = 7 + 0.15 + 0.1 K + 0.15 T.
    for (const region of regionClasses) {
      expect(assess([['PL', 4, 3]], { region }).structural.index).toBeCloseTo(7.15 + 0.1 * regionScore[region], 9);
    }
    for (const soil of soilClasses) {
      expect(assess([['PL', 4, 3]], { soil }).structural.index).toBeCloseTo(7.45 + 0.15 * soilScore[soil], 9);
    }
    expect(Object.values(regionScore)).toEqual([10, 6, 3, 0]);
  });

  it('what a report says of region and soil goes before the settings', () => {
    const said = { ...finding(['PL', 4, 3]), region: 'centre', soil: 'muck' } as const;
    const result = assessPipe([said], { lengthM: 40, diameterM: 0.5 }, defaultSettings);
    // RI = 7 + 0.1 · 10 + 0 + 0.15 · 10 = 9.5.
    expect(result.structural.index).toBe(9.5);
    expect(result).toMatchObject({ region: 'centre', soil: 'muck', repair: 'local' });
  });

  it('a whole repair where the density is 0.1 or more', () => {
    // FS 3 = 5 over 4 m of 40 m: SM = 0.1. RI = 3.5 + 0.3 + 0.15 = 3.95, F = 5.
    const { structural, repair } = assess([['FS', 3, 3, 4]]);
    expect([structural.density, structural.extent, repair]).toEqual([0.1, 'partial', 'whole']);
    // Above RI 4 the same, and half of the pipe is still partial: PL 4 over 20 m, RI 7.45.
    const half = assess([['PL', 4, 3, 20]]);
    expect([half.structural.extent, half.repair, half.structural.indexClass]).toEqual(['partial', 'whole', 4]);
    expect(assess([['PL', 4, 3, 20.1]]).structural.extent).toBe('whole');
  });

  it('classes are closed on the right', () => {
    expect([0, 1, 1.01, 3, 3.01, 6, 6.01, 10].map(classOfParameter)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect([0, 1, 1.01, 4, 4.01, 7, 7.01, 10].map(classOfIndex)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(classOfIndex(NaN)).toBeUndefined();
    // PL 3 = 5 by a main road and DN400: RI = 3.5 + 0.6 = 4.1, class III; by another road 3.8, class II.
    expect(assess([['PL', 3, 3]], { region: 'main_road' }, { diameterM: 0.4 }).structural.indexClass).toBe(3);
    // F = 10 without K, E and T: RI = 7 is class III.
    expect(assess([['PL', 4, 3]], { region: 'elsewhere' }, { diameterM: 0.4 }).structural).toMatchObject({
      index: 7,
      indexClass: 3,
      class: 4,
    });
  });
});
