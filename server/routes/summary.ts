import { Type } from 'typebox';
import { SummaryRequest, SummaryResult } from '../contract/summary.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerSummary(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/summary',
    {
      schema: {
        tags: ['analysis'],
        summary: 'What drawn areas hold 范围汇总',
        description:
          'For each area and for all together: length of counted pipes by kind, size, material and decade, nodes by type, ' +
          'flood-prone points by status, old communities with households, heritage, roads by class, the share of ' +
          'suspected blank land, and how complete each field is. A part is null where the city has no such layer. ' +
          analysisAnswers,
        params: Type.Object({ city: Type.String() }),
        body: SummaryRequest,
        response: { 200: SummaryResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'summary');
    },
  );
}
