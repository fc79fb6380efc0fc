import { ApiError } from './api-error.ts';

/** A binary answer: see server/engine/column-bytes.ts. */
export interface ColumnBytes<H> {
  header: H;
  /** The columns, one after the other, unpacked. */
  body: ArrayBuffer;
}

/**
 * Header and columns of a binary answer that begins with `letters`; `what` names it in errors. Throws ApiError
 * `answer-unreadable` that says what is wrong with the bytes.
 */
export async function decodeColumnBytes<H>(bytes: ArrayBuffer, letters: string, what: string): Promise<ColumnBytes<H>> {
  const unreadable = (why: string): ApiError => new ApiError('answer-unreadable', 200, `${what}: ${why}`);
  const start = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (String.fromCharCode(...start) !== letters || bytes.byteLength < 8) throw unreadable(`it is no ${what}`);
  const headerBytes = new DataView(bytes).getUint32(4, true);
  if (8 + headerBytes > bytes.byteLength) throw unreadable('the header is cut off');
  const text = new TextDecoder().decode(new Uint8Array(bytes, 8, headerBytes));
  let header: H;
  try {
    header = JSON.parse(text) as H;
  } catch {
    throw unreadable('the header is not JSON');
  }
  try {
    const packed = new Blob([new Uint8Array(bytes, 8 + headerBytes)]).stream();
    return { header, body: await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer() };
  } catch {
    throw unreadable('the cells cannot be unpacked');
  }
}

/** Cuts columns off a body, one after the other. */
export class ColumnReader {
  private readonly body: ArrayBuffer;
  private at = 0;

  constructor(body: ArrayBuffer) {
    this.body = body;
  }

  /** The next `length` items. Throws RangeError where the body is shorter. */
  take<T>(
    Type: { new (buffer: ArrayBuffer, offset: number, length: number): T; BYTES_PER_ELEMENT: number },
    length: number,
  ): T {
    const column = new Type(this.body, this.at, length);
    this.at += length * Type.BYTES_PER_ELEMENT;
    return column;
  }
}
