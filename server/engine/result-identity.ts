import type { AnalysisContext } from '../analysis/context.ts';
import { countPipes } from '../analysis/counted-pipes.ts';

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

/** What a question about one layer counted: of pipes which, and how complete they are; of another layer nothing. */
export function pipeQuestion(
  request: { layer: string; kinds?: string[] | undefined; roles?: string[] | undefined },
  { dataset }: AnalysisContext,
) {
  if (request.layer !== 'pipes') {
    return { completeness: null, parameters: { layer: request.layer, kinds: null, roles: null } };
  }
  const { completeness } = countPipes(dataset.layers['pipes'], request);
  return {
    completeness: { ...completeness, surveyedLand: null },
    parameters: { layer: request.layer, kinds: request.kinds ?? null, roles: request.roles ?? countedRoles },
  };
}
