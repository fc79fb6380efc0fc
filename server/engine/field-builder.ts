import type { Field } from '../../data/model/catalogue.ts';
import type { Value } from '../../data/model/feature.ts';
import type { Column } from '../analysis/columns.ts';
import { GrowingFloat64 } from './growing.ts';

/** Collects the values of one field, in the order of the records. */
export class FieldBuilder {
  readonly name: string;
  /** Records with a value. */
  filled = 0;
  private readonly kind: Column['kind'];
  private readonly values = new GrowingFloat64();
  private readonly codeOf = new Map<string, number>();

  constructor(field: Field) {
    this.name = field.name;
    this.kind =
      field.type === 'number' || field.type === 'integer' ? 'number' : field.type === 'boolean' ? 'boolean' : 'text';
  }

  add(value: Value | undefined): void {
    const missing = value === undefined || value === null || value === '';
    if (!missing) this.filled++;
    if (this.kind !== 'text') {
      this.values.push(missing ? NaN : Number(value));
      return;
    }
    if (missing) {
      this.values.push(-1);
      return;
    }
    const text = String(value);
    let code = this.codeOf.get(text);
    if (code === undefined) {
      code = this.codeOf.size;
      this.codeOf.set(text, code);
    }
    this.values.push(code);
  }

  build(): Column {
    const values = this.values.toShared();
    if (this.kind !== 'text') return { kind: this.kind, values };
    const codes = new Int32Array(new SharedArrayBuffer(4 * values.length));
    codes.set(values);
    return { kind: 'text', codes, dictionary: [...this.codeOf.keys()] };
  }
}
