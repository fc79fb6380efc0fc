import { Type } from 'typebox';
import { Problem } from '../contract/problem.ts';
import { SwmmRun, SwmmRunRequest } from '../contract/swmm-results.ts';
import type { SwmmRuns } from '../jobs/swmm/swmm-runs.ts';
import { type App, type Context, getVersion } from './context.ts';

const params = Type.Object({ city: Type.String(), id: Type.String() });
const problems = { 400: Problem, 404: Problem, 422: Problem, 503: Problem };

export function registerSwmmRuns(app: App, context: Context, { runs }: { runs: SwmmRuns }): void {
  const base = '/api/cities/:city/swmm-runs';
  const tags = ['swmm'];

  app.post(
    base,
    {
      schema: {
        tags,
        summary: 'Run SWMM 运行 SWMM',
        description:
          'Exports a model and runs the engine this server has (`SWMM_EXE`) on it. Ask `GET …/{id}` how far it is; when it ' +
          'is `done`, `result` names the result. One run at a time.',
        params: Type.Object({ city: Type.String() }),
        body: SwmmRunRequest,
        response: { 202: SwmmRun, ...problems },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      const { name, model } = request.body;
      const version = await getVersion(context, request.params.city);
      return reply.code(202).send(runs.start(version, name, model));
    },
  );

  app.get(
    `${base}/:id`,
    { schema: { tags, summary: 'How far a SWMM run is', params, response: { 200: SwmmRun, ...problems } } },
    async (request) => {
      context.access.audienceOf(request);
      return runs.get(request.params.city, request.params.id);
    },
  );

  app.delete(
    `${base}/:id`,
    { schema: { tags, summary: 'Cancel a SWMM run', params, response: { 200: SwmmRun, ...problems } } },
    async (request) => {
      context.access.audienceOf(request);
      return runs.cancel(request.params.city, request.params.id);
    },
  );
}
