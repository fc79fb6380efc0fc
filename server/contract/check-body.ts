import type { TSchema } from 'typebox';
import type { Validator } from 'typebox/compile';
import { describeErrors } from './describe-errors.ts';
import { ProblemError } from './problem-error.ts';

/** What is wrong with a value, in words a person can act on; undefined where nothing is. */
export function findProblem(schema: TSchema, validator: Validator, value: unknown): ProblemError | undefined {
  if (validator.Check(value)) return undefined;
  const errors = describeErrors(schema, value, validator.Errors(value));
  return new ProblemError('request-invalid', errors.map((error) => error.message).join('; '), { errors });
}

/** A body that is no JSON; `why` is the reader's own message. */
export function jsonProblem(why: string): ProblemError {
  return new ProblemError('json-invalid', `The body is not JSON: ${why}`);
}
