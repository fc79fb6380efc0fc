import { Type } from 'typebox';
import { IndicatorsRequest, IndicatorsResult } from '../contract/indicators.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerIndicators(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/indicators',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Road density, green and built-up share 城市体检指标',
        description:
          'Per district or street: road density, green share and built-up share, each with how complete its data are. A ' +
          'figure is null where the city has no layer for it. ' +
          analysisAnswers,
        params: Type.Object({ city: Type.String() }),
        body: IndicatorsRequest,
        response: { 200: IndicatorsResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'indicators');
    },
  );
}
