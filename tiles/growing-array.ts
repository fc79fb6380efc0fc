type Memory = typeof ArrayBuffer | typeof SharedArrayBuffer;

/**
 * Arrays that grow while they are filled and end as typed arrays on shared memory, which costs nothing to hand to a
 * worker thread. `array` is the memory of the moment: longer than what was pushed, and another one after a push.
 *
 * The collector does not feel the size of shared memory, so that what growing leaves behind stays for long: `capacity`
 * says how many values are likely to come, and what no thread is handed is better kept in an ArrayBuffer.
 */
export class GrowingUint32 {
  array: Uint32Array;
  length = 0;
  private readonly memory: Memory;

  constructor(capacity = 1024, memory: Memory = SharedArrayBuffer) {
    this.memory = memory;
    this.array = new Uint32Array(new memory(4 * Math.max(16, capacity)));
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const grown = new Uint32Array(new this.memory(this.array.byteLength * 2));
      grown.set(this.array);
      this.array = grown;
    }
    this.array[this.length++] = value;
  }

  /** What was pushed; a view on the same memory. */
  view(): Uint32Array {
    return this.array.subarray(0, this.length);
  }
}

/** The same for doubles. */
export class GrowingFloat64 {
  array: Float64Array;
  length = 0;
  private readonly memory: Memory;

  constructor(capacity = 1024, memory: Memory = SharedArrayBuffer) {
    this.memory = memory;
    this.array = new Float64Array(new memory(8 * Math.max(16, capacity)));
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const grown = new Float64Array(new this.memory(this.array.byteLength * 2));
      grown.set(this.array);
      this.array = grown;
    }
    this.array[this.length++] = value;
  }

  /** What was pushed; a view on the same memory. */
  view(): Float64Array {
    return this.array.subarray(0, this.length);
  }
}

/** A copy of bytes on shared memory. */
export function sharedBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
