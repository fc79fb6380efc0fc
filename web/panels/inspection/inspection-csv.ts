import type { InspectionResult } from '../../../server/contract/inspection.ts';
import { differsIn } from '../../state/inspection-rows.ts';
import { csvOf } from '../../ui/csv.ts';

const kinds = [
  { name: 'structural', parameter: 'F', density: 'SM', index: 'RI' },
  { name: 'functional', parameter: 'G', density: 'YM', index: 'MI' },
] as const;

/** The listed pipes in the units of the API: computed figures, then those of the record, then whether they differ. */
export function inspectionCsv({ pipes, meta }: InspectionResult, rows: readonly number[]): string {
  return csvOf(
    [
      ...['pipeId', 'lengthM', 'diameterM', 'region', 'soil'],
      ...kinds.flatMap(({ name, parameter, density, index }) => [
        ...[`${name}Defects`, parameter, `${name}Class`, density, `${name}Extent`],
        ...[index, `${index}Class`, `${name}Action`, `${name}ClassGiven`, `${index}Given`, `${name}Differs`],
      ]),
      ...['repair', 'datasetVersion'],
    ],
    rows.map((i) => [
      ...[pipes[i].pipeId, pipes[i].lengthM, pipes[i].diameterM, pipes[i].region, pipes[i].soil],
      ...kinds.flatMap(({ name }) => {
        const { given, ...kind } = pipes[i][name];
        const isOther = Object.values(differsIn(pipes[i][name])).some(Boolean);
        return [
          ...[kind.defects, kind.parameter, kind.class, kind.density, kind.extent],
          ...[kind.index, kind.indexClass, kind.action, given.class, given.index, isOther ? 'yes' : 'no'],
        ];
      }),
      ...[pipes[i].repair, meta.datasetVersion],
    ]),
  );
}
