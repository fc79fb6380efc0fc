import { Type } from 'typebox';
import { NetworkCheckRequest, NetworkCheckResult } from '../contract/network-check.ts';
import { Problem } from '../contract/problem.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerNetworkCheck(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/network-check',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Network check 管网连通与流向检查',
        description:
          'What makes a trace doubtful, with the pipe and its geometry: `against-inverts` (the inverts rise along the ' +
          'direction that other evidence gives), `undirected`, `snapped` (an end joined by its place), `missing-end-node`, ' +
          `\`dead-end\`. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: NetworkCheckRequest,
        response: { 200: NetworkCheckResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'network-check');
    },
  );
}
