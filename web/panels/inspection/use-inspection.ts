import { useMemo } from 'react';
import { useApp } from '../../state/app-state.ts';
import type { InspectionParameters } from '../../state/inspection-parameters.ts';
import { inspectionRows } from '../../state/inspection-rows.ts';
import type { InspectionTaskResult } from '../../state/task-result.ts';

export interface InspectionShown {
  result: InspectionTaskResult;
  inspection: InspectionParameters;
  /** Places of the pipes that are listed, in the order of the list. */
  rows: readonly number[];
}

/** The inspected pipes as the filters have them now; null without a result. */
export function useInspectionShown(): InspectionShown | null {
  const result = useApp((state) => (state.result?.task === 'inspection' ? state.result : null));
  const inspection = useApp((state) => state.inspection);
  return useMemo(
    () => result && { result, inspection, rows: inspectionRows(result.data.pipes, inspection) },
    [result, inspection],
  );
}
