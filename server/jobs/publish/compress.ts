import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(html|js|mjs|css|json|svg|webmanifest|map|txt)$/;

/** Writes `.br` and `.gz` beside every file that gains by it and lacks them: no server compresses the same bytes twice. */
export async function compressFolder(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const there = new Set(names);
  for (const name of names) {
    if (!compressible.test(name)) continue;
    const bytes = await readFile(name);
    if (!there.has(`${name}.br`)) await writeFile(`${name}.br`, await toBrotli(bytes));
    if (!there.has(`${name}.gz`)) await writeFile(`${name}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  }
}

async function toBrotli(bytes: Uint8Array): Promise<Buffer> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return promisify(brotliCompress)(bytes, { params });
}
