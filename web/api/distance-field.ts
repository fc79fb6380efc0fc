import type { DistanceFieldHeader } from '../../server/contract/distance-field.ts';
import { ApiError, errorOfFailure, errorOfResponse } from './api-error.ts';
import { cityPath } from './request.ts';

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
  const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (String.fromCharCode(...start) !== 'DAF1' || bytes.byteLength < 8) throw unreadable('it is no distance field');
  const headerBytes = new DataView(bytes).getUint32(4, true);
  if (8 + headerBytes > bytes.byteLength) throw unreadable('the header is cut off');
  const header = parseHeader(new TextDecoder().decode(new Uint8Array(bytes, 8, headerBytes)));
  const codes = await gunzip(new Uint8Array(bytes, 8 + headerBytes));
  const { columns, rows, mesh } = header;
  if (codes.length !== columns * rows) throw unreadable(`${codes.length} cells, expected ${columns} × ${rows}`);
  if (mesh.mercator.length !== 2 * mesh.columns * mesh.rows) throw unreadable('the mesh has not all its points');
  return { header, codes };
}

function parseHeader(text: string): DistanceFieldHeader {
  try {
    return JSON.parse(text) as DistanceFieldHeader;
  } catch {
    throw unreadable('the header is not JSON');
  }
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw unreadable('the cells cannot be unpacked');
  }
}

function unreadable(why: string): ApiError {
  return new ApiError('answer-unreadable', 200, `distance field: ${why}`);
}
