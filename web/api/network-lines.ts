import { queryOptions } from '@tanstack/react-query';
import type { NetworkLinesHeader } from '../../server/contract/network-lines.ts';
import { ApiError, errorOfFailure, errorOfResponse } from './api-error.ts';
import { ColumnReader, decodeColumnBytes } from './column-bytes.ts';
import { cityPath } from './request.ts';

/** Every pipe of the network, in the order that values per pipe come in: see server/contract/network-lines.ts. */
export interface NetworkLines {
  pipes: number;
  /** Vertices of pipe i: `starts[i]` … `starts[i + 1] − 1`. */
  starts: Uint32Array;
  /** Web Mercator, 0 … 1: x, y per vertex. */
  mercator: Float64Array;
  /** Integer ids in vector tiles. */
  tileIds: Float64Array;
  /** NaN where unknown. */
  diametersM: Float32Array;
}

const worldSteps = 2 ** 31;
const name = 'network lines';

/** Lines of a dataset version; they never change. Throws ApiError. */
export const networkLinesQuery = (city: string, version: string) =>
  queryOptions({
    queryKey: ['network-lines', city, version],
    queryFn: async ({ signal }): Promise<NetworkLines> => {
      try {
        const response = await fetch(`${cityPath(city, 'network-lines')}?v=${encodeURIComponent(version)}`, { signal });
        if (!response.ok) throw await errorOfResponse(response);
        return await decodeNetworkLines(await response.arrayBuffer());
      } catch (cause) {
        throw errorOfFailure(cause);
      }
    },
    staleTime: Infinity,
    structuralSharing: false,
  });

/** Lines of the bytes sent. Throws ApiError `answer-unreadable` that says what is wrong with them. */
export async function decodeNetworkLines(bytes: ArrayBuffer): Promise<NetworkLines> {
  const { header, body } = await decodeColumnBytes<NetworkLinesHeader>(bytes, 'DNL1', name);
  const { pipes, vertices } = header;
  const expected = 15 * pipes + 8 * vertices;
  if (body.byteLength !== expected)
    throw new ApiError('answer-unreadable', 200, `${name}: ${body.byteLength} bytes, expected ${expected}`);
  const columns = new ColumnReader(body);
  const tileIds = columns.take(Float64Array, pipes);
  const counts = columns.take(Uint32Array, pipes);
  const [dx, dy] = [columns.take(Int32Array, vertices), columns.take(Int32Array, vertices)];
  const millimetres = columns.take(Uint16Array, pipes);
  const starts = new Uint32Array(pipes + 1);
  for (let i = 0; i < pipes; i++) starts[i + 1] = starts[i] + counts[i];
  const mercator = new Float64Array(2 * vertices);
  let [x, y] = [0, 0];
  for (let v = 0; v < vertices; v++) {
    mercator[2 * v] = (x += dx[v]) / worldSteps;
    mercator[2 * v + 1] = (y += dy[v]) / worldSteps;
  }
  return { pipes, starts, mercator, tileIds, diametersM: Float32Array.from(millimetres, (mm) => mm / 1000 || NaN) };
}
