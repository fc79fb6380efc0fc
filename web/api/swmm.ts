import { queryOptions } from '@tanstack/react-query';
import type { SwmmExportRequest } from '../../server/contract/swmm-export.ts';
import type {
  SwmmFile,
  SwmmIds,
  SwmmJoinHeader,
  SwmmLines,
  SwmmResult,
  SwmmResultRequest,
  SwmmResults,
  SwmmRun,
} from '../../server/contract/swmm-results.ts';
import { errorOfFailure, errorOfResponse } from './api-error.ts';
import { ColumnReader, decodeColumnBytes } from './column-bytes.ts';
import { cityPath, getJson, send } from './request.ts';

/** SWMM results of a city, newest first, and whether its server has an engine. */
export const swmmResultsQuery = (city: string) =>
  queryOptions({
    queryKey: ['swmm-results', city],
    queryFn: ({ signal }) => getJson<SwmmResults>(cityPath(city, 'swmm-results'), signal),
    staleTime: 0,
  });

/** Which link each pipe of the network is, −1 for none. */
export interface SwmmJoin {
  header: SwmmJoinHeader;
  linkOfPipe: Int32Array;
}

export const swmmJoinQuery = (city: string, version: string, id: string) =>
  queryOptions({
    queryKey: ['swmm-join', city, version, id],
    queryFn: async ({ signal }): Promise<SwmmJoin> => {
      const bytes = await getBytes(cityPath(city, 'swmm-results', id, 'join'), signal);
      const { header, body } = await decodeColumnBytes<SwmmJoinHeader>(bytes, 'DSJ1', 'SWMM join');
      return { header, linkOfPipe: new ColumnReader(body).take(Int32Array, header.pipes) };
    },
    staleTime: Infinity,
    structuralSharing: false,
  });

/** One variable of every object of a kind in a period, in the units of the model. */
export const swmmValuesQuery = (city: string, id: string, kind: 'node' | 'link', variable: string, period: number) =>
  queryOptions({
    queryKey: ['swmm-values', city, id, kind, variable, period],
    queryFn: async ({ signal }): Promise<Float32Array> =>
      new Float32Array(
        await getBytes(
          `${cityPath(city, 'swmm-results', id, 'values')}?kind=${kind}&variable=${variable}&period=${period}`,
          signal,
        ),
      ),
    staleTime: Infinity,
    // A run through a whole result must not fill the memory.
    gcTime: 30_000,
    structuralSharing: false,
  });

export const swmmIdsQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['swmm-ids', city, id],
    queryFn: ({ signal }) => getJson<SwmmIds>(cityPath(city, 'swmm-results', id, 'ids'), signal),
    staleTime: Infinity,
  });

/** Links of a model by its own coordinates. */
export const swmmLinesQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['swmm-lines', city, id],
    queryFn: ({ signal }) => getJson<SwmmLines>(cityPath(city, 'swmm-results', id, 'lines'), signal),
    staleTime: Infinity,
    structuralSharing: false,
  });

/** Loads the files of a run as a new result. What was taken of a result that is refused is deleted again. */
export async function loadSwmmResult(
  city: string,
  request: SwmmResultRequest,
  files: Partial<Record<SwmmFile, File>>,
): Promise<SwmmResult> {
  let result = await send<SwmmResult>('POST', cityPath(city, 'swmm-results'), request);
  try {
    for (const [file, body] of Object.entries(files)) {
      result = await send('PUT', cityPath(city, 'swmm-results', result.id, 'files', file), body);
    }
    return result;
  } catch (error) {
    await deleteSwmmResult(city, result.id);
    throw error;
  }
}

export async function deleteSwmmResult(city: string, id: string): Promise<void> {
  await send('DELETE', cityPath(city, 'swmm-results', id));
}

export function startSwmmRun(city: string, name: string, model: SwmmExportRequest): Promise<SwmmRun> {
  return send('POST', cityPath(city, 'swmm-runs'), { name, model });
}

export function cancelSwmmRun(city: string, id: string): Promise<SwmmRun> {
  return send('DELETE', cityPath(city, 'swmm-runs', id));
}

/** How far a run is; asked every second while it runs. */
export const swmmRunQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['swmm-run', city, id],
    queryFn: ({ signal }) => getJson<SwmmRun>(cityPath(city, 'swmm-runs', id), signal),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 1000),
  });

async function getBytes(path: string, signal: AbortSignal): Promise<ArrayBuffer> {
  try {
    const response = await fetch(path, { signal });
    if (!response.ok) throw await errorOfResponse(response);
    return await response.arrayBuffer();
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}
