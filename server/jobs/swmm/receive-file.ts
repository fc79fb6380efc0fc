import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { limits } from '../../../data/model/limits.ts';
import { ProblemError } from '../../contract/problem-error.ts';

/** Writes a body to disk as it comes, never held in memory. What is too long or breaks off leaves nothing behind. */
export async function receiveFile(
  body: Readable,
  path: string,
  maxBytes: number = limits.swmmFileMaxBytes,
): Promise<void> {
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of body as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > maxBytes)
        throw new ProblemError('body-too-large', `A file of a SWMM result may have ${maxBytes} bytes`);
      yield piece;
    }
  }
  try {
    await pipeline(counted, createWriteStream(path));
    if (bytes === 0) throw new ProblemError('swmm-file-invalid', 'The file is empty');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
