import { queryOptions } from '@tanstack/react-query';
import { runAnalysis } from './analysis.ts';

const quietly = (signal: AbortSignal) => ({ signal, onProgress: () => undefined });

/** The likely causes of one flood-prone point. The version is part of the question. */
export const causesQuery = (city: string, version: string, floodPointId: string) =>
  queryOptions({
    queryKey: ['causes', city, version, floodPointId],
    queryFn: ({ signal }) => runAnalysis(city, 'causes', { floodPointId }, quietly(signal)),
    staleTime: Infinity,
  });

/** What lies up- and downstream of a pipe. */
export const pipeTraceQuery = (city: string, version: string, pipeId: string) =>
  queryOptions({
    queryKey: ['pipe-trace', city, version, pipeId],
    queryFn: ({ signal }) => {
      const from = { type: 'record', layer: 'pipes', key: pipeId } as const;
      return runAnalysis(city, 'trace', { from, direction: 'both' }, quietly(signal));
    },
    staleTime: Infinity,
  });
