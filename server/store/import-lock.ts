import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from './store-error.ts';

interface Holder {
  pid: number;
  startedAt: string;
}

/** Locks held by this very process: its own pid in a file it does not hold is a leftover of an earlier process. */
const held = new Set<string>();

/**
 * Takes the one right to write a city's versions; returns what gives it back.
 * A lock whose process is gone is taken over. Throws a `StoreError` naming the process that is at work.
 */
export async function lockCity(folder: string, startedAt: string): Promise<() => Promise<void>> {
  const path = join(folder, 'import.lock');
  if (held.has(path)) throw running(folder, { pid: process.pid, startedAt });
  const own = `${path}.${process.pid}.tmp`;
  await writeFile(own, JSON.stringify({ pid: process.pid, startedAt } satisfies Holder));
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        // A hard link is made or refused in one step, text included.
        await link(own, path);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await readHolder(path);
      if (holder && isAlive(holder.pid)) throw running(folder, holder);
      if (attempt === 3)
        throw new StoreError('import-running', `${path} cannot be taken over; remove it if no import runs`);
      if (holder) await removeStale(path, holder, own);
    }
  } finally {
    await rm(own, { force: true });
  }
  held.add(path);
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
}

function running(folder: string, holder: Holder): StoreError {
  return new StoreError(
    'import-running',
    `another import into ${folder} is running (process ${holder.pid}, since ${holder.startedAt}); wait for it or stop it`,
  );
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // Locks are linked whole; an unreadable one was damaged, and nobody holds it.
    return { pid: 0, startedAt: 'unknown' };
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moves a stale lock aside; puts it back when another process had already taken it over. */
async function removeStale(path: string, stale: Holder, own: string): Promise<void> {
  const aside = `${own}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved && (moved.pid !== stale.pid || moved.startedAt !== stale.startedAt))
    await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}
