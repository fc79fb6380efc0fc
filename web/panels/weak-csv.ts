import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakComponents, type WeakEvidence } from '../../data/weak-points/components.ts';
import { csvOf } from '../ui/csv.ts';
import type { WeakShown } from './use-weak.ts';

/**
 * The list as it stands, in the units of the API: rank, score, every component with its weight in the head, every figure
 * of evidence, and the reasons in the language on screen.
 */
export function weakCsv(
  { columns, weak, table, ranks, before, rows }: WeakShown,
  sentence: (i: number) => string,
): string {
  const figures = Object.keys(table.evidence) as WeakEvidence[];
  const round = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4);
  return csvOf(
    [
      ...['rank', 'baselineRank', 'kind', 'key', 'name', 'class', 'score', 'completeness'],
      ...['district', 'street', 'road', 'lon', 'lat'],
      ...weakComponents.map((component) => `${component} (weight ${weak.weights[component]})`),
      ...figures,
      ...['reasons', 'datasetVersion'],
    ],
    Array.from(rows, (i) => [
      ...[ranks.rank[i], before.rank[i] || null, weak.kind, table.keys[i], table.names[i] || null],
      ...[weakClasses[ranks.classOf[i]], ranks.score[i], round(ranks.completeness[i])],
      ...[columns.districts[table.district[i]] ?? null, columns.streets[table.street[i]] ?? null],
      ...[columns.roads[table.road[i]] ?? null, table.lon[i] / 1e7, table.lat[i] / 1e7],
      ...weakComponents.map((_, c) => round(table.x[c * table.count + i])),
      ...figures.map((figure) => round(table.evidence[figure]![i])),
      ...[sentence(i), columns.meta.datasetVersion],
    ]),
  );
}
