import { Type } from 'typebox';
import { Problem } from '../contract/problem.ts';
import { TraceRequest, TraceResult } from '../contract/trace.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

export function registerTrace(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/trace',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Trace 上下游追踪',
        description:
          'Pipes upstream or downstream of a pipe, node, flood-prone point, place or drawn area, or the ways between two ' +
          'of them, with the reason for every end: `outfall`, `works`, `head` (nothing leads here), `dead-end`, ' +
          '`missing-end-node` (the survey names a node it has no record of), `direction-conflict` (nothing leaves, and the ' +
          'inverts of a pipe that is said to lead here say that it leads away), `direction-unknown`, `barrier`, `city-edge`. Pumps and gates let a trace pass unless ' +
          'they are asked to be barriers; `barriers.pipes` answers "this pipe is blocked". A place that is no part of ' +
          `the network begins at the nearest pipe in use, whose distance is in \`seeds\`. ${analysisAnswers}`,
        params: Type.Object({ city: Type.String() }),
        body: TraceRequest,
        response: { 200: TraceResult, 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'trace');
    },
  );
}
