import type { BlankAreasResult } from '../../server/contract/blank-areas.ts';
import type { CapacityResult } from '../../server/contract/capacity.ts';
import type { DensityResult } from '../../server/contract/density.ts';
import type { Finding } from '../../data/inspection/finding.ts';
import type { InspectionResult } from '../../server/contract/inspection.ts';
import type { NetworkCheckResult } from '../../server/contract/network-check.ts';
import type { PolicyMatrixResult } from '../../server/contract/policy-matrix.ts';
import type { SummaryResult } from '../../server/contract/summary.ts';
import type { SwmmExportResult } from '../../server/contract/swmm-export.ts';
import type { TraceResult } from '../../server/contract/trace.ts';
import type { NetworkLines } from '../api/network-lines.ts';
import type { WeakColumns } from '../api/weak-columns.ts';

/** What the last run of a task found. */
export type TaskResult =
  | { task: 'density'; data: DensityResult }
  | { task: 'blank'; data: BlankAreasResult }
  | { task: 'summary'; data: SummaryResult }
  | { task: 'policy'; data: PolicyMatrixResult }
  | { task: 'trace'; data: TraceResult }
  | { task: 'network'; data: NetworkCheckResult }
  | { task: 'weak'; data: WeakColumns }
  | InspectionTaskResult
  | { task: 'capacity'; data: CapacityResult; pipes: CapacityColumns }
  | { task: 'swmm'; data: SwmmExportResult };

/** Grades of inspected pipes, with what they were computed from. */
export interface InspectionTaskResult {
  task: 'inspection';
  data: InspectionResult;
  lines: NetworkLines;
  /** Place in `lines` of each of `data.pipes`; −1 for a pipe that takes no part in the network. */
  lineOf: Int32Array;
  findings: readonly Finding[];
}

/** A capacity result pipe by pipe, in the order of `lines`. */
export interface CapacityColumns {
  lines: NetworkLines;
  /** Return period carried, years; NaN where data lack, −Infinity where a storm is no measure. */
  returnPeriodYears: Float32Array;
  lengthM: Float32Array;
}
