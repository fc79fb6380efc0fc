/**
 * Velocities at full flow that designs keep to, m/s (domain reference 2.4). The least ones, which keep grit moving, stand
 * on memory; the greatest ones are those of software that implements GB 50014. Not to be quoted as the standard's.
 */
export const leastVelocity = { storm: 0.75, combined: 0.75, foul: 0.6, openChannel: 0.4 } as const;
export const greatestVelocity = { nonMetal: 5, metal: 10 } as const;

const metals = new Set(['cast_iron', 'ductile_iron', 'steel']);

/** Limits for a pipe of a kind, form and material (words of the code lists); an unknown material is no metal. */
export function velocityLimits(
  kind: string | undefined,
  form: string | undefined,
  material: string | undefined,
): { leastMs: number; greatestMs: number } {
  return {
    leastMs:
      form === 'open_channel' ? leastVelocity.openChannel : kind === 'foul' ? leastVelocity.foul : leastVelocity.storm,
    greatestMs: material !== undefined && metals.has(material) ? greatestVelocity.metal : greatestVelocity.nonMetal,
  };
}
