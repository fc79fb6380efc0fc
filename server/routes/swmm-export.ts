import { Type } from 'typebox';
import { Problem } from '../contract/problem.ts';
import { SwmmExportRequest, SwmmExportResult } from '../contract/swmm-export.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerSwmmExport(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/swmm-export',
    {
      schema: {
        tags: ['analysis'],
        summary: 'SWMM model 导出 SWMM 模型',
        description:
          'An input file of EPA SWMM 5.2 of the whole network, of what a trace finds, of a drawn area or of listed pipes, ' +
          'with the rain given, and every assumption that was made to fill what the survey lacks. ' +
          analysisAnswers,
        params: Type.Object({ city: Type.String() }),
        body: SwmmExportRequest,
        response: { 200: SwmmExportResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'swmm-export');
    },
  );
}
