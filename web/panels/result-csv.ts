import type { BlankAreasResult } from '../../server/contract/blank-areas.ts';
import type { DensityResult } from '../../server/contract/density.ts';
import { csvOf } from '../ui/csv.ts';

const kinds = ['storm', 'foul', 'combined', 'other', 'unknown'] as const;

/** Every cell with figures in the units of the API; column names are the API's, so that files stay comparable. */
export function densityCsv({ features, meta }: DensityResult): string {
  return csvOf(
    ['id', 'name', 'lengthM', 'landM2', 'densityKmPerKm2', ...kinds.map((kind) => `${kind}M`), 'datasetVersion'],
    features.map(({ id, properties: p }) => [
      id,
      p.name ?? null,
      p.lengthM,
      p.landM2,
      p.densityKmPerKm2,
      ...kinds.map((kind) => p.lengthByKindM[kind] ?? 0),
      meta.datasetVersion,
    ]),
  );
}

/** Every polygon; `class` tells suspected from unknown, and the parameters stand in each row. */
export function blankCsv({ features, meta }: BlankAreasResult): string {
  return csvOf(
    ['id', 'class', 'areaM2', 'districtKey', 'districtName', 'distanceM', 'minAreaM2', 'datasetVersion'],
    features.map(({ id, properties: p }) => [
      id,
      p.class === 'blank' ? 'suspected_blank' : 'unknown',
      p.areaM2,
      p.districtKey,
      p.districtName,
      meta.parameters.distanceM,
      meta.parameters.minAreaM2,
      meta.datasetVersion,
    ]),
  );
}
