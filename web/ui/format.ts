import type { Field } from '../../data/model/catalogue.ts';
import { findCode } from '../../data/model/codes.ts';
import type { Value } from '../../data/model/feature.ts';
import { convertUnit, unitLabels, type Unit } from '../../data/model/units.ts';
import type { Language } from '../state/app-state.ts';

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const formats = new Map<string, Intl.NumberFormat>();

/** A number with at most `digits` decimals; thousands are grouped from five digits on, so that years stay years. */
export function formatNumber(value: number, language: Language, digits = 0, minDigits = 0): string {
  const id = `${language}/${digits}/${minDigits}`;
  let format = formats.get(id);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], {
      maximumFractionDigits: digits,
      minimumFractionDigits: minDigits,
      useGrouping: 'min2',
    });
    formats.set(id, format);
  }
  return format.format(value);
}

/** A number and its unit, joined so that they never part at the end of a line. */
export function formatQuantity(value: number, unit: Unit, language: Language, digits = 0): string {
  const number = formatNumber(value, language, digits);
  return unit === 'percent' || unit === 'permille'
    ? `${number}${unitLabels[unit]}`
    : `${number}\u00a0${unitLabels[unit]}`;
}

/** A length: metres below 1 km, kilometres with two decimals from there. */
export function formatLength(lengthM: number, language: Language): string {
  return Math.abs(lengthM) < 1000
    ? formatQuantity(lengthM, 'm', language, 1)
    : formatQuantity(lengthM / 1000, 'km', language, 2);
}

/** An area: square metres below 1 ha, hectares below 1 km², square kilometres from there. */
export function formatArea(areaM2: number, language: Language): string {
  if (Math.abs(areaM2) < 10_000) return formatQuantity(areaM2, 'm2', language, 0);
  if (Math.abs(areaM2) < 1_000_000) return formatQuantity(areaM2 / 10_000, 'ha', language, 2);
  return formatQuantity(areaM2 / 1_000_000, 'km2', language, 2);
}

/** A share 0..1 as per cent. A share that is not quite all or nothing never reads as 100 % or 0 %. */
export function formatShare(share: number, language: Language): string {
  const rounded = Math.round(share * 1000) / 10;
  const shown = share < 1 && rounded === 100 ? 99.9 : share > 0 && rounded === 0 ? 0.1 : rounded;
  return formatQuantity(shown, 'percent', language, 1);
}

export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1e6) return `${formatNumber(bytes / 1e3, language, 1)}\u00a0kB`;
  return `${formatNumber(bytes / 1e6, language, 1)}\u00a0MB`;
}

/** A day as ISO writes it, which reads the same in both languages; text that is no date stays as it is. */
export function formatDate(text: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? text;
}

/** Words for yes and no in the language on screen. */
export interface BooleanWords {
  yes: string;
  no: string;
}

/** A field's value as the inspector shows it, in its display unit; undefined when the value is missing. */
export function formatValue(
  field: Field,
  value: Value | undefined,
  language: Language,
  words: BooleanWords,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (field.codes) return findCode(field.codes, String(value))?.label[language] ?? String(value);
  if (field.type === 'date') return formatDate(String(value));
  if (typeof value !== 'number') return value;
  if (!field.unit) return formatNumber(value, language, field.type === 'integer' ? 0 : 4);
  const unit = field.display ?? field.unit;
  return formatQuantity(convertUnit(value, field.unit, unit), unit, language, unit === 'mm' ? 1 : 3);
}
