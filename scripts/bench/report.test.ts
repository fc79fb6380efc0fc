import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SideResult } from './harness.ts';
import { type JobResult, record } from './report.ts';

let docs = '';
beforeEach(() => (docs = mkdtempSync(join(tmpdir(), 'drainatlas-report-'))));
afterEach(() => rmSync(docs, { recursive: true }));

const ran = (name: string, medianMs: number, threads = 1): SideResult => ({
  name,
  threads,
  state: 'ran',
  rounds: 5,
  medianMs,
  minMs: medianMs / 2,
  maxMs: medianMs * 2,
  checksum: 42,
  agrees: true,
});
const job = (name: string, ...sides: SideResult[]): JobResult => ({
  name,
  measuredAt: '2026-02-03T04:05:06Z',
  machine: 'a machine',
  versions: '',
  rows: [{ job: `${name} row`, target: 'fast', sides }],
});
/** As a job of one row. */
const write = (result: JobResult): void => record(result, result.rows.map((row) => row.job), docs); // prettier-ignore
const page = (): string => readFileSync(join(docs, 'benchmarks.md'), 'utf8');

describe('the page of benchmarks', () => {
  it('states the ratio, per core too where the threads differ', () => {
    write(job('density', ran('ours', 50), ran('one', 500), ran('two', 100, 2)));
    expect(page()).toContain('| one | 500 ms | 250 ms–1.00 s | 5 | 1 | 10.0 × |');
    expect(page()).toContain('| two | 100 ms | 50.0 ms–200 ms | 5 | 2 | 2.00 × (4.00 × per core) |');
    expect(page()).toContain('2026-02-03; a machine');
  });

  it('claims nothing for a peer that was not there', () => {
    write(job('density', ran('ours', 50), { name: 'one', threads: 1, state: 'not run', why: 'absent' }));
    expect(page()).toContain('| one | not run |  |  |  |  |  | absent |');
  });

  it('replaces the jobs of a run and keeps the others', () => {
    write(job('density', ran('ours', 50)));
    write(job('blank', ran('ours', 60)));
    write(job('density', ran('ours', 70)));
    expect(page()).toContain('| ours | 70.0 ms');
    expect(page()).toContain('| ours | 60.0 ms');
    expect(page()).not.toContain('| ours | 50.0 ms');
  });

  it('takes row by row: those of an earlier run stay until they are measured again, or the job has them no more', () => {
    const row = (name: string, ms: number): JobResult => ({
      ...job('tiles'),
      rows: [{ job: name, target: 'fast', sides: [ran('ours', ms)] }],
    });
    for (const [name, ms] of [['whole', 10], ['tenth', 20]] as const) record(row(name, ms), ['whole', 'tenth'], docs); // prettier-ignore
    record(row('tenth', 30), ['whole', 'tenth'], docs);
    expect(page()).toMatch(/### whole[^]*\| ours \| 10\.0 ms[^]*### tenth[^]*\| ours \| 30\.0 ms/);
    record(row('tenth', 40), ['tenth'], docs);
    expect(page()).not.toContain('### whole');
  });
});
