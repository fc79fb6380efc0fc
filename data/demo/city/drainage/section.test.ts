import { describe, expect, it } from 'vitest';
import { sectionArea, type Section } from '../../../network/section.ts';
import { leastVelocity } from '../../../network/velocity-limits.ts';
import { ladderStart, minimumSlope, pipeLadder } from './section.ts';

const pipe = (mm: number): Section => ({ shape: 'circular', heightM: mm / 1000, widthM: mm / 1000 });

describe('cross sections', () => {
  it('are laid no flatter than the slopes for 0.75 m/s in domain reference 2.4, in ‰', () => {
    const expected: [number, number][] = [
      [300, 3.01],
      [500, 1.52],
      [800, 0.81],
      [1000, 0.6],
      [1500, 0.35],
    ];
    for (const [mm, permille] of expected)
      expect(minimumSlope(pipe(mm), leastVelocity.storm, 0.013) * 1000).toBeCloseTo(permille, 1);
  });

  it('grow along the ladder in height, width and area', () => {
    for (let i = 1; i < pipeLadder.length; i++) {
      expect(pipeLadder[i].heightM).toBeGreaterThanOrEqual(pipeLadder[i - 1].heightM);
      expect(pipeLadder[i].widthM).toBeGreaterThanOrEqual(pipeLadder[i - 1].widthM);
      expect(sectionArea(pipeLadder[i])).toBeGreaterThan(sectionArea(pipeLadder[i - 1]));
    }
  });

  it('start on the ladder at the first that is neither lower nor narrower', () => {
    expect(pipeLadder[ladderStart(pipeLadder, pipe(700))].heightM).toBe(0.8);
    expect(ladderStart(pipeLadder, { shape: 'rectangular', heightM: 99, widthM: 99 })).toBe(pipeLadder.length - 1);
  });
});
