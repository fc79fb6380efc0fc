import { gunzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import { TileJson } from '../contract/tiles.ts';
import type { TileReader } from '../../tiles/tile-reader.ts';
import { type App, type Context, getVersion } from './context.ts';
import { hasTag } from './etag.ts';
import { OpenArchives } from './tiles-archives.ts';
import { type CachedTile, TilesCache } from './tiles-cache.ts';
import { createVersionFinder } from './tiles-version.ts';

const version = Type.String({ description: 'A dataset version, or `current`' });
const TileParams = Type.Object({
  city: Type.String(),
  version,
  z: Type.String(),
  x: Type.String(),
  y: Type.String({ description: 'Row from the north' }),
});
type TileParams = Static<typeof TileParams>;
type TileRequest = FastifyRequest<{ Params: TileParams }>;

const forEver = 'private, max-age=31536000, immutable';
/** Who asks for `current` hears of a new version within a minute. */
const shortly = 'private, max-age=60';

/**
 * Single vector tiles with TileJSON, for map libraries that do not read PMTiles. A tile asked for before is answered
 * from memory, without validation, compression or a file: its address says all there is to know.
 */
export function registerTilesZxy(app: App, context: Context): void {
  const findVersion = createVersionFinder(context);
  const archives = new OpenArchives(context);
  const cache = new TilesCache(limits.tileCacheMaxBytes);
  app.addHook('onClose', () => archives.close());

  app.get<{ Params: TileParams }>(
    '/tiles/:city/:version/:z/:x/:y.mvt',
    {
      schema: {
        tags: ['tiles'],
        summary: 'One vector tile (Mapbox Vector Tile 2, gzipped); 204 where there is nothing',
        params: TileParams,
        response: { 200: Type.String({ format: 'binary' }), 204: Type.Null(), 304: Type.Null(), 404: Problem },
      },
      // The schema documents: the parts of the address are texts in any case, and read where they are used.
      validatorCompiler: () => () => true,
      compress: false,
      logLevel: 'warn',
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      return sendTile(request, reply, cache.get(request.url) ?? (await findTile(request)));
    },
  );

  async function findTile(request: TileRequest): Promise<CachedTile> {
    const { city, z, x, y } = request.params;
    const manifest = await findVersion(city, request.params.version);
    const archive = await archives.get(manifest);
    const place = placeOf(z, x, y, archive);
    const etag = `${manifest.tiles.staff?.sha256.slice(0, 16)}-${place.join('-')}`;
    const tile = { etag, bytes: await archive.read(...place) };
    // An address with a query is no address of a tile: it is answered, but not remembered.
    if (!request.url.includes('?')) cache.set(request.url, tile);
    return tile;
  }

  app.get(
    '/tiles/:city/:version/tiles.json',
    {
      schema: {
        tags: ['tiles'],
        summary: 'TileJSON 3.0.0 of the vector tiles',
        params: Type.Object({ city: Type.String(), version }),
        response: { 200: TileJson, 404: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      const manifest = await findVersion(request.params.city, request.params.version);
      const archive = await archives.get(manifest);
      // The addresses inside are those of the Host asked.
      reply.header('cache-control', forEver).header('vary', 'host');
      return tileJsonOf(archive, `${request.protocol}://${request.host}${tilesPath(manifest.city, manifest.id)}`);
    },
  );

  app.get(
    '/tiles/:city/current/*',
    {
      schema: {
        tags: ['tiles'],
        summary: 'Leads to the tiles, TileJSON and archives of the newest version',
        params: Type.Object({ city: Type.String(), '*': Type.String() }),
        response: { 307: Type.Null(), 404: Problem },
      },
    },
    async (request, reply) => {
      context.access.audienceOf(request);
      const { manifest } = await getVersion(context, request.params.city);
      const rest = request.params['*'].split('/').map(encodeURIComponent).join('/');
      return reply.header('cache-control', shortly).redirect(`${tilesPath(manifest.city, manifest.id)}/${rest}`, 307);
    },
  );
}

function tilesPath(city: string, id: string): string {
  return `/tiles/${encodeURIComponent(city)}/${encodeURIComponent(id)}`;
}

/** The three numbers of an address. Throws `not-found` for what is no place in the archive's zooms. */
function placeOf(z: string, x: string, y: string, { header }: TileReader): [number, number, number] {
  const [zoom, column, row] = [z, x, y].map((text) => (/^\d{1,8}$/.test(text) ? Number(text) : NaN));
  const across = 2 ** zoom;
  if (zoom >= header.minZoom && zoom <= header.maxZoom && column < across && row < across) return [zoom, column, row];
  const detail = `There is no tile ${z}/${x}/${y}: zooms are ${header.minZoom} to ${header.maxZoom}, columns and rows whole numbers below 2^zoom`;
  throw new ProblemError('not-found', detail.slice(0, 300));
}

/** Written past Fastify's reply, with no header but these: at 10,000 tiles a second its bookkeeping would be most of the work. */
function sendTile(request: TileRequest, reply: FastifyReply, { etag, bytes }: CachedTile): FastifyReply {
  const takesGzip = acceptsGzip(request.headers['accept-encoding']);
  // The same tile in two encodings is two sequences of bytes: a strong tag tells them apart.
  const tag = takesGzip ? `"${etag}"` : `"${etag}-plain"`;
  const headers = ['etag', tag, ...headersOfAll];
  const answer = reply.hijack().raw;
  if (hasTag(request.headers['if-none-match'], tag)) answer.writeHead(304, headers).end();
  else if (!bytes) answer.writeHead(204, headers).end();
  else {
    const body = takesGzip ? bytes : gunzipSync(bytes);
    headers.push('content-type', 'application/vnd.mapbox-vector-tile', 'content-length', String(body.length));
    if (takesGzip) headers.push('content-encoding', 'gzip');
    answer.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  }
  return reply;
}

const headersOfAll = Object.entries({
  'cache-control': forEver,
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}).flat();

function acceptsGzip(accepted: string | undefined): boolean {
  if (accepted === undefined) return false;
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted);
}

function tileJsonOf({ header, metadata }: TileReader, address: string): TileJson {
  const { name, attribution, vector_layers } = metadata as Pick<TileJson, 'name' | 'attribution' | 'vector_layers'>;
  return {
    tilejson: '3.0.0',
    name,
    ...(attribution === undefined ? {} : { attribution }),
    scheme: 'xyz',
    tiles: [`${address}/{z}/{x}/{y}.mvt`],
    minzoom: header.minZoom,
    maxzoom: header.maxZoom,
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    vector_layers,
  };
}
