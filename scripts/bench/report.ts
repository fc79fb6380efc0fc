import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import type { RowResult, SideResult } from './harness.ts';

/** What a run of one job file found. */
export interface JobResult {
  /** Name of the job file: `density` for `density.bench.ts`. */
  name: string;
  measuredAt: string;
  machine: string;
  /** Versions of what took part. */
  versions: string;
  rows: RowResult[];
}

export function thisMachine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;
}

/**
 * Puts rows into `docs/benchmarks.json` in place of those of the same name, and writes `docs/benchmarks.md` from all.
 * `jobs` names the rows the job has, in their order: others it had once are dropped.
 */
export function record(result: JobResult, jobs: readonly string[], docs: string): void {
  const jsonPath = `${docs}/benchmarks.json`;
  const before = existsSync(jsonPath) ? (JSON.parse(readFileSync(jsonPath, 'utf8')) as JobResult[]) : [];
  const known = before.find(({ name }) => name === result.name)?.rows ?? [];
  const rows = jobs.flatMap((job) => [...result.rows, ...known].find((row) => row.job === job) ?? []);
  const all = [...before.filter(({ name }) => name !== result.name), { ...result, rows }].sort((a, b) =>
    a.name.localeCompare(b.name, 'en'),
  );
  writeFileSync(jsonPath, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(`${docs}/benchmarks.md`, toMarkdown(all));
}

/** The page: per job what was aimed at, and a table of ours and every peer. */
export function toMarkdown(jobs: readonly JobResult[]): string {
  const parts = [
    '# Benchmarks',
    'Written by `npm run bench` (`npm run bench -- NAME …` runs some jobs and replaces only those); do not edit. The measurement city: ' +
      '714,756 pipes, 1,800,430 vertices, 20,782.30 km, made by `scripts/bench/make-city.cjs`. Sides run in turn after a warm-up; the ' +
      'ratio is the median of a peer ÷ our median in the same run (above 1: ours is faster); per core, where the threads differ, each side’s ' +
      'median is multiplied by its threads. A peer that was not there has no figures.',
  ];
  for (const job of jobs) {
    parts.push(`## ${job.name}`, `${job.measuredAt.slice(0, 10)}; ${job.machine}. ${job.versions}`.trim());
    for (const row of job.rows) parts.push(...rowParts(row));
  }
  return `${parts.join('\n\n')}\n`;
}

function rowParts(row: RowResult): string[] {
  const [ours] = row.sides;
  const table = [
    '| | median | min–max | rounds | threads | ratio | peak memory | checksum |',
    '|---|---|---|---|---|---|---|---|',
    ...row.sides.map((side) => `| ${cells(side, ours).join(' | ')} |`),
  ].join('\n');
  return [`### ${row.job}`, `Target: ${row.target}`, table, ...(row.note ? [row.note] : [])];
}

function cells(side: SideResult, ours: SideResult): string[] {
  if (side.state === 'not run') return [side.name, 'not run', '', '', '', '', '', side.why.split('\n')[0]];
  const figures = Object.entries(side.figures ?? {}).map(([name, value]) => `${name} ${value}`);
  return [
    [side.name, ...figures].join('; '),
    time(side.medianMs),
    `${time(side.minMs)}–${time(side.maxMs)}`,
    String(side.rounds),
    String(side.threads),
    side === ours ? '' : ratioText(side, ours),
    side.peakMb === undefined ? '' : `${Math.round(side.peakMb)} MB`,
    `${side.checksum}${side.agrees ? '' : ' (differs)'}`,
  ];
}

function ratioText(side: SideResult, ours: SideResult): string {
  if (side.state !== 'ran' || ours.state !== 'ran') return '';
  const ratio = side.medianMs / ours.medianMs;
  const text = `${digits(ratio)} ×`;
  if (side.threads === ours.threads) return text;
  return `${text} (${digits((ratio * side.threads) / ours.threads)} × per core)`;
}

/** A duration with three digits and its unit. */
export function time(ms: number): string {
  if (ms < 1) return `${digits(ms * 1000)} µs`;
  return ms < 1000 ? `${digits(ms)} ms` : `${digits(ms / 1000)} s`;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
