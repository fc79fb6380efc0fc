/** A Float64 array that grows; `toShared` gives its exact content on a SharedArrayBuffer. */
export class GrowingFloat64 {
  private values = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  toShared(): Float64Array {
    const shared = sharedFloat64(this.length);
    shared.set(this.values.subarray(0, this.length));
    return shared;
  }
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}

export function sharedUint32(values: ArrayLike<number>): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(4 * values.length));
  shared.set(values);
  return shared;
}
