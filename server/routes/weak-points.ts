import { Type } from 'typebox';
import { Problem } from '../contract/problem.ts';
import { WeakColumnsQuery, WeakPointsRequest, WeakPointsResult } from '../contract/weak-points.ts';
import { type App, type Context, getVersion } from './context.ts';
import { analysisAnswers, runAnalysis } from './run-analysis.ts';

const bytes = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }));
const problems = { 400: Problem, 404: Problem, 422: Problem, 503: Problem, 504: Problem };
const params = Type.Object({ city: Type.String() });

export function registerWeakPoints(app: App, context: Context): void {
  app.post(
    '/api/cities/:city/analysis/weak-points',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Weak points of the network, ranked 薄弱环节排名',
        description:
          'Mains, nodes and flood-prone points by a weighted score of up to nine components, each with its evidence, its ' +
          'availability and what it adds. The weights are a proposal and can be set; what is missing lowers the ' +
          'completeness, never the score. ' +
          analysisAnswers,
        params,
        body: WeakPointsRequest,
        response: { 200: WeakPointsResult, ...problems },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return runAnalysis(request, reply, await getVersion(context, request.params.city), 'weak-points');
    },
  );
  app.get(
    '/api/cities/:city/weak-points',
    {
      schema: {
        tags: ['analysis'],
        summary: 'Components of every weak point, as columns for the map',
        description:
          'What a browser needs to rank by itself when a weight changes (the form is described in ' +
          '`server/contract/weak-points.ts`).',
        params,
        querystring: WeakColumnsQuery,
        response: { 200: bytes, ...problems },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      const left = new AbortController();
      const onClose = (): void => left.abort();
      reply.raw.once('close', onClose);
      try {
        const found = await version.analysisJson('weak-columns', request.query, { signal: left.signal });
        reply.header('cache-control', 'no-store').type('application/octet-stream');
        return await reply.send(Buffer.from(found.buffer, found.byteOffset, found.byteLength));
      } finally {
        reply.raw.off('close', onClose);
      }
    },
  );
}
