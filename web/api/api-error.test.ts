import { expect, test } from 'vitest';
import { ApiError, errorOfFailure, errorOfProblem, errorOfResponse, isAbort } from './api-error.ts';

const problem = {
  type: '/problems/parameter-invalid',
  title: 'Parameter not valid',
  status: 400,
  code: 'parameter-invalid',
  detail: 'distanceM: got 0, expected 5 to 1000',
  errors: [{ field: '/distanceM', value: 0, message: 'expected 5 to 1000' }],
  requestId: 'req-1',
};

test('problem details become an error with code, detail, request and the field it is about', async () => {
  const response = Response.json(problem, { status: 400, headers: { 'content-type': 'application/problem+json' } });
  const error = await errorOfResponse(response);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: 'parameter-invalid', status: 400, message: problem.detail, requestId: 'req-1' });
  expect(error.fields).toEqual([{ field: 'distanceM', message: 'expected 5 to 1000' }]);
});

test('a nested field is named with dots, whatever the server puts before it', () => {
  const errors = [
    { field: '/cells/sizeM', message: 'a' },
    { field: 'body.cells.sizeM', message: 'b' },
  ];
  expect(errorOfProblem({ ...problem, errors }, 400).fields.map((entry) => entry.field)).toEqual([
    'cells.sizeM',
    'cells.sizeM',
  ]);
});

test('a page of a proxy whose server is down means unreachable', async () => {
  const error = await errorOfResponse(new Response('<html>Bad gateway</html>', { status: 502 }));
  expect(error).toMatchObject({ code: 'unreachable', status: 502 });
});

test('an error without problem details keeps its status', async () => {
  const error = await errorOfResponse(new Response('oops', { status: 500 }));
  expect(error).toMatchObject({ code: 'answer-unreadable', status: 500, message: 'HTTP 500' });
});

test('a request nobody answered means unreachable', () => {
  expect(errorOfFailure(new TypeError('Failed to fetch'))).toMatchObject({ code: 'unreachable', status: 0 });
});

test('a cancelled request is not an error of the server', () => {
  const abort = new DOMException('left', 'AbortError');
  expect(errorOfFailure(abort)).toBe(abort);
  expect(isAbort(abort)).toBe(true);
  expect(isAbort(errorOfFailure(new TypeError('x')))).toBe(false);
});
