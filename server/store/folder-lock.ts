import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { StoreError, type StoreErrorCode } from './store-error.ts';

interface Holder {
  pid: number;
  startedAt: string;
}

/** Locks held by this very process, with when they were taken: its own pid in a file it does not hold is a leftover of an earlier process. */
const held = new Map<string, string>();

/**
 * Takes the one right to write into a folder by a file in it, which only this user reads; returns what gives it back.
 * `work` says what is done, for whoever is refused: `import into …`. A lock whose process is gone is taken over. Throws
 * a `StoreError` with `code` naming the process that is at work.
 */
export async function lockFolder(path: string, code: StoreErrorCode, work: string): Promise<() => Promise<void>> {
  const startedAt = new Date().toISOString();
  const refusal = (holder: Holder): StoreError => {
    const other = `process ${holder.pid}, since ${holder.startedAt}`;
    return new StoreError(code, `another ${work} is running (${other}); wait for it or stop it`);
  };
  if (held.has(path)) throw refusal({ pid: process.pid, startedAt: held.get(path)! });
  const own = `${path}.${process.pid}.tmp`;
  await writeFile(own, JSON.stringify({ pid: process.pid, startedAt } satisfies Holder), { mode: 0o600 });
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
      if (holder && isAlive(holder.pid)) throw refusal(holder);
      if (attempt === 3) throw new StoreError(code, `${path} cannot be taken over; remove it if no ${work} is running`);
      if (holder) await removeStale(path, holder, own);
    }
  } finally {
    await rm(own, { force: true });
  }
  held.set(path, startedAt);
  return async () => {
    held.delete(path);
    await rm(path, { force: true });
  };
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
