import { Type } from 'typebox';
import { BlankPreviewRequest, BlankPreviewResult } from '../contract/blank-preview.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerBlankPreview(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/blank-preview',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Blank drainage areas of every distance at once, estimated',
        description:
          'Totals of the city and its districts from a field of distances, for one distance or, without `distanceM`, ' +
          'for all of them as curves. Each estimate carries bounds that the exact area lies between. The first question ' +
          `about a set of pipes makes the field, which takes seconds; later ones take milliseconds. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: BlankPreviewRequest,
        response: { 200: BlankPreviewResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'blank-preview');
    },
  );
}
