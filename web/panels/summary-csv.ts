import type { SummaryCard, SummaryResult } from '../../server/contract/summary.ts';
import { csvOf } from '../ui/csv.ts';

/**
 * One row per area and one for all together, in the units of the API; column names are its paths
 * (`pipes.lengthByKindM.storm`), so that files stay comparable. Lists of places are in the GeoJSON.
 */
export function summaryCsv({ features, total, meta }: SummaryResult): string {
  const rows = [...features.map((area) => [area.id, area.properties] as const), ['total', total] as const].map(
    ([id, card]) => [id, figuresOf(card)] as const,
  );
  const columns = [...new Set(rows.flatMap(([, figures]) => [...figures.keys()]))];
  return csvOf(
    ['area', ...columns, 'distanceM', 'datasetVersion'],
    rows.map(([id, figures]) => [
      id,
      ...columns.map((column) => figures.get(column) ?? null),
      meta.parameters.distanceM,
      meta.datasetVersion,
    ]),
  );
}

function figuresOf(card: SummaryCard): Map<string, number | null> {
  const figures = new Map<string, number | null>();
  const add = (value: object, path: string): void => {
    for (const [name, each] of Object.entries(value) as [string, unknown][]) {
      if (typeof each === 'number' || each === null) figures.set(path + name, each);
      else if (!Array.isArray(each)) add(each as object, `${path}${name}.`);
    }
  };
  add(card, '');
  return figures;
}
