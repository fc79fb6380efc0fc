import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressIn, runEngine } from './run-engine.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drainatlas-engine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = () => ({ inp: join(folder, 'a b;$(x).inp'), rpt: join(folder, 'a.rpt'), out: join(folder, 'a.out') });
/** An engine of a few lines. */
function engine(name: string, code: string): string {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(path, `#!/usr/bin/env node\n${code}\n`);
  chmodSync(path, 0o755);
  return path;
}
const run = (program: string, other: Partial<Parameters<typeof runEngine>[2]> = {}): Promise<number[]> => {
  const seen: number[] = [];
  const options = {
    hours: 10,
    signal: new AbortController().signal,
    onProgress: (share: number) => void seen.push(share),
    watchMs: 20,
  };
  return runEngine(program, files(), { ...options, ...other }).then(() => seen);
};
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a run of the engine', () => {
  it('hands the three paths over as they are, without a shell, and follows the hours', async () => {
    const program = engine(
      'good',
      `require('fs').writeFileSync(process.argv[4], process.argv[2]);
      process.stdout.write('Simulating day: 0     hour:  2'); setTimeout(() => process.stdout.write('\\b\\b0     hour:  5'), 100);`,
    );
    expect(await run(program)).toEqual([0.2, 0.5]);
    expect(existsSync(files().out)).toBe(true);
  });

  it('fails with the last words of an engine that ends badly', async () => {
    const program = engine('bad', `console.error('cannot open file'); process.exit(3)`);
    await expect(run(program)).rejects.toMatchObject({
      reason: 'exit',
      message: expect.stringContaining('ended with 3: cannot open file'),
    });
  });

  it('fails when there is no such program', async () => {
    await expect(run(join(folder, 'nowhere'))).rejects.toMatchObject({ reason: 'not-started' });
  });

  it('is ended when it takes too long, writes too much, or is cancelled; no process is left', async () => {
    const sleeper = engine(
      'sleeper',
      `process.stdout.write('50%'); require('fs').writeFileSync(process.argv[3], String(process.pid)); setInterval(() => {}, 1000)`,
    );
    const pid = (): number => Number(readFileSync(files().rpt, 'utf8'));
    await expect(run(sleeper, { maxMs: 4000 })).rejects.toMatchObject({ reason: 'too-long' });
    expect(alive(pid())).toBe(false);
    const writer = engine(
      'writer',
      `const fs = require('fs'); setInterval(() => fs.appendFileSync(process.argv[4], Buffer.alloc(100000)), 5)`,
    );
    await expect(run(writer, { maxBytes: 1_000_000 })).rejects.toMatchObject({ reason: 'too-large' });
    const abort = new AbortController();
    rmSync(files().rpt);
    await expect(
      run(sleeper, { signal: abort.signal, onProgress: () => setTimeout(() => abort.abort(), 100) }),
    ).rejects.toMatchObject({ reason: 'cancelled' });
    expect(alive(pid())).toBe(false);
  });

  it('keeps little of an engine that talks without end', async () => {
    const talker = engine(
      'talker',
      `for (let i = 0; i < 2000; i++) process.stdout.write('x'.repeat(10000)); process.exitCode = 1`,
    );
    const failure = await run(talker).catch((error: Error) => error.message);
    expect(failure).toHaveLength('The engine ended with 1: '.length + 500);
  });
});

describe('the progress an engine tells', () => {
  it('is a share in per cent or an hour of the simulation', () => {
    expect(progressIn('Simulating 12% ... 37%', 5)).toBe(0.37);
    expect(progressIn('day: 1     hour:  6', 60)).toBe(0.5);
    expect(progressIn('Retrieving project data', 5)).toBeUndefined();
    expect(progressIn('0 hour: 3', 0)).toBeUndefined();
  });
});
