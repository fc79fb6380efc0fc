import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limits } from '../../data/model/limits.ts';
import { jsonProblem } from '../contract/check-body.ts';
import { ProblemError, problemOf } from '../contract/problem-error.ts';

/** The one place where an error becomes an answer (RFC 9457 problem details). */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
    const problem = toProblemError(error);
    if (problem.statusCode >= 500 && problem.code === 'internal-error') request.log.error(error);
    return sendProblem(request, reply, problem);
  });
  // Before the body is read: a body of the wrong type and size is told its size, and nothing of it is kept.
  app.addHook('onRequest', (request, _reply, next) => {
    const length = Number(request.headers['content-length'] ?? 0);
    const allowed = request.routeOptions.bodyLimit ?? limits.requestBodyMaxBytes;
    next(length > allowed ? bodyTooLarge(length, allowed) : undefined);
  });
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: ProblemError): FastifyReply {
  if (problem.retryAfterS !== undefined) reply.header('retry-after', problem.retryAfterS);
  // Set by a handler that failed half-way: they would describe the wrong body.
  for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) reply.removeHeader(name);
  return reply
    .code(problem.statusCode)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(problem, request.id));
}

/** Any error as one the client may see. What is not foreseen says nothing about the inside. */
export function toProblemError(error: FastifyError | Error): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = 'code' in error ? error.code : '';
  switch (code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return jsonProblem(error.message);
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyTooLarge();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ProblemError('media-type-unsupported', 'Send the body as JSON with Content-Type: application/json');
    default:
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 404) return new ProblemError('not-found', 'There is nothing at this address');
  if (status >= 400 && status < 500) return new ProblemError('request-invalid', error.message);
  return new ProblemError('internal-error', 'Something failed inside the server; its log has the details');
}

function bodyTooLarge(bytes?: number, allowed: number = limits.requestBodyMaxBytes): ProblemError {
  const got = bytes === undefined ? '' : `, got ${bytes}`;
  return new ProblemError('body-too-large', `A request body may have ${allowed} bytes${got}`);
}
