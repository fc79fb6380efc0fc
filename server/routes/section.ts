import { Type } from 'typebox';
import { Problem } from '../contract/problem.ts';
import { SectionRequest, SectionResult } from '../contract/section.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerSection(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/section',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Long section 纵断面',
        description:
          'Ground, inverts, crowns, manholes, joins and slopes along the main way of the water down from a place (`from`), ' +
          'along one of the ways between two places (`from`, `to`, `way`), or along listed pipes (`pipes`). Where the water ' +
          'may go several ways the section takes the pipe of the largest diameter, then the one whose direction has the ' +
          'stronger evidence, then the lower one, and says so in `choices`. Levels that are not surveyed are null and never ' +
          `interpolated; the terrain model stands apart from the surveyed ground. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: SectionRequest,
        response: { 200: SectionResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'section');
    },
  );
}
