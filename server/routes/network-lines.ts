import { Type } from 'typebox';
import { NetworkLinesQuery } from '../contract/network-lines.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { type App, type Context, getVersion } from './context.ts';
import { hasTag } from './etag.ts';

export function registerNetworkLines(app: App, context: Context): void {
  app.get(
    '/api/cities/:city/network-lines',
    {
      schema: {
        tags: ['data'],
        summary: 'Every pipe of the network as a line, for maps of a value per pipe',
        description:
          'Columns of numbers, gzipped (the form is described in `server/contract/network-lines.ts`). Pipes come in the ' +
          'order of the network, which analyses that answer with a value per pipe keep to.',
        params: Type.Object({ city: Type.String() }),
        querystring: NetworkLinesQuery,
        response: {
          200: Type.Unsafe<Buffer>(Type.String({ format: 'binary' })),
          304: Type.Null(),
          400: Problem,
          404: Problem,
          503: Problem,
          504: Problem,
        },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      const { v } = request.query;
      if (v !== undefined && v !== version.version) {
        const detail = `${version.city} is not served as version "${v}"; current is ${version.version}: load the city again`;
        throw new ProblemError('version-unknown', detail);
      }
      const etag = `"lines-${version.version}-${audience}"`;
      reply
        .header('etag', etag)
        .header('cache-control', v === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable');
      if (hasTag(request.headers['if-none-match'], etag)) return reply.code(304).send(null);
      const left = new AbortController();
      const onClose = (): void => left.abort();
      reply.raw.once('close', onClose);
      try {
        const found = await version.analysisJson('network-lines', {}, { signal: left.signal });
        return await reply
          .type('application/octet-stream')
          .send(Buffer.from(found.buffer, found.byteOffset, found.byteLength));
      } finally {
        reply.raw.off('close', onClose);
      }
    },
  );
}
