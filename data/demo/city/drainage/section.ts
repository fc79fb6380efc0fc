/** Cross sections the sample city lays, and what they carry when full. */
export interface Section {
  shape: 'circular' | 'rectangular' | 'trapezoidal';
  heightM: number;
  /** Width of a rectangle, bottom width of a trapezoid, the diameter of a circle. */
  widthM: number;
}

const circle = (mm: number): Section => ({ shape: 'circular', heightM: mm / 1000, widthM: mm / 1000 });
const box = (w: number, h: number): Section => ({ shape: 'rectangular', heightM: h, widthM: w });

export const connectionSections = { dn200: circle(200), dn300: circle(300) } as const;

/** Pipes and, beyond DN2200, box culverts; each neither lower nor narrower than the one before. */
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
].map(([w, h]) => ({ shape: 'trapezoidal', heightM: h, widthM: w }));

/** Area of flow of the full section, m². */
export function sectionArea(s: Section): number {
  if (s.shape === 'circular') return (Math.PI / 4) * s.heightM * s.heightM;
  if (s.shape === 'rectangular') return s.widthM * s.heightM;
  return (s.widthM + s.heightM) * s.heightM;
}

function hydraulicRadius(s: Section): number {
  if (s.shape === 'circular') return s.heightM / 4;
  if (s.shape === 'rectangular') return sectionArea(s) / (2 * (s.widthM + s.heightM));
  return sectionArea(s) / (s.widthM + 2 * Math.SQRT2 * s.heightM);
}

/** Velocity of full flow by Manning's formula, m/s. `slope` is m/m; zero or negative slopes give 0. */
export function fullVelocity(s: Section, slope: number, roughness: number): number {
  if (slope <= 0) return 0;
  return (hydraulicRadius(s) ** (2 / 3) * Math.sqrt(slope)) / roughness;
}

/** Flow of the full section, m³/s. */
export function fullFlow(s: Section, slope: number, roughness: number): number {
  return fullVelocity(s, slope, roughness) * sectionArea(s);
}

/** Least velocity at full flow, m/s (domain reference 2.4). */
export const leastVelocity = { storm: 0.75, combined: 0.75, foul: 0.6 } as const;

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
