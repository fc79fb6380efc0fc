import { type FileHandle, open } from 'node:fs/promises';
import { OutError } from '../../../data/swmm/out-error.ts';
import { openOut, type SwmmOut } from '../../../data/swmm/read-out.ts';
import { ProblemError } from '../../contract/problem-error.ts';

/** Opens a result file for as long as `use` runs. What is wrong with the file is `swmm-file-invalid`. */
export async function withOut<T>(path: string, use: (out: SwmmOut) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    return await use(await openOut({ size, read: (offset, length) => readAt(handle, offset, length) }));
  } catch (error) {
    if (!(error instanceof OutError)) throw error;
    throw new ProblemError('swmm-file-invalid', `The .out file: ${error.message}`);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new OutError('cut-short', 'the file ends where values should be');
    done += bytesRead;
  }
  return bytes;
}
