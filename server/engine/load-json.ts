import { NumberReader } from './load-number.ts';

const quote = 34;
const backslash = 92;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Walks through one line of JSON as bytes, without making strings or objects. The line must end with a newline: it is
 * what stops every loop, for it may stand in no JSON value. Every method throws, with the place, on what is not JSON.
 */
export class JsonCursor {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** The text last read, without its escapes: `textBytes[textFrom]` … `textBytes[textTo − 1]`. */
  textBytes: Uint8Array = this.bytes;
  textFrom = 0;
  textTo = 0;
  private readonly numbers = new NumberReader();

  /** The next byte that is not white space; it is not taken. */
  peek(): number {
    const { bytes } = this;
    let c = bytes[this.at];
    while (c === 32 || c === 9 || c === 13) c = bytes[++this.at];
    return c;
  }

  expect(byte: number): void {
    if (this.peek() !== byte) this.fail(`"${String.fromCharCode(byte)}"`);
    this.at++;
  }

  /** After a value of an object or array: true when another follows, false when the closing byte was taken. */
  more(closing: number): boolean {
    const c = this.peek();
    this.at++;
    if (c === 44) return true;
    if (c === closing) return false;
    this.at--;
    return this.fail(`"," or "${String.fromCharCode(closing)}"`);
  }

  /** Opens an object or array; false when it is empty, its closing byte then taken. */
  open(opening: number, closing: number): boolean {
    this.expect(opening);
    if (this.peek() !== closing) return true;
    this.at++;
    return false;
  }

  number(): number {
    this.peek();
    const value = this.numbers.read(this.bytes, this.at);
    if (Number.isNaN(value)) return this.fail('a number');
    this.at = this.numbers.end;
    return value;
  }

  /** Reads a text into `textBytes`, `textFrom`, `textTo`. */
  text(): void {
    this.expect(quote);
    const { bytes } = this;
    const from = this.at;
    let at = from;
    let c = bytes[at];
    while (c !== quote && c !== backslash && c >= 32) c = bytes[++at];
    if (c === backslash) return this.escaped(from);
    if (c !== quote) this.fail('the end of a text', at);
    this.textBytes = bytes;
    this.textFrom = from;
    this.textTo = at;
    this.at = at + 1;
  }

  /** The name of a member of an object, and its colon. */
  name(): void {
    this.text();
    this.expect(58);
  }

  /** Takes these bytes if they stand here. */
  took(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
    this.at = at + expected.length;
    return true;
  }

  /** Whether the text last read is this one (ASCII). */
  textIs(text: string): boolean {
    if (this.textTo - this.textFrom !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (this.textBytes[this.textFrom + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  textString(): string {
    return decoder.decode(this.textBytes.subarray(this.textFrom, this.textTo));
  }

  /** Takes `null`, `true` or `false`, whichever it is. */
  word(): 'null' | 'true' | 'false' {
    for (const word of ['null', 'true', 'false'] as const) {
      let i = 0;
      while (i < word.length && this.bytes[this.at + i] === word.charCodeAt(i)) i++;
      if (i < word.length) continue;
      this.at += i;
      return word;
    }
    return this.fail('a value');
  }

  /** Passes over any value. */
  skip(depth = 0): void {
    if (depth > 100) this.fail('less than 100 levels');
    const c = this.peek();
    if (c === quote) this.text();
    else if (c === 123) {
      if (this.open(123, 125))
        do {
          this.name();
          this.skip(depth + 1);
        } while (this.more(125));
    } else if (c === 91) {
      if (this.open(91, 93)) do this.skip(depth + 1); while (this.more(93)); // prettier-ignore
    } else if (c === 45 || (c >= 48 && c <= 57)) this.number();
    else this.word();
  }

  fail(expected: string, at = this.at): never {
    const c = this.bytes[at];
    const found = c === undefined || c < 32 ? 'its end' : `"${String.fromCharCode(c)}"`;
    throw new SyntaxError(`expected ${expected}, found ${found}`);
  }

  /** A text with escapes is rare: JSON.parse knows what they mean. A lone surrogate becomes U+FFFD. */
  private escaped(from: number): void {
    const { bytes } = this;
    let at = from;
    while (bytes[at] !== quote) {
      if (bytes[at] < 32) this.fail('the end of a text', at);
      at += bytes[at] === backslash ? 2 : 1;
    }
    const text = JSON.parse(`"${decoder.decode(bytes.subarray(from, at))}"`) as string;
    this.textBytes = encoder.encode(text);
    this.textFrom = 0;
    this.textTo = this.textBytes.length;
    this.at = at + 1;
  }
}
