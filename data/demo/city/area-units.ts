import type { DividedLand } from './divide-land.ts';
import type { RawBlock } from './make-blocks.ts';
import type { Character } from './plan.ts';
import type { RawNetwork } from './road-network.ts';
import { hypot } from './hypot.ts';

/** A piece of land that areas are put together from. */
export interface Unit {
  x: number;
  y: number;
  areaM2: number;
  kind: Character;
  /** Neighbouring units and how hard the line between is to cross. */
  beside: Map<number, number>;
}

/** Faces joined over lesser streets: the pieces that areas are put together from. */
export function makeUnits(
  divided: DividedLand,
  network: RawNetwork,
  blocks: readonly (RawBlock | undefined)[],
): { unitOf: Int32Array; units: Unit[] } {
  const { graph, faceOf } = divided.arrangement;
  const parent = Int32Array.from({ length: blocks.length }, (_, k) => k);
  const root = (k: number): number => {
    while (parent[k] !== k) k = parent[k] = parent[parent[k]]!;
    return k;
  };
  const hardness = (s: number): number => {
    const road = divided.roadOf(s);
    if (road < 0)
      return { 'river middle': 5, 'town line': 1, road: 0, bank: 0, boundary: 0, wood: 0 }[divided.dividerOf(s)];
    const edge = network.edges[road];
    if (edge.level !== 0) return 0;
    return { expressway: 2.4, arterial: 1.7, secondary: 1.15, local: edge.origin === 'country' ? 1 : 0, lane: 0 }[
      edge.roadClass
    ];
  };
  const borders: { a: number; b: number; hard: number }[] = [];
  for (let s = 0; s < graph.from.length; s++) {
    if (!graph.alive[s]) continue;
    const a = faceOf[2 * s];
    const b = faceOf[2 * s + 1];
    if (a < 0 || b < 0 || a === b || !blocks[a] || !blocks[b]) continue;
    const hard = hardness(s);
    if (hard === 0) parent[root(a)] = root(b);
    else borders.push({ a, b, hard });
  }
  const unitOf = new Int32Array(blocks.length).fill(-1);
  const units: Unit[] = [];
  const votes: Map<Character, number>[] = [];
  const unitOfRoot = new Map<number, number>();
  for (const block of blocks) {
    if (!block) continue;
    const r = root(block.face);
    let u = unitOfRoot.get(r);
    if (u === undefined) {
      u = units.length;
      unitOfRoot.set(r, u);
      units.push({ x: 0, y: 0, areaM2: 0, kind: 'rural', beside: new Map() });
      votes.push(new Map());
    }
    const unit = units[u];
    unitOf[block.face] = u;
    unit.x += block.x * block.areaM2;
    unit.y += block.y * block.areaM2;
    unit.areaM2 += block.areaM2;
    votes[u].set(block.character, (votes[u].get(block.character) ?? 0) + block.areaM2);
  }
  for (const [u, unit] of units.entries()) {
    unit.x /= unit.areaM2;
    unit.y /= unit.areaM2;
    unit.kind = [...votes[u]].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
  }
  for (const { a, b, hard } of borders) {
    const [u, v] = [unitOf[a], unitOf[b]];
    if (u === v) continue;
    for (const [p, q] of [
      [u, v],
      [v, u],
    ] as const) {
      units[p].beside.set(q, Math.max(hard, units[p].beside.get(q) ?? 0));
    }
  }
  return { unitOf, units };
}

/** Hands every unit to the seed it is nearest to by way of its neighbours: areas hang together. */
export function grow(units: readonly Unit[], seeds: readonly number[], handicap: readonly number[] = []): number[] {
  const owner = new Array<number>(units.length).fill(-1);
  const cost = new Array<number>(units.length).fill(Infinity);
  const done = new Uint8Array(units.length);
  // However late it starts, a seed keeps its own unit.
  const taken = new Set(seeds);
  for (const [index, seed] of seeds.entries()) {
    cost[seed] = handicap[index] ?? 0;
    owner[seed] = index;
  }
  for (;;) {
    let at = -1;
    for (let k = 0; k < units.length; k++) if (!done[k] && cost[k] < (at < 0 ? Infinity : cost[at])) at = k;
    if (at < 0) break;
    done[at] = 1;
    const unit = units[at];
    for (const [other, hard] of unit.beside) {
      const next = cost[at] + hypot(units[other].x - unit.x, units[other].y - unit.y) * hard;
      if (next < cost[other] && !taken.has(other)) {
        cost[other] = next;
        owner[other] = owner[at]!;
      }
    }
  }
  // What no neighbour reaches (an islet) goes to the nearest.
  for (let k = 0; k < units.length; k++) {
    if (owner[k] >= 0) continue;
    let best = 0;
    for (const [index, seed] of seeds.entries()) {
      const d = hypot(units[seed].x - units[k].x, units[seed].y - units[k].y);
      const e = hypot(units[seeds[best]].x - units[k].x, units[seeds[best]].y - units[k].y);
      if (d < e) best = index;
    }
    owner[k] = best;
  }
  return owner;
}

/** Streets as units of their own, for the districts. */
export function regroup(units: readonly Unit[], owner: readonly number[]): Unit[] {
  const count = Math.max(...owner) + 1;
  const groups: Unit[] = Array.from({ length: count }, () => ({
    x: 0,
    y: 0,
    areaM2: 0,
    kind: 'rural',
    beside: new Map(),
  }));
  const votes: Map<Character, number>[] = groups.map(() => new Map());
  for (const [k, unit] of units.entries()) {
    const group = groups[owner[k]];
    group.x += unit.x * unit.areaM2;
    group.y += unit.y * unit.areaM2;
    group.areaM2 += unit.areaM2;
    votes[owner[k]].set(unit.kind, (votes[owner[k]].get(unit.kind) ?? 0) + unit.areaM2);
    for (const [other, hard] of unit.beside) {
      if (owner[other] !== owner[k])
        group.beside.set(owner[other], Math.max(hard, group.beside.get(owner[other]) ?? 0));
    }
  }
  for (const [g, group] of groups.entries()) {
    group.x /= group.areaM2;
    group.y /= group.areaM2;
    group.kind = [...votes[g]].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
  }
  return groups;
}
