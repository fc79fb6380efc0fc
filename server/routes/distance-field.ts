import { Type } from 'typebox';
import { DistanceFieldQuery, type DistanceFieldRequest } from '../contract/distance-field.ts';
import { Problem } from '../contract/problem.ts';
import { isCached } from './answer.ts';
import { type App, type Context, getVersion } from './context.ts';

const bytes = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }));

export function registerDistanceField(app: App, context: Context): void {
  app.get(
    '/api/cities/:city/distance-field',
    {
      schema: {
        tags: ['analysis'],
        summary: 'How far land is from the nearest pipe, as a texture for the map',
        description:
          'One byte per cell, with a header that says where it lies and what the bytes mean (the form is described in ' +
          '`server/contract/distance-field.ts`). A map that has it paints the blank areas of any distance by itself.',
        params: Type.Object({ city: Type.String() }),
        querystring: DistanceFieldQuery,
        response: {
          200: bytes,
          304: Type.Null(),
          400: Problem,
          404: Problem,
          422: Problem,
          503: Problem,
          504: Problem,
        },
      },
    },
    async (request, reply) => {
      const audience = context.access.audienceOf(request);
      const version = await getVersion(context, request.params.city);
      if (isCached(request, reply, version, audience)) return reply;
      const { kinds, land, bbox, side } = request.query;
      const question: DistanceFieldRequest = {
        ...(kinds === undefined ? {} : { kinds: kinds.split(',') }),
        ...(land === undefined ? {} : { land }),
        ...(bbox === undefined ? {} : { bbox: bbox.split(',').map(Number) as [number, number, number, number] }),
        ...(side === undefined ? {} : { side }),
      };
      const left = new AbortController();
      const onClose = (): void => left.abort();
      reply.raw.once('close', onClose);
      try {
        const found = await version.analysisJson('distance-field', question, { signal: left.signal });
        return await reply
          .type('application/octet-stream')
          .send(Buffer.from(found.buffer, found.byteOffset, found.byteLength));
      } finally {
        reply.raw.off('close', onClose);
      }
    },
  );
}
