import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakComponents } from '../../data/weak-points/components.ts';
import type { WeakColumns, WeakTable } from '../api/weak-columns.ts';
import type { WeakParameters } from './weak-parameters.ts';
import type { WeakRanks } from './weak-ranks.ts';

/** Objects of a table that are listed, in the order of the list. */
export function weakRows(
  columns: WeakColumns,
  ranks: WeakRanks,
  before: WeakRanks,
  { kind, district, street, hidden, text, known, sort }: WeakParameters,
): Uint32Array {
  const table = columns.tables[kind];
  const [inDistrict, inStreet] = [indexOf(columns.districts, district), indexOf(columns.streets, street)];
  const off = new Set(hidden.map((name) => weakClasses.indexOf(name)));
  const wanted = text.trim().toLowerCase();
  const rows = ranks.order.filter(
    (i) =>
      (inDistrict === undefined || table.district[i] === inDistrict) &&
      (inStreet === undefined || table.street[i] === inStreet) &&
      !off.has(ranks.classOf[i]) &&
      ranks.completeness[i] >= known - 1e-6 &&
      (wanted === '' || haystack(table, columns, i).includes(wanted)),
  );
  if (!sort) return rows;
  const value = valueOf(sort.column, columns, table, ranks, before);
  // Equal values keep the order of their ranks; what has none comes last either way.
  return rows.sort((a, b) => compare(value(a), value(b), sort.isUp) || ranks.rank[a] - ranks.rank[b]);
}

/** How many ranks an object has risen since the baseline; NaN where it had none. */
export function risenBy(ranks: WeakRanks, before: WeakRanks, i: number): number {
  return before.rank[i] === 0 ? NaN : before.rank[i] - ranks.rank[i];
}

function indexOf(list: readonly string[], name: string | null): number | undefined {
  if (name === null) return undefined;
  const at = list.indexOf(name);
  // A name of another city is nobody's, and not that of what lies in none.
  return at < 0 ? Number.NaN : at;
}

function haystack({ keys, names, namesEn, road }: WeakTable, { roads, roadsEn }: WeakColumns, i: number): string {
  const words = [keys[i], names[i], namesEn[i], roads[road[i]], roadsEn[road[i]]];
  return words
    .filter((word) => word !== undefined)
    .join(' ')
    .toLowerCase();
}

type Value = number | string;

function valueOf(
  column: string,
  { districts, streets, roads }: WeakColumns,
  table: WeakTable,
  ranks: WeakRanks,
  before: WeakRanks,
): (i: number) => Value {
  const c = weakComponents.indexOf(column as (typeof weakComponents)[number]);
  if (c >= 0) return (i) => table.x[c * table.count + i];
  const values: Record<string, (i: number) => Value> = {
    rank: (i) => ranks.rank[i],
    moved: (i) => risenBy(ranks, before, i),
    object: (i) => table.names[i] || table.keys[i],
    class: (i) => ranks.classOf[i],
    score: (i) => ranks.score[i],
    completeness: (i) => ranks.completeness[i],
    district: (i) => districts[table.district[i]] ?? '',
    street: (i) => streets[table.street[i]] ?? '',
    road: (i) => roads[table.road[i]] ?? '',
    size: (i) => table.evidence.sizeM?.[i] ?? NaN,
  };
  return values[column] ?? values['rank'];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function compare(a: Value, b: Value, isUp: boolean): number {
  const [noA, noB] = [a === '' || Number.isNaN(a), b === '' || Number.isNaN(b)];
  if (noA || noB) return Number(noA) - Number(noB);
  const up = typeof a === 'string' ? collator.compare(a, String(b)) : a - Number(b);
  return isUp ? up : -up;
}
