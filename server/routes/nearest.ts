import { Type } from 'typebox';
import { NearestRequest, NearestResult } from '../contract/nearest.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerNearest(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/nearest',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Nearest feature to points 最近要素',
        description:
          'The feature of a layer nearest to each point, its exact distance and its nearest place; a point in a polygon is at ' +
          'distance 0 of it. Of pipes only those that count, as for density. ' +
          analysisAnswers,
        params: Type.Object({ city: Type.String() }),
        body: NearestRequest,
        response: { 200: NearestResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'nearest');
    },
  );
}
