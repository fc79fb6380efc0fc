const tens = Float64Array.from({ length: 10 }, (_, n) => Number(`1e${n}`));
const digit = (c: number): boolean => c >= 48 && c <= 57;

/**
 * Reads a JSON number from bytes, correctly rounded, as JSON.parse does: its digits are an integer below 10¹⁵, exact in a
 * Float64 as the power of ten is, and their quotient is rounded once (Clinger 1990). Nine digits on either side of the
 * point fit 32 bits; anything longer or with an exponent goes through `Number`.
 */
export class NumberReader {
  /** Position after the number that was read. */
  end = 0;

  /** The value at a position; NaN, which JSON cannot say, where there is no number. */
  read(bytes: Uint8Array, from: number): number {
    let at = from;
    let c = bytes[at];
    const negative = c === 45;
    if (negative) c = bytes[++at];
    if (!digit(c)) return NaN;
    const first = at;
    let whole = 0;
    while (digit(c)) {
      // Wraps around beyond nine digits; such a number is read the slow way.
      whole = (Math.imul(whole, 10) + (c - 48)) | 0;
      c = bytes[++at];
    }
    const wholeDigits = at - first;
    if (bytes[first] === 48 && wholeDigits > 1) return NaN;
    let fraction = 0;
    let scale = 0;
    if (c === 46) {
      c = bytes[++at];
      if (!digit(c)) return NaN;
      const point = at;
      while (digit(c)) {
        fraction = (Math.imul(fraction, 10) + (c - 48)) | 0;
        c = bytes[++at];
      }
      scale = at - point;
    }
    const exponent = (c | 32) === 101;
    if (exponent) {
      c = bytes[++at];
      if (c === 43 || c === 45) c = bytes[++at];
      if (!digit(c)) return NaN;
      while (digit(c)) c = bytes[++at];
    }
    this.end = at;
    if (exponent || scale > 9 || wholeDigits + scale > 15 || wholeDigits > 9) return slow(bytes, from, at);
    const value = scale === 0 ? whole : (whole * tens[scale] + fraction) / tens[scale];
    return negative ? -value : value;
  }
}

function slow(bytes: Uint8Array, from: number, to: number): number {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]);
  return Number(text);
}
