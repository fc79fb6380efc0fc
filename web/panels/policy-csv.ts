import type { PolicyMatrixResult } from '../../server/contract/policy-matrix.ts';
import { csvOf } from '../ui/csv.ts';

const reasons = ['blank', 'flood', 'thin', 'combined', 'weak'] as const;

/** Every place by rank, in the units of the API; column names are the API's, `…Points` what a reason adds to the score. */
export function policyCsv({ features, meta }: PolicyMatrixResult): string {
  return csvOf(
    [
      ...['rank', 'layer', 'key', 'name', 'score', 'completeness', 'areaM2', 'households', 'lengthM'],
      ...[
        'densityKmPerKm2',
        'servedShare',
        'blankShare',
        'blankM2',
        'unknownShare',
        'floodPoints',
        'openFloodPoints',
        'weakShare',
      ],
      ...reasons.map((reason) => `${reason}Points`),
      ...['distanceM', 'floodDistanceM', 'datasetVersion'],
    ],
    features.map(({ properties: p }) => [
      ...[p.rank, p.layer, p.key, p.name, p.score, p.completeness, p.areaM2, p.households, p.lengthM],
      ...[
        p.densityKmPerKm2,
        p.servedShare,
        p.blankShare,
        p.blankM2,
        p.unknownShare,
        p.floodPoints,
        p.openFloodPoints,
        p.weakShare,
      ],
      ...reasons.map((code) => p.reasons.find((reason) => reason.code === code)?.points ?? 0),
      ...[meta.parameters.distanceM, meta.parameters.floodDistanceM, meta.datasetVersion],
    ]),
  );
}
