import type { Readable } from 'node:stream';
import { createReadStream } from 'node:fs';
import { Type } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { Problem } from '../contract/problem.ts';
import {
  swmmFiles,
  SwmmIds,
  SwmmLines,
  SwmmResult,
  SwmmResultRequest,
  SwmmResults,
  SwmmValuesQuery,
} from '../contract/swmm-results.ts';
import { findLines } from '../jobs/swmm/find-lines.ts';
import { joinRequest } from '../jobs/swmm/join-request.ts';
import { withOut } from '../jobs/swmm/out-file.ts';
import { readValues } from '../jobs/swmm/read-values.ts';
import { requireFile } from '../jobs/swmm/require-file.ts';
import { readRptFile } from '../jobs/swmm/rpt-file.ts';
import type { SwmmResults as Results } from '../jobs/swmm/swmm-results.ts';
import type { SwmmRuns } from '../jobs/swmm/swmm-runs.ts';
import { type App, type Context, getVersion } from './context.ts';

const bytes = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }));
const city = Type.Object({ city: Type.String() });
const oneResult = Type.Object({ city: Type.String(), id: Type.String() });
const oneFile = Type.Object({ city: Type.String(), id: Type.String(), file: Type.Enum([...swmmFiles]) });
const problems = { 400: Problem, 404: Problem, 422: Problem, 503: Problem };

export function registerSwmmResults(
  app: App,
  context: Context,
  { results, runs }: { results: Results; runs: SwmmRuns },
): void {
  /** Whoever may not see the city's data may not see what was computed from them. */
  const enter = async (request: Parameters<Context['access']['audienceOf']>[0], name: string) => {
    context.access.audienceOf(request);
    return getVersion(context, name);
  };
  const base = '/api/cities/:city/swmm-results';
  const tags = ['swmm'];

  app.get(
    base,
    {
      schema: {
        tags,
        summary: 'SWMM results SWMM 计算结果',
        params: city,
        response: { 200: SwmmResults, ...problems },
      },
    },
    async (request) => {
      const { city: id } = await enter(request, request.params.city);
      return { results: await results.list(id), engine: runs.available, run: runs.findRunning(id) ?? null };
    },
  );

  app.post(
    base,
    {
      schema: {
        tags,
        summary: 'A place for the files of a result',
        description:
          'Then `PUT` its .rpt and .out, and its .inp if there is one, to `…/{id}/files/{file}`, each as it is.',
        params: city,
        body: SwmmResultRequest,
        response: { 201: SwmmResult, ...problems },
      },
    },
    async (request, reply) => {
      const { city: id } = await enter(request, request.params.city);
      return reply.code(201).send(await results.create(id, request.body));
    },
  );

  app.get(
    `${base}/:id`,
    { schema: { tags, summary: 'One SWMM result', params: oneResult, response: { 200: SwmmResult, ...problems } } },
    async (request) => {
      const { city: id } = await enter(request, request.params.city);
      return results.get(id, request.params.id);
    },
  );

  app.delete(
    `${base}/:id`,
    {
      schema: { tags, summary: 'Delete a SWMM result', params: oneResult, response: { 204: Type.Null(), ...problems } },
    },
    async (request, reply) => {
      const { city: id } = await enter(request, request.params.city);
      await results.remove(id, request.params.id);
      return reply.code(204).send(null);
    },
  );

  // Files come in as streams: the parser hands the body on unread. It holds for these routes alone.
  void app.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
    files.put(
      `${base}/:id/files/:file`,
      {
        bodyLimit: limits.swmmFileMaxBytes,
        schema: {
          tags,
          summary: 'Send a file of a result',
          description:
            'The bytes of the .rpt, .out or .inp as `application/octet-stream`. Refused when it is no such file.',
          params: oneFile,
          response: { 200: SwmmResult, ...problems, 413: Problem, 415: Problem },
        },
      },
      async (request) => {
        const { params } = request as { params: { city: string; id: string; file: (typeof swmmFiles)[number] } };
        const { city: id } = await enter(request, params.city);
        return results.receive(id, params.id, params.file, request.body as Readable);
      },
    );
  });

  app.get(
    `${base}/:id/files/:file`,
    { schema: { tags, summary: 'A file of a result', params: oneFile, response: { 200: bytes, ...problems } } },
    async (request, reply) => {
      const { id, file } = request.params;
      const { city: name } = await enter(request, request.params.city);
      const path = await requireFile(results, name, id, file);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="model.${file}"`)
        .send(createReadStream(path) as never);
    },
  );

  app.get(
    `${base}/:id/report`,
    {
      schema: {
        tags,
        summary: 'All tables of the report',
        params: oneResult,
        response: { 200: Type.Unsafe<Awaited<ReturnType<typeof readRptFile>>>(Type.Object({})), ...problems },
      },
    },
    async (request) => {
      const { city: name } = await enter(request, request.params.city);
      return readRptFile(await requireFile(results, name, request.params.id, 'rpt'));
    },
  );

  app.get(
    `${base}/:id/values`,
    {
      schema: {
        tags,
        summary: 'Computed values: of all objects in a period, or of one object over time',
        description:
          'float32, little endian: one per id of the kind (with `period`), or one per period (with `object`).',
        params: oneResult,
        querystring: SwmmValuesQuery,
        response: { 200: bytes, ...problems },
      },
    },
    async (request, reply) => {
      const { city: name } = await enter(request, request.params.city);
      const values = await readValues(await requireFile(results, name, request.params.id, 'out'), request.query);
      // Files of a result do not change once they are read.
      return reply
        .header('cache-control', 'private, max-age=3600')
        .type('application/octet-stream')
        .send(Buffer.from(values.buffer));
    },
  );

  app.get(
    `${base}/:id/ids`,
    {
      schema: {
        tags,
        summary: 'Ids of all subcatchments, nodes and links, in the order of `values`',
        params: oneResult,
        response: { 200: SwmmIds, ...problems },
      },
    },
    async (request) => {
      const { city: name } = await enter(request, request.params.city);
      return withOut(await requireFile(results, name, request.params.id, 'out'), async ({ header }) => header.ids);
    },
  );

  app.get(
    `${base}/:id/join`,
    {
      schema: {
        tags,
        summary: 'Which pipe and node of the city each link and node of the model is',
        description: 'The form is described in `server/contract/swmm-results.ts`.',
        params: oneResult,
        response: { 200: bytes, ...problems },
      },
    },
    async (request, reply) => {
      const version = await enter(request, request.params.city);
      const found = await version.analysisJson(
        'swmm-join',
        await joinRequest(results, version.city, request.params.id),
      );
      return reply.type('application/octet-stream').send(Buffer.from(found.buffer, found.byteOffset, found.byteLength));
    },
  );

  app.get(
    `${base}/:id/lines`,
    {
      schema: {
        tags,
        summary: 'Links of a model by its own coordinates',
        params: oneResult,
        response: { 200: SwmmLines, ...problems },
      },
    },
    async (request) => {
      const { city: name } = await enter(request, request.params.city);
      return findLines(results, name, request.params.id);
    },
  );
}
