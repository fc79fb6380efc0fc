/** An array of unsigned 32-bit integers that grows while it is filled and ends as a typed array. */
export class GrowingUint32 {
  private buffer = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const grown = new Uint32Array(this.buffer.length * 2);
      grown.set(this.buffer);
      this.buffer = grown;
    }
    this.buffer[this.length++] = value;
  }

  /** What was pushed; a view on the same memory. */
  view(): Uint32Array {
    return this.buffer.subarray(0, this.length);
  }
}

/** An array of doubles that grows while it is filled and ends as a typed array. */
export class GrowingFloat64 {
  private buffer = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.buffer.length) {
      const grown = new Float64Array(this.buffer.length * 2);
      grown.set(this.buffer);
      this.buffer = grown;
    }
    this.buffer[this.length++] = value;
  }

  /** What was pushed; a view on the same memory. */
  view(): Float64Array {
    return this.buffer.subarray(0, this.length);
  }
}
