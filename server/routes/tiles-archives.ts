import { limits } from '../../data/model/limits.ts';
import type { Manifest } from '../../data/model/manifest.ts';
import { TileReader } from '../../tiles/tile-reader.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { Context } from './context.ts';

/** The staff's archives that are open for single tiles; those not asked for the longest are closed. */
export class OpenArchives {
  private readonly context: Context;
  private readonly readers = new Map<string, Promise<TileReader>>();

  constructor(context: Context) {
    this.context = context;
  }

  /** The archive of a version. Throws `version-unknown` for a version that was imported without tiles. */
  async get({ city, id, tiles }: Manifest): Promise<TileReader> {
    if (!tiles.staff) throw new ProblemError('version-unknown', `Version "${id}" of ${city} has no tiles`);
    const path = this.context.store.filePath(city, tiles.staff.file);
    const reader = this.readers.get(path) ?? TileReader.open(path);
    this.readers.delete(path);
    this.readers.set(path, reader);
    // A file that could not be opened may be back at the next request.
    reader.catch(() => this.readers.delete(path));
    if (this.readers.size > limits.tileArchivesOpenMax) this.closeOldest();
    return reader;
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers.values()].map((reader) => reader.then((open) => open.close(), ignore)));
    this.readers.clear();
  }

  private closeOldest(): void {
    const [path, reader] = this.readers.entries().next().value!;
    this.readers.delete(path);
    void reader.then((open) => open.close(), ignore);
  }
}

/** Whoever asked for the archive has been told that it cannot be opened. */
function ignore(): void {}
