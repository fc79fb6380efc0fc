import { hydraulicRadius, type Section } from '../../../network/section.ts';

const circle = (mm: number): Section => ({ shape: 'circular', heightM: mm / 1000, widthM: mm / 1000 });
const box = (w: number, h: number): Section => ({ shape: 'rectangular', heightM: h, widthM: w });

export const connectionSections = { dn200: circle(200), dn300: circle(300) } as const;

/** Cross sections the sample city lays: pipes and, beyond DN2200, box culverts; each neither lower nor narrower than the one before. */
export const pipeLadder: readonly Section[] = [
  ...[300, 400, 500, 600, 800, 1000, 1200, 1350, 1500, 1650, 1800, 2000, 2200].map(circle),
  box(2.6, 2.2),
  box(3.2, 2.2),
  box(4, 2.4),
  box(5, 2.6),
  box(6, 2.8),
  box(8, 3),
  box(10, 3.2),
  box(12, 3.4),
];

/** Brick and stone culverts of the old core. */
export const culvertLadder: readonly Section[] = [
  box(0.8, 0.8),
  box(1, 1),
  box(1.2, 1.2),
  box(1.5, 1.4),
  box(1.8, 1.6),
  box(2.2, 1.8),
  box(2.6, 2.2),
  box(3.2, 2.2),
  box(4, 2.4),
  box(5, 2.6),
  box(6, 2.8),
  box(8, 3),
  box(10, 3.2),
  box(12, 3.4),
];

/** Roadside and outlet channels with banks 1 : 1. */
export const channelLadder: readonly Section[] = [
  [0.5, 0.6],
  [0.8, 0.8],
  [1, 1],
  [1.5, 1.2],
  [2, 1.5],
  [3, 1.8],
  [4, 2],
  [6, 2.5],
  [10, 3],
].map(([w, h]) => ({ shape: 'trapezoidal', heightM: h, widthM: w, sideSlope: 1, open: true }));

/**
 * Least slope a section is laid at: that of a velocity at full flow (domain reference 2.4: 0.75 m/s with n = 0.013
 * is 3.0 ‰ in DN300, 0.6 ‰ in DN1000), never below 0.3 ‰, which is what contractors can set out.
 */
export function minimumSlope(s: Section, velocity: number, roughness: number): number {
  const slope = (velocity * roughness) ** 2 / hydraulicRadius(s) ** (4 / 3);
  return Math.max(0.0003, Math.ceil(slope * 1e5) / 1e5);
}

/** Position in a ladder of the first section neither lower nor narrower than `s`; the last one when none is. */
export function ladderStart(ladder: readonly Section[], s: Section): number {
  const i = ladder.findIndex((c) => c.heightM >= s.heightM - 1e-9 && c.widthM >= s.widthM - 1e-9);
  return i < 0 ? ladder.length - 1 : i;
}
