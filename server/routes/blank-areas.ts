import { Type } from 'typebox';
import { BlankAreasRequest, BlankAreasResult } from '../contract/blank-areas.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerBlankAreas(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/blank-areas',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Suspected blank drainage areas 疑似排水管网空白区',
        description:
          'Land farther than `distanceM` from every counted pipe (those of the density analysis). Polygons below ' +
          '`minAreaM2` are dropped first; the rest is split by district. Land outside the survey coverage, where the ' +
          'city has that layer, is `unknown` and stands apart. Suspected, because no national standard gives a ' +
          `distance. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: BlankAreasRequest,
        response: { 200: BlankAreasResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'blank-areas');
    },
  );
}
