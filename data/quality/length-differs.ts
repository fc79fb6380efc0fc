import type { IssueCollector } from '../model/issue-collector.ts';
import type { NetworkTable } from './network-table.ts';
import { pipePlace } from './pipe-place.ts';

/** Recorded lengths are rounded, and some are measured along the slope: small differences are no defect. */
export const lengthTolerance = { metres: 0.5, share: 0.02 } as const;

/** Pipes whose recorded length is off the geometric one by more than both tolerances. */
export function findDifferingLengths(table: NetworkTable, issues: IssueCollector): void {
  for (const [i, recorded] of table.recordedM.entries()) {
    const geometric = table.geometricM[i] ?? 0;
    const difference = Math.abs(recorded - geometric);
    if (difference > lengthTolerance.metres && difference > lengthTolerance.share * geometric) {
      const value = `${recorded} m recorded, ${geometric.toFixed(2)} m drawn`;
      issues.add('length-differs', pipePlace(table, i, value), 'lengthM');
    }
  }
}
