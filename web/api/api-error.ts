import type { Problem } from '../../server/contract/problem.ts';

export interface FieldProblem {
  field: string;
  message: string;
}

/** Codes the browser itself gives, beside the server's own (listed in server/README.md). */
export type LocalErrorCode = 'unreachable' | 'answer-unreadable';

/** Why a request gave no answer: the server's problem details, or that there was no server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** Stable word: decides which advice the interface gives. */
  readonly code: string;
  /** Offending inputs, named as in the request body (`distanceM`, `cells.sizeM`). */
  readonly fields: readonly FieldProblem[];
  readonly requestId: string | undefined;

  constructor(
    code: string,
    status: number,
    detail: string,
    fields: readonly FieldProblem[] = [],
    requestId?: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.requestId = requestId;
  }
}

/** The error of a problem document; anything else becomes `answer-unreadable` with the status kept. */
export function errorOfProblem(body: unknown, status: number): ApiError {
  if (!isProblem(body)) {
    // A proxy in front of a stopped server answers 502, 503 or 504 with a page of its own.
    const code: LocalErrorCode = status >= 502 && status <= 504 ? 'unreachable' : 'answer-unreadable';
    return new ApiError(code, status, `HTTP ${status}`);
  }
  const fields = (Array.isArray(body.errors) ? body.errors : []).map(({ field, message }) => ({
    field: fieldName(field),
    message,
  }));
  return new ApiError(body.code, status, body.detail || body.title || `HTTP ${status}`, fields, body.requestId);
}

/** The error of a response that is not ok. */
export async function errorOfResponse(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  return errorOfProblem(body, response.status);
}

/** The error of a `fetch` that never got an answer. A cancelled request stays what it is. */
export function errorOfFailure(cause: unknown): unknown {
  if (cause instanceof ApiError || isAbort(cause)) return cause;
  return new ApiError('unreachable', 0, cause instanceof Error ? cause.message : String(cause), [], undefined, {
    cause,
  });
}

/** Whether a request ended because somebody cancelled it. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  return typeof (body as Problem).code === 'string';
}

/** `/cells/sizeM` and `body.cells.sizeM` both name the field `cells.sizeM`. */
function fieldName(path: string): string {
  return path
    .replace(/^#?\//, '')
    .replaceAll('/', '.')
    .replace(/^body\./, '');
}
