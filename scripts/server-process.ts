import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { readConfig } from '../server/config.ts';

/**
 * How glibc deals out memory, which it asks for once, before a process starts: arrays of 256 kB and more get pages of
 * their own, which go back to the system with the array. Left to itself it raises that limit to 32 MB when the first
 * large array is freed, and keeps later ones in an arena per thread: with a city of 700,000 pipes 100 MB that nobody
 * uses. Other systems take no notice.
 */
const memory = { MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_ARENA_MAX: '2' };

/** The server in a process of its own, which ends with this one; it hears messages. The environment may say otherwise. */
export function startServerProcess(env: Record<string, string> = {}, nodeArgs: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...nodeArgs, join(readConfig().root, 'dist/server/main.js')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...memory, ...process.env, ...env },
  });
}
