/**
 * Units a field may carry. Values at rest are always in the unit named by the field (`diameterM` is metres);
 * `display` on a field says what the screen shows instead (millimetres for diameters).
 */
export const unitLabels = {
  m: 'm',
  mm: 'mm',
  cm: 'cm',
  km: 'km',
  m2: 'm²',
  km2: 'km²',
  ha: 'ha',
  m3: 'm³',
  'm3/s': 'm³/s',
  'km/km2': 'km/km²',
  min: 'min',
  year: 'a',
  permille: '‰',
  percent: '%',
} as const;

export type Unit = keyof typeof unitLabels;

const toSi: Partial<Record<Unit, { base: string; factor: number }>> = {
  m: { base: 'm', factor: 1 },
  mm: { base: 'm', factor: 1e-3 },
  cm: { base: 'm', factor: 1e-2 },
  km: { base: 'm', factor: 1e3 },
  m2: { base: 'm2', factor: 1 },
  ha: { base: 'm2', factor: 1e4 },
  km2: { base: 'm2', factor: 1e6 },
};

/**
 * Converts `value` between two units of the same dimension.
 * Throws when the units have no common dimension (`got mm, expected a unit of area`).
 */
export function convertUnit(value: number, from: Unit, to: Unit): number {
  if (from === to) return value;
  const a = toSi[from];
  const b = toSi[to];
  if (!a || !b || a.base !== b.base) throw new Error(`cannot convert ${from} to ${to}: different dimensions`);
  // Dividing by an exact power of ten keeps 300 mm → 0.3 m free of rounding noise.
  return a.factor < b.factor ? value / (b.factor / a.factor) : value * (a.factor / b.factor);
}
