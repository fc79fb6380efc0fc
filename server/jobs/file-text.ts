import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { PassThrough, type Readable } from 'node:stream';
import { ImportError } from '../../data/import/import-error.ts';
import { limits } from '../../data/model/limits.ts';

/** Bytes of a source file, gunzipped when it begins like a gzip file. Failures are `ImportError`s. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  const isGzip = await beginsLikeGzip(path);
  const source = createReadStream(path, { highWaterMark: 1 << 20 });
  let bytes: Readable = source;
  if (isGzip) {
    const unzipped = createGunzip({ chunkSize: 1 << 18 });
    const out = new PassThrough();
    // The error reaches the loop below through `out`.
    pipeline(source, unzipped, out).catch((error: Error) => out.destroy(error));
    bytes = out;
  }
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) yield chunk;
  } catch (cause) {
    throw new ImportError('file-unreadable', `${basename(path)} cannot be read: ${(cause as Error).message}`, {
      cause,
    });
  } finally {
    source.destroy();
  }
}

/** Text of a source file in an encoding that `TextDecoder` knows; a byte order mark is removed. */
export async function* readText(path: string, encoding: string): AsyncGenerator<string> {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw new ImportError(
      'mapping-invalid',
      `file.encoding: got "${encoding}", expected a name such as utf-8 or gb18030`,
      {
        cause,
      },
    );
  }
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new ImportError(
        'file-unreadable',
        `${basename(path)} is not ${encoding} text; name its encoding in the mapping file, for example "file": {"encoding": "gb18030"}`,
        { cause },
      );
    }
  };
  for await (const bytes of readBytes(path)) yield decode(bytes);
  yield decode();
}

async function beginsLikeGzip(path: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) throw new ImportError('file-unreadable', `${path} is not a file`);
    if (stat.size > limits.importFileMaxBytes) {
      throw new ImportError(
        'file-too-large',
        `${path} has ${stat.size} bytes, the limit is ${limits.importFileMaxBytes}; split it and name all parts`,
      );
    }
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } catch (cause) {
    if (cause instanceof ImportError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ImportError(
      missing ? 'file-missing' : 'file-unreadable',
      missing ? `${path} is not there` : `${path} cannot be opened: ${(cause as Error).message}`,
      { cause },
    );
  } finally {
    await handle?.close();
  }
}
