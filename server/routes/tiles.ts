import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { TilesEntry } from '../../data/model/manifest.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { parseRange } from './byte-range.ts';
import type { App, Context } from './context.ts';
import { hasTag } from './etag.ts';
import { createVersionFinder } from './tiles-version.ts';

const bytes = Type.Unsafe<Readable>(Type.String({ format: 'binary' }));

const archives = ['staff', 'terrain'] as const;
type Archive = (typeof archives)[number];

/**
 * The staff's tile archives of a version (the survey, the terrain), by HTTP range and never compressed again. The
 * address holds the version, so a browser may keep every byte for ever. Every version on disk is served: maps that
 * were opened before a switch still read from the one they began with.
 */
export function registerTiles(app: App, context: Context): void {
  const findVersion = createVersionFinder(context);
  const find = async (city: string, version: string, archive: Archive): Promise<TilesEntry> => {
    const { tiles, terrain } = await findVersion(city, version);
    const entry = archive === 'staff' ? tiles.staff : terrain?.tiles;
    if (entry) return entry;
    throw new ProblemError('version-unknown', `Version "${version}" of ${city} has no ${archive} tiles`);
  };

  for (const archive of archives) register(archive);

  function register(archive: Archive): void {
    app.get(
      `/tiles/:city/:version/${archive}.pmtiles`,
      {
        schema: {
          tags: ['tiles'],
          summary:
            archive === 'staff'
              ? 'PMTiles v3 archive of vector tiles, read by HTTP range'
              : 'PMTiles v3 archive of ground levels (PNG, terrarium encoding), read by HTTP range',
          params: Type.Object({ city: Type.String(), version: Type.String() }),
          response: { 200: bytes, 206: bytes, 304: Type.Null(), 404: Problem, 416: Problem },
        },
        logLevel: 'warn',
      },
      async (request, reply) => {
        context.access.audienceOf(request);
        const { city, version } = request.params;
        const entry = await find(city, version, archive);
        const etag = `"${entry.sha256}"`;
        reply
          .header('etag', etag)
          .header('accept-ranges', 'bytes')
          .header('cache-control', 'private, max-age=31536000, immutable')
          .type('application/vnd.pmtiles');
        if (hasTag(request.headers['if-none-match'], etag)) return reply.code(304).send(null);

        // If-Range: a range of another file is worthless, so the whole of this one is sent.
        const condition = request.headers['if-range'];
        const usable = condition === undefined || condition === etag;
        const range = usable ? parseRange(request.headers.range, entry.bytes) : undefined;
        if (range === 'unsatisfiable') {
          reply.header('content-range', `bytes */${entry.bytes}`);
          const detail = `"${request.headers.range}" lies outside the file of ${entry.bytes} bytes`;
          throw new ProblemError('range-not-satisfiable', detail);
        }
        const { first, last } = range ?? { first: 0, last: entry.bytes - 1 };
        if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${entry.bytes}`);
        reply.header('content-length', last - first + 1);
        if (request.method === 'HEAD') return reply.send(Readable.from([]));
        const path = context.store.filePath(city, entry.file);
        return reply.send(createReadStream(path, { start: first, end: last }));
      },
    );
  }
}
