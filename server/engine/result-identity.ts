import type { AnalysisContext } from '../analysis/context.ts';

/** Roles of pipes that count unless a request says otherwise. */
export const countedRoles = ['main', 'unknown'];

/** Which version a result comes from, and how long it took: part of the `meta` of every analysis. */
export function identity({ dataset }: AnalysisContext, computeMs: number) {
  return {
    datasetVersion: dataset.version,
    workingCrs: dataset.workingCrs,
    computeMs: Math.round(computeMs * 10) / 10,
  };
}
