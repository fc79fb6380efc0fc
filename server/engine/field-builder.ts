import type { Field } from '../../data/model/catalogue.ts';
import type { NumberColumn } from '../analysis/columns.ts';
import { sharedFloat64, sharedInt32 } from './growing.ts';
import { Dictionary } from './load-texts.ts';
import type { LoadedTextColumn } from './loaded-layer.ts';

/** Collects the values of one field by record. Takes memory from the first value on: most fields of a survey are empty. */
export class FieldBuilder {
  readonly name: string;
  readonly kind: NumberColumn['kind'] | 'text';
  private readonly records: number;
  private values: Float64Array | undefined;
  private codes: Int32Array | undefined;
  private readonly dictionary = new Dictionary();

  constructor(field: Field, records: number) {
    this.name = field.name;
    this.records = records;
    this.kind =
      field.type === 'number' || field.type === 'integer' ? 'number' : field.type === 'boolean' ? 'boolean' : 'text';
  }

  setNumber(record: number, value: number): void {
    this.values ??= sharedFloat64(this.records).fill(NaN);
    this.values[record] = value;
  }

  /** The text is UTF-8 and not empty. */
  setText(record: number, source: Uint8Array, from: number, to: number): void {
    this.codes ??= sharedInt32(this.records).fill(-1);
    this.codes[record] = this.dictionary.codeOf(source, from, to);
  }

  /** The column, or undefined when no record has a value. */
  build(): NumberColumn | LoadedTextColumn | undefined {
    if (this.kind === 'text') {
      return this.codes && { kind: 'text', codes: this.codes, dictionary: this.dictionary.build() };
    }
    return this.values && { kind: this.kind, values: this.values };
  }
}
