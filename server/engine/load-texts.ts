import type { Texts } from '../analysis/columns.ts';
import { Growing, sharedUint32, sharedUint8 } from './growing.ts';

/** Collects texts as UTF-8 bytes. */
export class TextsBuilder {
  private readonly bytes = new Growing<Uint8Array>((length) => new Uint8Array(length));
  private readonly starts = new Growing<Uint32Array>((length) => new Uint32Array(length));

  constructor() {
    this.starts.push(0);
  }

  get count(): number {
    return this.starts.length - 1;
  }

  add(source: Uint8Array, from: number, to: number): void {
    this.bytes.reserve(to - from);
    const { values } = this.bytes;
    let { length } = this.bytes;
    for (let at = from; at < to; at++) values[length++] = source[at];
    this.bytes.length = length;
    this.starts.push(length);
  }

  equals(i: number, source: Uint8Array, from: number, to: number): boolean {
    const own = this.bytes.values;
    let at = this.starts.values[i];
    if (this.starts.values[i + 1] - at !== to - from) return false;
    for (let other = from; other < to; other++) if (own[at++] !== source[other]) return false;
    return true;
  }

  build(): Texts {
    return { bytes: this.bytes.toShared(sharedUint8), starts: this.starts.toShared(sharedUint32) };
  }
}

/** Gives every different text a number, in the order of first appearance: a hash table over the bytes. */
export class Dictionary {
  private readonly texts = new TextsBuilder();
  /** Number + 1 of the text in each slot; 0 is an empty slot. Never more than half full. */
  private slots = new Int32Array(64);
  private readonly hashes = new Growing<Uint32Array>((length) => new Uint32Array(length));
  private last = -1;

  codeOf(source: Uint8Array, from: number, to: number): number {
    // Neighbours in a survey often have the same kind, material and road.
    if (this.last < 0 || !this.texts.equals(this.last, source, from, to)) this.last = this.find(source, from, to);
    return this.last;
  }

  build(): Texts {
    return this.texts.build();
  }

  /** Number of the text, which is added where it is new. */
  private find(source: Uint8Array, from: number, to: number): number {
    let hash = 0;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + source[at]) | 0;
    hash = scatter(hash);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let held = this.slots[slot]; held !== 0; held = this.slots[slot]) {
      if (this.texts.equals(held - 1, source, from, to)) return held - 1;
      slot = (slot + 1) & mask;
    }
    const code = this.texts.count;
    this.texts.add(source, from, to);
    this.hashes.push(hash);
    this.slots[slot] = code + 1;
    if (2 * (code + 1) > this.slots.length) this.grow();
    return code;
  }

  private grow(): void {
    const slots = new Int32Array(2 * this.slots.length);
    const mask = slots.length - 1;
    for (let code = 0; code < this.texts.count; code++) {
      let slot = this.hashes.values[code] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.slots = slots;
  }
}

/** Spreads what differs in the last letters over all bits: ids count upwards. */
function scatter(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
