import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Measured, NotInstalled, type Side } from './harness.ts';

/**
 * A side in a process of its own. The program loads and indexes, prints `ready`, and then for every line it reads
 * prints one line of JSON: `{"checksum": …, "ms": …, "peakMb": …}` (ms by its own clock). It ends when its input ends.
 * A program that ends before `ready` is a peer that is not installed.
 */
export function childSide(name: string, program: string, args: string[], threads = 1): Side {
  let child: ChildProcess | undefined;
  let lines: AsyncIterator<string>;
  return {
    name,
    threads,
    async setup() {
      child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      let said = '';
      child.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
      child.on('error', (error) => (said = error.message));
      lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
      const first = await lines.next();
      if (first.done || first.value !== 'ready')
        throw new NotInstalled(said.trim().split('\n').at(-1) || 'ended at once');
    },
    async run() {
      child?.stdin?.write('run\n');
      const { done, value } = await lines.next();
      if (done) throw new Error(`${name} ended in the middle`);
      return JSON.parse(value) as Measured;
    },
    async close() {
      child?.stdin?.end();
    },
  };
}
