import { Type } from 'typebox';
import { WithinRequest, WithinResult } from '../contract/within.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerWithin(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/within',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Features within a distance 距离范围内的要素',
        description:
          'Features of a layer whose exact distance from a point, line or polygon is at most `distanceM`, nearest first; 0 ' +
          'where they meet or one holds the other. Of pipes only those that count, as for density. ' +
          analysisAnswers,
        params: Type.Object({ city: Type.String() }),
        body: WithinRequest,
        response: { 200: WithinResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'within');
    },
  );
}
