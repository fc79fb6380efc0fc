import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { OpenedGeoPackage, WantedLayer } from '../../data/import/formats/reader-host.ts';
import { ImportError } from '../../data/import/import-error.ts';
import { readBytes, readText } from './file-text.ts';
import type { GdalAnswer, GdalTask } from './gdal-worker.ts';

/**
 * One layer of a GeoPackage as newline-delimited GeoJSON, converted by GDAL in a worker thread of its own (GDAL
 * never frees its memory; the thread's end does). Temporary files go when the text has been read or left.
 */
export async function openGeoPackage(file: string, wanted: WantedLayer): Promise<OpenedGeoPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'drainatlas-gdal-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    // Also the check that the file is there, and the unzipping; GDAL gets a name it recognises.
    const copy = join(folder, 'input.gpkg');
    await pipeline(readBytes(resolve(file)), createWriteStream(copy));
    const answer = await runWorker({ file: copy, outFolder: folder, ...wanted });
    if (!answer.ok) throw refusal(file, answer);
    return { ...(answer.crs === undefined ? {} : { crs: answer.crs }), text: readThenRemove(answer.output, remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function runWorker(task: GdalTask): Promise<GdalAnswer> {
  const worker = new Worker(new URL('./gdal-worker.js', import.meta.url), {
    workerData: task,
    stdout: true,
    stderr: true,
  });
  try {
    const [answer] = (await once(worker, 'message')) as [GdalAnswer];
    return answer;
  } catch (error) {
    return { ok: false, reason: 'unreadable', message: (error as Error).message };
  } finally {
    await worker.terminate();
  }
}

function refusal(file: string, answer: Extract<GdalAnswer, { ok: false }>): ImportError {
  if (answer.reason === 'layer') {
    return new ImportError(
      'source-layer-unknown',
      `${basename(file)}: ${answer.message}; it has ${answer.layers?.join(', ')}. Name one in the mapping file as "file": {"layer": …}`,
    );
  }
  return new ImportError('file-unreadable', `${basename(file)} is not a readable GeoPackage: ${answer.message}`);
}

async function* readThenRemove(path: string, remove: () => Promise<void>): AsyncGenerator<string> {
  try {
    yield* readText(path, 'utf-8');
  } finally {
    await remove();
  }
}
