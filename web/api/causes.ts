import { queryOptions } from '@tanstack/react-query';
import type { CausesResult } from '../../server/contract/causes.ts';
import type { TraceResult } from '../../server/contract/trace.ts';
import { errorOfFailure, errorOfResponse } from './api-error.ts';
import { cityPath } from './request.ts';

/** The likely causes of one flood-prone point. The version is part of the question. */
export const causesQuery = (city: string, version: string, floodPointId: string) =>
  queryOptions({
    queryKey: ['causes', city, version, floodPointId],
    queryFn: ({ signal }) => ask<CausesResult>(city, 'causes', { floodPointId }, signal),
    staleTime: Infinity,
  });

/** What lies up- and downstream of a pipe. */
export const pipeTraceQuery = (city: string, version: string, pipeId: string) =>
  queryOptions({
    queryKey: ['pipe-trace', city, version, pipeId],
    queryFn: ({ signal }) =>
      ask<TraceResult>(
        city,
        'trace',
        { from: { type: 'record', layer: 'pipes', key: pipeId }, direction: 'both' },
        signal,
      ),
    staleTime: Infinity,
  });

async function ask<T>(city: string, analysis: string, body: object, signal: AbortSignal): Promise<T> {
  try {
    const response = await fetch(cityPath(city, 'analysis', analysis), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw await errorOfResponse(response);
    return (await response.json()) as T;
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}
