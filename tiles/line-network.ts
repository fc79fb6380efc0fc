import { KeyTable } from './key-table.ts';

/** Longer chains are cut: renderers limit the vertices of one line. */
export const CHAIN_MAX = 1000;

const NONE = 0xffffffff;

/**
 * Stretches between places, each once, and the chains they make. A node is a place as lines with the same codes see
 * it: lines of other codes on the same place are another network. A group is a set of attributes; the first group that
 * draws a stretch has it.
 */
export class LineNetwork {
  private readonly nodes: KeyTable;
  private readonly stretches: KeyTable;
  /** Per stretch. */
  private readonly groups: number[] = [];
  /** Per node: 1 + the first stretch that ends there; 0 while there is none. */
  private firstAt = new Uint32Array(1024);

  /** `expected` is how many nodes are likely to come. */
  constructor(expected: number) {
    this.nodes = new KeyTable(expected);
    this.stretches = new KeyTable(expected);
  }

  /** Number of stretches. */
  get size(): number {
    return this.stretches.size;
  }

  node(place: number, codes: number): number {
    return this.nodes.add(place, codes);
  }

  /** Adds the stretch between two nodes, if it is not there yet. */
  add(a: number, b: number, group: number): void {
    const count = this.stretches.size;
    const stretch = a < b ? this.stretches.add(a, b) : this.stretches.add(b, a);
    if (stretch < count) return;
    this.groups.push(group);
    this.reach(a, stretch);
    this.reach(b, stretch);
  }

  /** Whether one of the first `count` stretches ends at a node. */
  isReached(node: number, count: number): boolean {
    const first = this.firstAt[node] ?? 0;
    return first > 0 && first <= count;
  }

  private reach(node: number, stretch: number): void {
    if (node >= this.firstAt.length) {
      const grown = new Uint32Array(2 * node);
      grown.set(this.firstAt);
      this.firstAt = grown;
    }
    if (this.firstAt[node] === 0) this.firstAt[node] = 1 + stretch;
  }

  /**
   * Visits the chains of the first `size` stretches, group by group in the order given: the stretches of a group joined
   * end to end, as places. The list is used again for the next chain.
   */
  eachChain(
    order: Iterable<number>,
    size: number,
    visit: (group: number, places: Uint32Array, length: number) => void,
  ): void {
    const { groups } = this;
    const { first, second } = this.stretches;
    // Ends of a group's stretches at a node, as lists: the ends 2s and 2s + 1 of stretch s.
    const ends = new KeyTable(2 * size);
    const listOf = new Uint32Array(2 * size);
    const next = new Uint32Array(2 * size).fill(NONE);
    const head = new Uint32Array(2 * size).fill(NONE);
    // The stretches of a group, too: each names the next one.
    const ofGroup = new Map<number, number>();
    const nextOfGroup = new Uint32Array(size);
    // Backwards, so that a list begins with the stretch that came first.
    for (let s = size - 1; s >= 0; s--) {
      for (let end = 2 * s; end <= 2 * s + 1; end++) {
        const list = ends.add(end === 2 * s ? first[s] : second[s], groups[s]);
        listOf[end] = list;
        next[end] = head[list];
        head[list] = end;
      }
      nextOfGroup[s] = ofGroup.get(groups[s]) ?? NONE;
      ofGroup.set(groups[s], s);
    }
    const used = new Uint8Array(size);
    const placeOf = (end: number): number => this.nodes.first[end % 2 === 0 ? first[end >> 1] : second[end >> 1]];
    const chain = new Uint32Array(CHAIN_MAX + 2);
    let length = 0;
    const walk = (from: number): void => {
      let list = listOf[from];
      while (length < CHAIN_MAX) {
        let end = head[list];
        while (end !== NONE && used[end >> 1] === 1) end = next[end];
        // Ends that were passed are never free again.
        head[list] = end;
        if (end === NONE) return;
        used[end >> 1] = 1;
        chain[length++] = placeOf(end ^ 1);
        list = listOf[end ^ 1];
      }
    };
    for (const group of order) {
      for (let s = ofGroup.get(group) ?? NONE; s !== NONE; s = nextOfGroup[s]) {
        if (used[s] === 1) continue;
        used[s] = 1;
        chain[0] = placeOf(2 * s);
        chain[1] = placeOf(2 * s + 1);
        length = 2;
        walk(2 * s + 1);
        chain.subarray(0, length).reverse();
        walk(2 * s);
        visit(group, chain, length);
      }
    }
  }
}
