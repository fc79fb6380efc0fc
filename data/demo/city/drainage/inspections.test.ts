import { describe, expect, it } from 'vitest';
import { makePlan } from '../make-plan.ts';
import { buildDrainage } from './drainage.ts';
import { inspect } from './inspections.ts';

const drainage = buildDrainage(makePlan({ seed: 1, size: 0.1 }));
const found = [...inspect(drainage)].map(([index, inspection]) => ({ pipe: drainage.net.pipes[index], ...inspection }));
const badness = (list: typeof found): number =>
  list.reduce((sum, { structuralGrade }) => sum + Number(structuralGrade.slice(-1)), 0) / list.length;

describe('inspections of the sample city', () => {
  it('cover a part of the mains, large ones before small ones', () => {
    const mains = drainage.net.pipes.filter((p) => p.role === 'main');
    const share = (isLarge: boolean): number =>
      found.filter(({ pipe }) => pipe.section.heightM >= 1 === isLarge).length /
      mains.filter((p) => p.section.heightM >= 1 === isLarge).length;
    expect(found.length / mains.length).toBeGreaterThan(0.1);
    expect(found.length / mains.length).toBeLessThan(0.4);
    expect(share(true)).toBeGreaterThan(share(false));
  });

  it('find old sewers in a worse state than young ones', () => {
    const old = found.filter(({ pipe }) => pipe.year < 1980);
    const young = found.filter(({ pipe }) => pipe.year >= 2000);
    expect(Math.min(old.length, young.length)).toBeGreaterThan(20);
    expect(badness(old)).toBeGreaterThan(badness(young) + 0.5);
  });

  it('give grades and indices that belong together (CJJ 181, domain reference 3.1)', () => {
    // F or G of the worst defect by grade: ≤ 1, 2, 5, 10; RI = 0.7 F + 0.1 K + 0.05 E and MI = 0.8 G + 0.15 K + 0.05 E,
    // K and E at most 10, and 0 for F or G below 4.
    const parameter = { grade_1: [0, 0.5], grade_2: [2, 2], grade_3: [5, 5], grade_4: [10, 10] } as Record<
      string,
      [number, number]
    >;
    const strange = found.filter(({ structuralGrade, functionalGrade, repairIndex, maintenanceIndex }) => {
      const [lowF, highF] = parameter[structuralGrade];
      const [lowG, highG] = parameter[functionalGrade];
      const isRi = repairIndex >= 0.7 * lowF && repairIndex <= 0.7 * highF + (highF < 4 ? 0 : 1.5) + 0.005;
      const isMi = maintenanceIndex >= 0.8 * lowG && maintenanceIndex <= 0.8 * highG + (highG < 4 ? 0 : 2) + 0.005;
      return !isRi || !isMi;
    });
    expect(strange).toEqual([]);
  });
});
