import { Type } from 'typebox';
import { DensityRequest, DensityResult } from '../contract/density.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerDensity(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/density',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Pipe density 排水管道密度, km/km²',
        description:
          'Length of counted pipes clipped exactly to each cell, divided by the land in it. Counted: status in use or ' +
          'unknown, form pipe or covered channel or unknown, role main or unknown unless `roles` says otherwise. ' +
          'A pipe exactly on a shared edge counts half in each cell. Squares and hexagons start at multiples of the cell ' +
          'size in the working CRS; hexagons stand on a corner, so that `sizeM` is their width from west to east. ' +
          'Returned are cells with pipe, or with land of the city: a zero there is a zero, not a hole. The sides of a ' +
          `drawn polygon are straight in the working CRS. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: DensityRequest,
        response: { 200: DensityResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'density');
    },
  );
}
