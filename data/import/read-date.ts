const written = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?年?)?(?:[T ].*)?$/;
const packed = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;

/**
 * ISO date (`2003-08-21`, or `2003-08` or `2003` where the source says no more) of a date as surveys write it:
 * ISO with or without time, `2003/8/21`, `2003年8月21日`, `20030821`, milliseconds since 1970.
 * Returns undefined for anything else and for days that do not exist.
 */
export function readDate(value: string | number): string | undefined {
  if (typeof value === 'number' && Math.abs(value) > 1e10) {
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
  }
  const text = String(value).trim();
  const match = packed.exec(text) ?? written.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  if (month === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (date.getUTCMonth() !== Number(month) - 1 || (day !== undefined && date.getUTCDate() !== Number(day))) {
    return undefined;
  }
  return date.toISOString().slice(0, day === undefined ? 7 : 10);
}
