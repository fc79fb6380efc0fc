import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const everyMs = 2000;
const attempts = 5;

/**
 * Sees to it that what nobody uses any more is really given back, within seconds: a server at rest collects no garbage,
 * and an old version's columns are shared memory, whose size the collector does not feel. Each attempt costs a pause of
 * some tens of milliseconds; there is none once the object is gone.
 */
export function releaseSoon(old: WeakRef<object>): void {
  let left = attempts;
  const timer = setInterval(() => {
    if (left-- === 0 || !old.deref()) clearInterval(timer);
    else collectGarbage();
  }, everyMs);
  timer.unref();
}

let collect: (() => void) | undefined;

/** Collects now what this thread no longer uses: for moments in which nobody waits. */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
