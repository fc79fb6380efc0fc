import { convertUnit, type Unit } from '../model/units.ts';

/** A section in metres: `heightM` is the diameter of a round one, `widthM` is there for two-sided sizes only. */
export interface Size {
  heightM: number;
  widthM?: number;
}

const unitWords: Record<string, Unit> = { mm: 'mm', 毫米: 'mm', cm: 'cm', 厘米: 'cm', m: 'm', 米: 'm' };
const number = String.raw`(\d+(?:\.\d+)?|\.\d+)`;
const unit = String.raw`\s*(mm|cm|m|毫米|厘米|米)?`;
const round = new RegExp(`^(?:dn|de|id|od|d|[φΦø⌀∅])?\\s*${number}${unit}$`, 'i');
const twoSided = new RegExp(`^${number}${unit}\\s*[x×*＊✕]\\s*${number}${unit}$`, 'i');

/**
 * Reads a section size as surveys write it: `300`, `DN300`, `d800`, `φ600`, `300 mm`, `1000X800`, `1.2m×0.8m`.
 * Two-sided sizes are width × height (宽×高). Numbers without a unit of their own are in `unit`.
 * Returns undefined for anything else, negative numbers included.
 */
export function parseSize(text: string, unit: Unit): Size | undefined {
  const trimmed = text.trim();
  const one = round.exec(trimmed);
  if (one) return { heightM: metres(one[1], one[2] ?? '', unit) };
  const two = twoSided.exec(trimmed);
  if (!two) return undefined;
  // `1000x800 mm`: a unit after the last number holds for both.
  return { widthM: metres(two[1], two[2] ?? two[4] ?? '', unit), heightM: metres(two[3], two[4] ?? '', unit) };
}

function metres(digits: string | undefined, word: string, unit: Unit): number {
  return convertUnit(Number(digits), unitWords[word.toLowerCase()] ?? unit, 'm');
}
