import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { findProjection } from '../../../data/geo/crs.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import { swmmFiles, type SwmmFile, type SwmmResult, type SwmmResultRequest } from '../../contract/swmm-results.ts';
import { replaceFile } from '../../store/durable-write.ts';
import type { VersionStore } from '../../store/version-store.ts';
import { receiveFile } from './receive-file.ts';
import { summarize } from './summarize.ts';

/** What is kept of a result beside its files: all of `SwmmResult` but what the files themselves say. */
type Stored = Omit<SwmmResult, 'files' | 'id'>;

export interface SwmmResults {
  list(city: string): Promise<SwmmResult[]>;
  /** Throws `swmm-result-unknown`. */
  get(city: string, id: string): Promise<SwmmResult>;
  create(city: string, request: SwmmResultRequest): Promise<SwmmResult>;
  /** Takes a file as it comes in and, when report and result are there, looks into both. Throws `swmm-file-invalid`. */
  receive(city: string, id: string, file: SwmmFile, body: Readable): Promise<SwmmResult>;
  /** Files that lie on this machine already are moved in. */
  adopt(city: string, request: SwmmResultRequest, from: Readonly<Record<SwmmFile, string>>): Promise<SwmmResult>;
  /** A new folder beside the results, on the same disk, for files that are still being written. */
  makeRunFolder(city: string): Promise<string>;
  remove(city: string, id: string): Promise<void>;
  /** Absolute path of a file; undefined where it is not there. */
  findFile(city: string, id: string, file: SwmmFile): Promise<string | undefined>;
}

const resultId = /^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{6}$/;

/**
 * SWMM results on disk, `DATA_DIR/cities/<city>/swmm/<id>/` with `result.json`, `model.inp`, `model.rpt` and `model.out`.
 * A file stands there whole or not at all: it comes in under another name and is renamed when it was found good.
 */
export function openSwmmResults(store: VersionStore): SwmmResults {
  const folderOf = (city: string, id: string): string => {
    if (!resultId.test(id)) throw unknown(id);
    return store.filePath(city, `swmm/${id}`);
  };
  const pathOf = (city: string, id: string, file: SwmmFile): string => join(folderOf(city, id), `model.${file}`);
  const sizeOf = (path: string): Promise<number | undefined> =>
    stat(path).then(
      ({ size }) => size,
      () => undefined,
    );

  async function get(city: string, id: string): Promise<SwmmResult> {
    const text = await readFile(join(folderOf(city, id), 'result.json'), 'utf8').catch(() => undefined);
    if (text === undefined) throw unknown(id);
    const files: SwmmResult['files'] = {};
    for (const file of swmmFiles) {
      const bytes = await sizeOf(pathOf(city, id, file));
      if (bytes !== undefined) files[file] = bytes;
    }
    return { id, ...(JSON.parse(text) as Stored), files };
  }

  async function write(city: string, id: string, stored: Stored): Promise<void> {
    await replaceFile(join(folderOf(city, id), 'result.json'), `${JSON.stringify(stored)}\n`);
  }

  async function create(city: string, { name, crs }: SwmmResultRequest): Promise<SwmmResult> {
    if (crs !== undefined && !findProjection(crs)) {
      throw new ProblemError(
        'request-invalid',
        `crs ${crs} is not known here; convert the coordinates of the model, or leave it out`,
      );
    }
    const createdAt = new Date().toISOString();
    const id = `${createdAt.slice(0, 19).replace(/[-:]/g, '')}Z-${randomBytes(3).toString('hex')}`;
    await mkdir(folderOf(city, id), { recursive: true });
    await write(city, id, { name, createdAt, crs: crs ?? null, summary: null });
    return get(city, id);
  }

  /** Looks into the files when there is something new in them; one that cannot be read is taken away again. */
  async function check(city: string, id: string, file: SwmmFile): Promise<SwmmResult> {
    const result = await get(city, id);
    try {
      const summary = await summarize(
        (each) => (result.files[each] === undefined ? undefined : pathOf(city, id, each)),
        file,
      );
      if (summary) await write(city, id, { name: result.name, createdAt: result.createdAt, crs: result.crs, summary });
    } catch (error) {
      await rm(pathOf(city, id, file), { force: true });
      throw error;
    }
    return get(city, id);
  }

  return {
    get,
    create,
    async list(city) {
      const names = await readdir(store.filePath(city, 'swmm')).catch(() => []);
      const known = names.filter((name) => resultId.test(name)).sort((a, b) => (a < b ? 1 : -1));
      const results = await Promise.all(known.map((id) => get(city, id).catch(() => undefined)));
      return results.filter((result) => result !== undefined);
    },
    async receive(city, id, file, body) {
      await get(city, id);
      const path = pathOf(city, id, file);
      const incoming = `${path}.${randomBytes(4).toString('hex')}.incoming`;
      await receiveFile(body, incoming);
      await rename(incoming, path);
      return check(city, id, file);
    },
    async adopt(city, request, from) {
      const { id } = await create(city, request);
      try {
        for (const file of swmmFiles) await rename(from[file], pathOf(city, id, file));
        return await check(city, id, 'out');
      } catch (error) {
        await rm(folderOf(city, id), { recursive: true, force: true });
        throw error;
      }
    },
    async makeRunFolder(city) {
      await mkdir(store.filePath(city, 'swmm'), { recursive: true });
      return mkdtemp(store.filePath(city, 'swmm/run-'));
    },
    async remove(city, id) {
      await get(city, id);
      await rm(folderOf(city, id), { recursive: true, force: true });
    },
    async findFile(city, id, file) {
      const path = pathOf(city, id, file);
      return (await sizeOf(path)) === undefined ? undefined : path;
    },
  };
}

function unknown(id: string): ProblemError {
  return new ProblemError('swmm-result-unknown', `There is no SWMM result "${id.slice(0, 80)}" in this city`);
}
