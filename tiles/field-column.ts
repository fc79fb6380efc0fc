import type { Field } from '../data/model/catalogue.ts';
import type { Value } from '../data/model/feature.ts';
import { ByteWriter } from './byte-writer.ts';
import { GrowingUint32 } from './growing-array.ts';

/** One field of a tile layer as a dictionary: which value each feature has, and each value ready for a tile. */
export interface FieldColumn {
  name: string;
  /** In tiles from this zoom on. */
  fromZoom: number;
  /** Codes tell kinds of things apart; lines of different codes are never drawn as one. */
  isCode: boolean;
  /** Per feature: 0 for missing, else the value's number, counted from 1. */
  valueOf: Uint32Array;
  /** `encoded[n - 1]` is value n as a vector tile Value message. */
  encoded: Uint8Array[];
}

/** A value as a vector tile Value message: text, boolean, whole number or double. */
function encodeValue(value: string | number | boolean): Uint8Array {
  const writer = new ByteWriter(16);
  if (typeof value === 'string') writer.textField(1, value);
  else if (typeof value === 'boolean') writer.varintField(7, value ? 1 : 0);
  else if (Number.isSafeInteger(value) && value >= 0) writer.varintField(5, value);
  else writer.doubleField(3, value);
  return writer.bytes();
}

/** Collects one field over the features of a layer. */
export class FieldColumnBuilder {
  private readonly field: Field;
  private readonly numbers = new Map<string | number | boolean, number>();
  private readonly encoded: Uint8Array[] = [];
  private readonly valueOf = new GrowingUint32();

  constructor(field: Field) {
    this.field = field;
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
      this.encoded.push(encodeValue(value));
      number = this.encoded.length;
      this.numbers.set(value, number);
    }
    this.valueOf.push(number);
  }

  finish(): FieldColumn {
    const { name, tileZoom = 0, type } = this.field;
    const valueOf = this.valueOf.view();
    return { name, fromZoom: tileZoom, isCode: type === 'code', valueOf, encoded: this.encoded };
  }
}
