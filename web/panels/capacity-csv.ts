import type { CapacityResult, ZoneShares } from '../../server/contract/capacity.ts';
import { csvOf } from '../ui/csv.ts';

/** The city, its districts and its streets: lengths by carried return period, in the units of the API. */
export function capacityCsv({ totals, districts, streets, meta }: CapacityResult): string {
  const { storm, inletMinutes, runoffElsewhere } = meta.parameters;
  const row = (layer: string, { key, name, classM, cannotM, notJudgedM }: ZoneShares) => [
    ...[layer, key, name, ...classM, cannotM, notJudgedM],
    ...[storm.id ?? JSON.stringify(storm.formula), storm.sure, inletMinutes, runoffElsewhere, meta.datasetVersion],
  ];
  return csvOf(
    [
      ...['layer', 'key', 'name', 'below1YearM', 'from1To2YearsM', 'from2To3YearsM', 'from3To5YearsM', 'from5YearsM'],
      ...['cannotBeComputedM', 'notJudgedM', 'stormFormula', 'stormSureness', 'inletMinutes', 'runoffElsewhere'],
      'datasetVersion',
    ],
    [
      row('city', { key: '', name: null, ...totals }),
      ...districts.map((zone) => row('districts', zone)),
      ...streets.map((zone) => row('streets', zone)),
    ],
  );
}
