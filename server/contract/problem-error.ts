import { problemCodes, type ProblemCode } from './problem-codes.ts';
import type { Problem } from './problem.ts';

const Tracing = Error as unknown as { stackTraceLimit?: number | undefined };

/** An error that is an answer: thrown anywhere on the server's side, turned into problem details by the one handler. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly statusCode: number;
  readonly errors: Problem['errors'];
  /** Seconds after which asking again makes sense. */
  readonly retryAfterS: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { errors?: Problem['errors'] | undefined; retryAfterS?: number } = {},
  ) {
    // An answer needs no stack, and of a thousand refusals at once it would be a third of the work.
    const { stackTraceLimit } = Tracing;
    Tracing.stackTraceLimit = 0;
    super(detail);
    Tracing.stackTraceLimit = stackTraceLimit;
    this.name = 'ProblemError';
    this.code = code;
    this.statusCode = problemCodes[code].status;
    this.errors = more.errors;
    this.retryAfterS = more.retryAfterS;
  }
}

/** The body of a problem-details answer. */
export function problemOf(error: ProblemError, requestId?: string): Problem {
  return {
    type: `/problems/${error.code}`,
    title: problemCodes[error.code].title,
    status: error.statusCode,
    code: error.code,
    detail: error.message,
    ...(error.errors ? { errors: error.errors } : {}),
    ...(requestId ? { requestId } : {}),
  };
}
