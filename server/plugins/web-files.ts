import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../contract/problem-error.ts';
import { sendProblem } from './error-handler.ts';

/** Addresses of programs: an unknown one is a problem, never the web page. */
const programs = /^\/(api|tiles|healthz|readyz|problems)(\/|$)/;

/** The web application, and what stands at every other address: its page for a person, a problem for a program. */
export async function registerWebFiles(app: FastifyInstance, webDir: string): Promise<void> {
  const built = existsSync(join(webDir, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        // The bundler puts a hash into every name but that of the page.
        const isPage = /\.html(\.br)?$/.test(path);
        void reply.header('cache-control', isPage ? 'no-cache' : 'public, max-age=31536000, immutable');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/\.\w+$/.test(path);
    if (built && isPage && !programs.test(path)) return reply.sendFile('index.html');
    return sendProblem(
      request,
      reply,
      new ProblemError('not-found', `${request.method} ${path.slice(0, 200)} does not exist; see /api/docs`),
    );
  });
}
