import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance } from 'fastify';
import { constants } from 'node:zlib';
import type { Access } from '../access.ts';
import { ProblemError } from '../contract/problem-error.ts';

/** What a browser obeys, by the header's name. */
export type BrowserHeaders = Readonly<Record<string, string>>;

/**
 * Headers that a browser obeys, the Host and Origin check, compression of JSON, and a brake under overload. Returns those
 * headers for answers that are written past Fastify's reply.
 */
export async function registerSecurity(app: FastifyInstance, access: Access): Promise<BrowserHeaders> {
  const headers = await browserHeaders();
  app.addHook('onRequest', (request, _reply, next) => {
    try {
      access.checkHost(request);
    } catch (error) {
      return next(error as ProblemError);
    }
    next();
  });
  // At the end, so that answers written past Fastify's reply do not pay for what they do not send.
  app.addHook('onSend', (_request, reply, payload, next) => {
    reply.headers(headers);
    next(null, payload);
  });
  await app.register(compress, {
    // Tiles are compressed inside their archive, and compressing a stream of progress lines would hold them back.
    customTypes: (type: string) =>
      /^(application\/((geo|problem\+|schema\+|vnd\.oai\.openapi\+)?json)|text\/html)/.test(type),
    encodings: ['br', 'gzip'],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(underPressure, {
    maxEventLoopDelay: 10_000,
    async pressureHandler(_request, _reply, _type, delayMs) {
      // Infinity is the plugin's word for a second in which nothing was measured, as after a burst: no reason to refuse.
      if (delayMs === Infinity) return;
      throw new ProblemError('server-busy', 'The server has too much to do; try again in a few seconds', {
        retryAfterS: 5,
      });
    },
  });
  return headers;
}

/** The headers of helmet, asked for once: they are the same for every answer, and take as long to make as a small one. */
async function browserHeaders(): Promise<BrowserHeaders> {
  const app = Fastify();
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // Mantine writes its theme into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Served over plain HTTP on this machine; a proxy in front adds HSTS.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  app.get('/', (_request, reply) => reply.send());
  const { headers } = await app.inject('/');
  await app.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (ofNode.has(name) ? [] : [[name, String(value)]])),
  );
}

const ofNode = new Set(['connection', 'date', 'content-length', 'transfer-encoding']);
