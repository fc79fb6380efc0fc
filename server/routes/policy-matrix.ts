import { Type } from 'typebox';
import { PolicyMatrixRequest, PolicyMatrixResult } from '../contract/policy-matrix.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerPolicyMatrix(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/policy-matrix',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Policy matrix of old communities and heritage districts 老旧小区、历史文化街区政策矩阵',
        description:
          'For each place: length of pipe inside, share of its area within R of a pipe, suspected blank share, flood-prone ' +
          'points within a distance, and a rank with its reasons as codes and figures. The weights of the score are a ' +
          'proposal and can be set; what cannot be judged lowers the completeness, never the score. ' +
          analysisAnswers,
        params: Type.Object({ city: Type.String() }),
        body: PolicyMatrixRequest,
        response: { 200: PolicyMatrixResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'policy-matrix');
    },
  );
}
