import { hydraulicRadius, sectionArea, type Section } from './section.ts';

/**
 * Velocity of full flow by Manning's formula, v = R^(2/3) · I^(1/2) / n, m/s (domain reference 2.4). `slope` is m/m
 * along the flow; without a fall nothing flows. For gravity flow that fills the section without pressure.
 */
export function fullVelocity(section: Section, slope: number, roughness: number): number {
  if (slope <= 0) return 0;
  const radiusM = hydraulicRadius(section);
  // R^(2/3) by its cube root, in a fifth of the time of a power.
  return (Math.cbrt(radiusM * radiusM) * Math.sqrt(slope)) / roughness;
}

/** Flow of the full section, m³/s: its area times `fullVelocity`. */
export function fullFlow(section: Section, slope: number, roughness: number): number {
  return fullVelocity(section, slope, roughness) * sectionArea(section);
}
