import type { FastifyInstance } from 'fastify';
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { findProblem } from '../contract/check-body.ts';

/**
 * Validates with the same schemas that type the routes. Query and path values are converted from text ("7" → 7) and
 * get their defaults; bodies are taken as they are: "50" is not a number there, and nothing is dropped silently.
 * A large body of an analysis stays bytes: the worker that answers reads and checks it (`engine/read-question.ts`).
 */
export function registerValidation(app: FastifyInstance): void {
  app.setValidatorCompiler<TSchema>(({ schema, httpPart }) => {
    const validator = Compile(schema);
    const isText = httpPart !== 'body';
    return (input: unknown) => {
      if (input instanceof Uint8Array) return { value: input };
      const value = isText ? validator.Default(fromText(schema, input)) : input;
      const error = findProblem(schema, validator, value);
      return error ? { error } : { value };
    };
  });
  const parseJson = app.getDefaultJsonParser('error', 'error');
  const isAnalysis = (route: string | undefined): boolean => route?.startsWith('/api/cities/:city/analysis/') === true;
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const stays = body.length > limits.bodyReadAtOnceMaxBytes && isAnalysis(request.routeOptions.url);
    if (stays) done(null, body);
    else void parseJson(request, body.toString(), done);
  });
  // Every body is JSON; plain text would otherwise be taken for one and fail in a less helpful way.
  app.removeContentTypeParser('text/plain');
  // Answers are made by typed code; schemas of answers document them and are checked in the tests.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}

/** Numbers of a query from their text; what does not read as one is left for the check to name. */
function fromText(schema: TSchema, input: unknown): unknown {
  const properties = (schema as { properties?: Record<string, { type?: string }> }).properties ?? {};
  const values: Record<string, unknown> = { ...(input as Record<string, unknown>) };
  for (const [name, { type }] of Object.entries(properties)) {
    const text = values[name];
    if ((type !== 'integer' && type !== 'number') || typeof text !== 'string' || text.trim() === '') continue;
    if (Number.isFinite(Number(text))) values[name] = Number(text);
  }
  return values;
}
