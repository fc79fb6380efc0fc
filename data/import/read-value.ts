import type { Field } from '../model/catalogue.ts';
import { codeLists, findBySchemeCode, type CodeEntry } from '../model/codes.ts';
import type { Value } from '../model/feature.ts';
import type { IssueCode } from '../model/issue.ts';
import { convertUnit } from '../model/units.ts';
import type { FieldMapping } from './mapping.ts';
import { readDate } from './read-date.ts';
import { parseSize } from './size.ts';

/** A raw value read as a field: the value in the field's unit and codes, or why it is missing. */
export interface ReadValue {
  value: Value;
  /** Absent when the value was read, or was blank by agreement of the mapping. */
  problem?: IssueCode;
  /** True when the mapping translated a word, so that the word itself is worth keeping. */
  translated?: boolean;
  /** Width of a two-sided size, metres. */
  widthM?: number;
}

/** Fields whose text may be a section size (`1000X800`) rather than a plain number. */
const sizeFields = new Set(['diameterM', 'widthM']);

/** Reads a value that is not blank. */
export function readValue(raw: string | number | boolean, field: Field, mapping: FieldMapping): ReadValue {
  switch (field.type) {
    case 'text':
      return { value: String(raw).trim() };
    case 'code':
      return readCode(String(raw).trim(), field, mapping);
    case 'boolean':
      return readBoolean(raw);
    case 'date': {
      const date = typeof raw === 'boolean' ? undefined : readDate(raw);
      return date === undefined ? unreadable : { value: date, translated: typeof raw === 'string' && date !== raw };
    }
    case 'number':
    case 'integer':
      return inRange(readNumber(raw, field, mapping), field);
  }
}

const unreadable: ReadValue = { value: null, problem: 'value-unreadable' };

function readCode(word: string, field: Field, mapping: FieldMapping): ReadValue {
  if (mapping.codes) {
    const code = Object.hasOwn(mapping.codes, word) ? mapping.codes[word] : undefined;
    if (code === undefined) return { value: null, problem: 'code-unknown', translated: true };
    return { value: code, translated: code !== word };
  }
  const list = field.codes;
  if (!list) return { value: word };
  const entry = mapping.scheme
    ? findBySchemeCode(list, mapping.scheme, word)
    : (codeLists[list] as readonly CodeEntry[]).find(
        (e) => e.code === word || e.label.zh === word || e.label.en === word,
      );
  if (!entry) return { value: null, problem: 'code-unknown', translated: true };
  return { value: entry.code, translated: entry.code !== word };
}

const yes = new Set(['true', '1', 'yes', 'y', 't', '是', '有']);
const no = new Set(['false', '0', 'no', 'n', 'f', '否', '无']);

function readBoolean(raw: string | number | boolean): ReadValue {
  const word = String(raw).trim().toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : unreadable;
}

function readNumber(raw: string | number | boolean, field: Field, mapping: FieldMapping): ReadValue {
  if (typeof raw === 'boolean') return unreadable;
  const text = String(raw).trim();
  const plain = typeof raw === 'number' ? raw : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  if (field.type === 'integer') {
    if (Number.isInteger(plain) && Math.abs(plain) <= 1e8) return { value: plain };
    // `1987-05-01` in a column of construction dates is the year 1987.
    const year = field.name.startsWith('year')
      ? readDate(typeof raw === 'number' ? raw : text)?.slice(0, 4)
      : undefined;
    return year === undefined ? unreadable : { value: Number(year), translated: true };
  }
  if (Number.isFinite(plain)) {
    return { value: field.unit && mapping.unit ? convertUnit(plain, mapping.unit, field.unit) : plain };
  }
  const size = field.unit === 'm' ? parseSize(text, mapping.unit ?? field.unit) : undefined;
  if (!size || (size.widthM !== undefined && !sizeFields.has(field.name))) return unreadable;
  if (field.name === 'widthM') return { value: size.widthM ?? size.heightM, translated: true };
  return { value: size.heightM, translated: true, ...(size.widthM === undefined ? {} : { widthM: size.widthM }) };
}

function inRange(read: ReadValue, field: Field): ReadValue {
  if (typeof read.value !== 'number' || !field.range) return read;
  const [low, high] = field.range;
  return read.value >= low && read.value <= high
    ? read
    : { value: null, problem: 'value-out-of-range', translated: true };
}
