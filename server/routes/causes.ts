import { Type } from 'typebox';
import { CausesRequest, CausesResult } from '../contract/causes.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerCauses(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/causes',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Likely causes of flood-prone points 积水原因推断',
        description:
          'Why water stands at a flood-prone point, or at each of them with counts by cause: `no_network`, `backwater`, ' +
          '`low_lying`, `blocked`, `pump_failure`, `missing_inlets`, `undersized`, `misconnection`, each with its evidence in ' +
          'numbers, place and distance, and a confidence. From network and terrain alone: the cause that the record names is ' +
          `not read. Screening. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: CausesRequest,
        response: { 200: CausesResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'causes');
    },
  );
}
