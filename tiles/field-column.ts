import type { Field } from '../data/model/catalogue.ts';
import type { Value } from '../data/model/feature.ts';
import { ByteWriter } from './byte-writer.ts';
import { GrowingUint32, sharedBytes } from './growing-array.ts';

/** One field of a tile layer as a dictionary: which value each feature has, and each value ready for a tile. */
export interface FieldColumn {
  name: string;
  /** In tiles from this zoom on. */
  fromZoom: number;
  /** Codes tell kinds of things apart; lines of different codes are never drawn as one. */
  isCode: boolean;
  /** Per value number, where the catalogue has classes for merging: its class; 0 for missing. */
  classOf?: Uint32Array;
  /** Per feature: 0 for missing, else the value's number, counted from 1. */
  valueOf: Uint32Array;
  /** Value n is a vector tile Value message: the bytes `valueStart[n - 1] … valueStart[n] - 1` of `valueBytes`. */
  valueStart: Uint32Array;
  valueBytes: Uint8Array;
}

/** A field with more values than this is taken for a name of each feature: no equal ones are looked for any more. */
const DISTINCT_MAX = 65_536;

/** Writes a value as a vector tile Value message: text, boolean, whole number or double. */
function writeValue(writer: ByteWriter, value: string | number | boolean): void {
  if (typeof value === 'string') writer.textField(1, value);
  else if (typeof value === 'boolean') writer.varintField(7, value ? 1 : 0);
  else if (Number.isSafeInteger(value) && value >= 0) writer.varintField(5, value);
  else writer.doubleField(3, value);
}

/** Collects one field over the features of a layer. */
export class FieldColumnBuilder {
  private readonly field: Field;
  private readonly numbers = new Map<string | number | boolean, number>();
  private readonly bytes = new ByteWriter();
  private readonly valueStart = new GrowingUint32();
  private readonly valueOf: GrowingUint32;
  private readonly classOf = new GrowingUint32();

  /** `count` is how many values are likely to come. */
  constructor(field: Field, count = 0) {
    this.field = field;
    this.valueOf = new GrowingUint32(count);
    this.valueStart.push(0);
    this.classOf.push(0);
  }

  /** Adds the next feature's value; null, undefined, an empty text and a number that is not finite are missing. */
  push(value: Value | undefined): void {
    if (
      value === null ||
      value === undefined ||
      value === '' ||
      (typeof value === 'number' && !Number.isFinite(value))
    ) {
      this.valueOf.push(0);
      return;
    }
    let number = this.numbers.get(value);
    if (number === undefined) {
      writeValue(this.bytes, value);
      number = this.valueStart.length;
      this.valueStart.push(this.bytes.length);
      const { mergeBounds } = this.field;
      if (mergeBounds) this.classOf.push(1 + mergeBounds.filter((bound) => Number(value) >= bound).length);
      if (number <= DISTINCT_MAX) this.numbers.set(value, number);
    }
    this.valueOf.push(number);
  }

  finish(): FieldColumn {
    const { name, tileZoom = 0, type, mergeBounds } = this.field;
    return {
      name,
      fromZoom: tileZoom,
      isCode: type === 'code',
      ...(mergeBounds ? { classOf: this.classOf.view() } : {}),
      valueOf: this.valueOf.view(),
      valueStart: this.valueStart.view(),
      valueBytes: sharedBytes(this.bytes.view()),
    };
  }
}
