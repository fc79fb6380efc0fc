import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { basename } from 'node:path';

/** How much lower than the process a thread's priority is then: of a core that both want, the main thread gets three quarters. */
const steps = 5;
let yields = false;

/**
 * Called in a worker thread: whether the main thread goes before it from now on. Where all cores are busy with long
 * analyses, maps and pages are answered all the same. On Linux a priority is a thread's own; elsewhere it would be the
 * whole process', and nothing is changed.
 */
export function yieldToMain(wanted: boolean): void {
  if (process.platform !== 'linux' || wanted === yields) return;
  try {
    const thread = Number(basename(readlinkSync('/proc/thread-self')));
    setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority(process.pid) + (wanted ? steps : 0)));
    yields = wanted;
  } catch {
    // Who is not root may not take a priority back, and a closed container may forbid all of it: it stays as it is.
  }
}
