import { classifyWeakPoints } from '../../data/weak-points/classes.ts';
import { type WeakKind, weakKinds, type WeakWeights } from '../../data/weak-points/components.ts';
import { rankWeakPoints, type WeakRanking } from '../../data/weak-points/rank.ts';
import type { WeakColumns, WeakTable } from '../api/weak-columns.ts';

/** A kind's ranking with its classes. */
export interface WeakRanks extends WeakRanking, ReturnType<typeof classifyWeakPoints> {}

/** Rankings kept for a table: under the weights in use and those of the baseline, and a few steps back. */
const kept = 4;
const known = new WeakMap<WeakTable, Map<string, WeakRanks>>();

/** Ranks of a table under some weights; the same question is answered from memory. */
export function weakRanks(table: WeakTable, weights: WeakWeights): WeakRanks {
  let ranks = known.get(table);
  if (!ranks) known.set(table, (ranks = new Map()));
  const question = JSON.stringify(weights);
  let found = ranks.get(question);
  if (!found) {
    const ranking = rankWeakPoints(table, weights);
    found = { ...ranking, ...classifyWeakPoints(ranking) };
  }
  ranks.delete(question);
  ranks.set(question, found);
  for (const oldest of ranks.keys()) {
    if (ranks.size <= kept) break;
    ranks.delete(oldest);
  }
  return found;
}

const places = new WeakMap<WeakTable, Map<string, number>>();

/** Place of a record in its table, −1 where it is not ranked. */
export function weakPlace({ tables }: WeakColumns, layer: string, key: string): number {
  const table = weakKinds.includes(layer as WeakKind) ? tables[layer as WeakKind] : undefined;
  if (!table) return -1;
  let placeOf = places.get(table);
  if (!placeOf) places.set(table, (placeOf = new Map(table.keys.map((name, i) => [name, i]))));
  return placeOf.get(key) ?? -1;
}
