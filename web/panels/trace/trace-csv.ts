import type { NetworkCheckResult } from '../../../server/contract/network-check.ts';
import type { TraceResult } from '../../../server/contract/trace.ts';
import { csvOf } from '../../ui/csv.ts';

/** Every traced pipe in the order of travel, in the units of the API; column names are the API's. */
export function traceCsv({ features, meta }: TraceResult): string {
  return csvOf(
    ['pipeId', 'part', 'order', 'distanceM', 'lengthM', 'kind', 'diameterM', 'evidence', 'againstInverts', 'direction', 'datasetVersion'], // prettier-ignore
    features.map(({ id, properties: p }) => [
      id,
      p.part,
      p.order,
      p.distanceM,
      p.lengthM,
      p.kind,
      p.diameterM,
      p.evidence,
      p.againstInverts ? 1 : 0,
      meta.parameters.direction,
      meta.datasetVersion,
    ]),
  );
}

/** Every issue listed. */
export function networkCsv({ features, meta }: NetworkCheckResult): string {
  return csvOf(
    ['issue', 'pipeId', 'nodeId', 'sizeM', 'evidence', 'datasetVersion'],
    features.map(({ properties: p }) => [p.issue, p.pipeId, p.nodeId, p.sizeM, p.evidence, meta.datasetVersion]),
  );
}
