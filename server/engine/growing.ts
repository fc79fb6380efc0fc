type Numbers = Float64Array | Uint32Array | Uint8Array;

/**
 * A typed array that grows by doubling; `toShared` gives its exact content on a SharedArrayBuffer and lets go of its own.
 */
export class Growing<T extends Numbers> {
  values: T;
  length = 0;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T, capacity = 1024) {
    this.make = make;
    this.values = make(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.reserve(1);
    this.values[this.length++] = value;
  }

  /** Makes room for so many more values. */
  reserve(more: number): void {
    if (this.length + more <= this.values.length) return;
    const larger = this.make(Math.max(this.length + more, 2 * this.values.length));
    larger.set(this.values.subarray(0, this.length));
    this.values = larger;
  }

  toShared(shared: (length: number) => T): T {
    const exact = shared(this.length);
    exact.set(this.values.subarray(0, this.length));
    this.values = this.make(0);
    return exact;
  }
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}

export function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}
