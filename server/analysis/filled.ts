type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** Fills an array with the value of each place. A plain loop: `from` with a function goes through an iterator, many times as slow. */
export function filled<T extends Numbers>(array: T, value: (at: number) => number): T {
  for (let at = 0; at < array.length; at++) array[at] = value(at);
  return array;
}
