const text = new TextEncoder();

/** A growing buffer of bytes with the protobuf primitives that tiles and PMTiles directories are made of. */
export class ByteWriter {
  private buffer: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.buffer = new Uint8Array(capacity);
  }

  /** The bytes written so far; a view that the next write or reset may overwrite. */
  view(from = 0, to = this.length): Uint8Array {
    return this.buffer.subarray(from, to);
  }

  /** A copy of the bytes written so far. */
  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  reset(): void {
    this.length = 0;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.length + more));
    grown.set(this.buffer.subarray(0, this.length));
    this.buffer = grown;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  /** Unsigned base-128 integer; exact up to 2⁵³. */
  varint(value: number): void {
    this.reserve(10);
    let rest = value;
    // Four groups of seven bits at once, until what is left fits 32 bits.
    while (rest > 0x7fffffff) {
      let low = rest % 0x10000000;
      rest = Math.floor(rest / 0x10000000);
      for (let k = 0; k < 4; k++, low >>>= 7) this.buffer[this.length++] = (low & 0x7f) | 0x80;
    }
    while (rest > 0x7f) {
      this.buffer[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.buffer[this.length++] = rest;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What another writer holds. */
  copy(from: ByteWriter): void {
    const { length } = from;
    this.reserve(length);
    // Below a few dozen bytes a loop is faster than making a view.
    if (length > 64) this.buffer.set(from.view(), this.length);
    else for (let i = 0; i < length; i++) this.buffer[this.length + i] = from.buffer[i];
    this.length += length;
  }

  /** A length-delimited field: tag, length, bytes. */
  field(tag: number, bytes: Uint8Array): void {
    this.varint(tag * 8 + 2);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** A length-delimited field from a part of `bytes`. */
  fieldOf(tag: number, bytes: Uint8Array, from: number, to: number): void {
    this.varint(tag * 8 + 2);
    this.varint(to - from);
    this.reserve(to - from);
    for (let i = from; i < to; i++) this.buffer[this.length++] = bytes[i];
  }

  textField(tag: number, value: string): void {
    const { length } = this;
    this.varint(tag * 8 + 2);
    this.varint(value.length);
    this.reserve(value.length);
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code < 0x80) this.buffer[this.length++] = code;
      else {
        // Nearly always ASCII, and then without a list of bytes for each text.
        this.length = length;
        this.field(tag, text.encode(value));
        return;
      }
    }
  }

  varintField(tag: number, value: number): void {
    this.varint(tag * 8);
    this.varint(value);
  }

  doubleField(tag: number, value: number): void {
    this.varint(tag * 8 + 1);
    this.reserve(8);
    new DataView(this.buffer.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }
}

/** Bytes `ByteWriter.varint` takes for a value. */
export function varintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}
