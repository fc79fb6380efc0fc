import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** How much lower than the process a thread's priority is then: of a core that both want, the main thread gets three quarters. */
const steps = 5;

/**
 * Called in a worker thread: the main thread goes before it. Where all cores are busy with analyses, maps and pages are
 * answered all the same. On Linux a priority is a thread's own; elsewhere it would be the whole process', and nothing
 * is changed.
 */
export function yieldToMain(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(thread) + steps));
  } catch {
    // A closed container may forbid it: the thread then works like any other.
  }
}
