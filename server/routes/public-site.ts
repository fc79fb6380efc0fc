import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { Problem } from '../contract/problem.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { PublishRuns } from '../jobs/publish/publish-runs.ts';
import { type PublishPlace, siteAddress, siteFolder } from '../jobs/publish/published.ts';
import { parseRange } from './byte-range.ts';
import { type App, type Context, getVersion } from './context.ts';
import { hasTag } from './etag.ts';
import { type Encoding, encodingFor, findSiteFile, type SiteFile } from './site-files.ts';
import { TilesCache } from './tiles-cache.ts';

/** What a browser obeys, by the header's name. */
type BrowserHeaders = Readonly<Record<string, string>>;

const bytes = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }));
type SiteRequest = FastifyRequest<{ Params: { city: string; '*': string } }>;

/** So long a first visit waits for the publication of an invented city. */
const waitMs = 8000;
const words =
  '<!doctype html><meta charset="utf-8"><title>…</title><meta http-equiv="refresh" content="2">' +
  '<p>正在准备示范城市的公众版，马上就好。</p><p lang="en">The sample city’s public page is being made; it opens in a moment.</p>';
const preparing: SiteFile = {
  etag: '"preparing"',
  type: 'text/html; charset=utf-8',
  encoding: 'plain',
  bytes: Buffer.from(words),
  size: Buffer.byteLength(words),
  path: '',
  immutable: false,
};

/** A file whose address says nothing of its content is looked at again after so long. */
const freshMs = 1000;

/**
 * What was published of a city, and the staff's preview of it: files as they lie in the folder, compressed beforehand, by
 * range, with strong tags. The files asked for last stay in memory, as single tiles do.
 */
export function registerPublicSite(
  app: App,
  context: Context,
  { runs }: { runs: PublishRuns },
  browserHeaders: BrowserHeaders,
): void {
  const cache = new TilesCache<SentFile & { until: number }>(limits.siteCacheMaxBytes);
  for (const place of ['public', 'preview'] as const) register(place, siteAddress(':city', place).replace('%3A', ':'));

  function register(place: PublishPlace, address: string): void {
    const schema = {
      tags: ['public'],
      params: Type.Object({ city: Type.String() }),
      response: { 308: Type.Null(), 404: Problem },
    };
    app.get(address.slice(0, -1), { schema }, async (request, reply) => {
      context.access.audienceOf(request);
      return reply.redirect(siteAddress(request.params.city, place), 308);
    });
    app.get<{ Params: { city: string; '*': string } }>(
      `${address}*`,
      {
        schema: {
          tags: ['public'],
          summary: place === 'public' ? 'The public’s page of a city, and its data' : 'What the public will see',
          params: Type.Object({ city: Type.String(), '*': Type.String() }),
          response: { 200: bytes, 206: bytes, 304: Type.Null(), 404: Problem, 416: Problem },
        },
        // The schema documents: the address is a text in any case, and looked at where it is used.
        validatorCompiler: () => () => true,
        compress: false,
        logLevel: 'warn',
      },
      (request, reply) => {
        // Who is let in decides access: today whoever sits at this machine, and the public where it says so.
        context.access.audienceOf(request);
        const takes = encodingFor(request.headers['accept-encoding']);
        const key = `${takes} ${request.url}`;
        const kept = cache.get(key);
        if (!kept || kept.until <= performance.now()) {
          return load(request, place, key, takes).then((file) => send(request, reply, file));
        }
        // Nothing is returned to wait for: Fastify would listen for the end of each answer.
        send(request, reply, kept);
        return undefined;
      },
    );
  }

  async function load(request: SiteRequest, place: PublishPlace, key: string, takes: Encoding): Promise<SentFile> {
    const { city, '*': address } = request.params;
    const version = await getVersion(context, city);
    const folder = siteFolder(context.store, city, place);
    let file = await findSiteFile(folder, address, takes);
    if (!file && address === '' && place === 'public') {
      // On a busy machine it takes longer than anybody waits without a word: the page then says so and asks again.
      const begun = runs.publishSample(version).then(() => true);
      if (!(await Promise.race([begun, setTimeout(waitMs, false, { ref: false })])))
        return { ...preparing, pageHeaders: pageHeadersOf(browserHeaders, undefined) };
      file = await findSiteFile(folder, address, takes);
    }
    if (!file) throw await missing(folder, city, address);
    const until = file.immutable ? Infinity : performance.now() + freshMs;
    // A page obeys what the server says of scripts and frames; what it loads has no need of it.
    const pageHeaders = file.type.startsWith('text/html')
      ? pageHeadersOf(browserHeaders, originOf(version.settings.publishing?.warningFeed))
      : [];
    const sent = { ...file, pageHeaders, until };
    // An address with a query is answered, but not remembered.
    if (file.bytes && !request.url.includes('?')) cache.set(key, sent);
    return sent;
  }

  async function missing(folder: string, city: string, address: string): Promise<ProblemError> {
    if (await findSiteFile(folder, '', 'plain')) {
      return new ProblemError('not-found', `There is nothing at ${address.slice(0, 100)}`);
    }
    return new ProblemError('publication-missing', `Nothing of ${city} is published here: publish it in the workbench`);
  }
}

/** A file, and what a browser obeys on it: names and values in turn. */
type SentFile = SiteFile & { pageHeaders: string[] };

/** Origin of an address that names one. */
function originOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}

/** Written past Fastify's reply, as single tiles are: its bookkeeping would be most of the work. */
function send(request: SiteRequest, reply: FastifyReply, file: SentFile): FastifyReply {
  const { etag, type, encoding, size, immutable, pageHeaders } = file;
  const headers = [
    'etag',
    etag,
    'content-type',
    type,
    ...(immutable ? forEver : again),
    ...headersOfAll,
    ...pageHeaders,
  ];
  if (encoding !== 'plain') headers.push('content-encoding', encoding);
  if (hasTag(request.headers['if-none-match'], etag)) {
    reply.hijack().raw.writeHead(304, headers).end();
    return reply;
  }
  // If-Range: a range of another file is worthless, so the whole of this one is sent.
  const condition = request.headers['if-range'];
  const usable = encoding === 'plain' && (condition === undefined || condition === etag);
  const range = usable ? parseRange(request.headers.range, size) : undefined;
  if (range === 'unsatisfiable') {
    void reply.header('content-range', `bytes */${size}`);
    throw new ProblemError(
      'range-not-satisfiable',
      `"${request.headers.range}" lies outside the file of ${size} bytes`,
    );
  }
  const { first, last } = range ?? { first: 0, last: size - 1 };
  if (range) headers.push('content-range', `bytes ${first}-${last}/${size}`);
  headers.push('content-length', String(last - first + 1));
  const answer = reply.hijack().raw;
  answer.writeHead(range ? 206 : 200, headers);
  if (request.method === 'HEAD') answer.end();
  else if (file.bytes) answer.end(range ? file.bytes.subarray(first, last + 1) : file.bytes);
  // A client that leaves ends the reading; there is nobody left to be told.
  else pipeline(createReadStream(file.path, { start: first, end: last }), answer, () => undefined);
  return reply;
}

/** The headers of a page that may ask `feed` for official warnings beside this server. */
function pageHeadersOf(headers: BrowserHeaders, feed: string | undefined): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (written.has(name)) return [];
    const asked = feed && name === 'content-security-policy';
    return [name, asked ? value.replace("connect-src 'self'", `$& ${feed}`) : value];
  });
}

const forEver = ['cache-control', 'public, max-age=31536000, immutable'];
const again = ['cache-control', 'no-cache'];
const headersOfAll = ['accept-ranges', 'bytes', 'vary', 'accept-encoding', 'x-content-type-options', 'nosniff'];
const written = new Set(['x-content-type-options', 'vary', 'cache-control']);
