import type { DistanceFieldHeader } from '../../server/contract/distance-field.ts';
import { ApiError, errorOfFailure, errorOfResponse } from './api-error.ts';
import { decodeColumnBytes } from './column-bytes.ts';
import { cityPath } from './request.ts';

const name = 'distance field';

/** How far land is from the nearest pipe, as the server sends it: see server/contract/distance-field.ts. */
export interface DistanceField {
  header: DistanceFieldHeader;
  /** columns × rows codes, row by row from the south, each row from the west. */
  codes: Uint8Array<ArrayBuffer>;
}

/** Distance field of a city for some kinds of pipe (null: all), at most `side` cells a side. Throws ApiError; an abort is passed on. */
export async function getDistanceField(
  city: string,
  kinds: readonly string[] | null,
  side: number,
  signal: AbortSignal,
): Promise<DistanceField> {
  const query = `?side=${side}${kinds ? `&kinds=${kinds.join(',')}` : ''}`;
  try {
    const response = await fetch(`${cityPath(city, 'distance-field')}${query}`, { signal });
    if (!response.ok) throw await errorOfResponse(response);
    return await decodeDistanceField(await response.arrayBuffer());
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}

/** Field of the bytes sent. Throws ApiError `answer-unreadable` that says what is wrong with them. */
export async function decodeDistanceField(bytes: ArrayBuffer): Promise<DistanceField> {
  const { header, body } = await decodeColumnBytes<DistanceFieldHeader>(bytes, 'DAF1', name);
  const { columns, rows, mesh } = header;
  if (body.byteLength !== columns * rows) throw unreadable(`${body.byteLength} cells, expected ${columns} × ${rows}`);
  if (mesh.mercator.length !== 2 * mesh.columns * mesh.rows) throw unreadable('the mesh has not all its points');
  return { header, codes: new Uint8Array(body) };
}

function unreadable(why: string): ApiError {
  return new ApiError('answer-unreadable', 200, `${name}: ${why}`);
}
