/**
 * How every benchmark is run: ours and its peers set up, warmed up once, then run in turn, so that a machine that slows
 * down slows all of them. The ratio of medians of the same run counts, not the seconds.
 */
export interface Side {
  name: string;
  threads: number;
  /** Each round is a process of its own: the first one, which warms up others, counts. */
  isFresh?: boolean;
  /** At most so many rounds: for a side that takes minutes, or longer than the time it gives. */
  roundsMax?: number;
  /** Loads, projects, indexes: what the job does not measure. Throws `NotInstalled` where the peer is not there. */
  setup?(): Promise<void>;
  /** One round: the checksum of the answer, or with it the figures that the side measured itself. */
  run(): Promise<string | number | Measured>;
  close?(): Promise<void>;
}

export interface Measured {
  checksum: string | number;
  /** Where the side keeps its own clock: a child process whose start does not count. */
  ms?: number;
  /** Peak resident memory of the process that did the work. */
  peakMb?: number;
  /** Further figures by name with unit (`p99 ms`); the last round's are reported. */
  figures?: Record<string, number | string>;
}

export interface BenchRow {
  job: string;
  /** What is aimed at, in words. */
  target: string;
  ours: Side;
  peers: Side[];
  /** At least so many rounds; 30 for what takes less than 0.1 s, 3 above 10 s and 1 above 20 s come by themselves. */
  rounds: number;
  note?: string;
  /** How far checksums that are numbers may lie apart and still agree, as a share; default 1e-6. */
  tolerance?: number;
}

/** A peer that is not on this machine: its row says so and claims nothing. */
export class NotInstalled extends Error {}

export type SideResult = { name: string; threads: number } & (
  | { state: 'not run'; why: string }
  | {
      state: 'ran';
      rounds: number;
      medianMs: number;
      /** Fastest and slowest round, ms. */
      minMs: number;
      maxMs: number;
      checksum: string | number;
      /** Whether the checksum agrees with ours. */
      agrees: boolean;
      peakMb?: number;
      figures?: Record<string, number | string>;
    }
);

export interface RowResult {
  job: string;
  target: string;
  note?: string;
  /** Ours first. */
  sides: SideResult[];
}

interface Runner {
  side: Side;
  rounds: number;
  times: number[];
  last: Measured;
  peakMb: number;
}

/** Runs a row's sides in turn. Throws when our own side fails; a peer that fails is reported as not run, with its words. */
export async function measure(row: BenchRow): Promise<RowResult> {
  const runners: Runner[] = [];
  const missing = new Map<Side, string>();
  const sides = [row.ours, ...row.peers];
  try {
    for (const side of sides) {
      try {
        await side.setup?.();
        const { ms, measured } = await once(side);
        const rounds = Math.min(roundsFor(ms, row.rounds), side.roundsMax ?? Infinity);
        const runner: Runner = { side, rounds, times: [], last: measured, peakMb: 0 };
        if (side.isFresh || ms > onceFromMs) note(runner, ms, measured);
        runners.push(runner);
      } catch (error) {
        if (side === row.ours) throw error;
        missing.set(side, error instanceof Error ? error.message : String(error));
      }
    }
    const most = Math.max(...runners.map(({ rounds }) => rounds));
    for (let round = 0; round < most; round++) {
      // Whoever runs right after another may find its caches cold or its core warm: the order turns.
      for (let i = 0; i < runners.length; i++) {
        const runner = runners[(i + round) % runners.length];
        if (runner.times.length < runner.rounds) await add(runner);
      }
    }
  } finally {
    for (const side of sides) await side.close?.();
  }
  const ours = runners[0].last.checksum;
  return {
    job: row.job,
    target: row.target,
    ...(row.note === undefined ? {} : { note: row.note }),
    sides: sides.map((side) => {
      const { name, threads } = side;
      const runner = runners.find((candidate) => candidate.side === side);
      if (!runner) return { name, threads, state: 'not run', why: missing.get(side) ?? '' };
      return { name, threads, state: 'ran', ...summary(runner, ours, row.tolerance ?? 1e-6) };
    }),
  };
}

/** Median, the mean of the two in the middle for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/** Whether two checksums are the same answer: numbers within a share of each other, texts letter by letter. */
export function agree(a: string | number, b: string | number, tolerance: number): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return String(a) === String(b);
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}

/** What takes longer is run once, as it comes: no job may take an hour. */
const onceFromMs = 20_000;

function roundsFor(ms: number, atLeast: number): number {
  if (ms > onceFromMs) return 1;
  if (ms > 10_000) return 3;
  return Math.max(atLeast, ms < 100 ? 30 : 5);
}

async function once(side: Side): Promise<{ ms: number; measured: Measured }> {
  // One side's garbage is not collected on another's time.
  globalThis.gc?.();
  const began = performance.now();
  const answer = await side.run();
  const elapsed = performance.now() - began;
  const measured = typeof answer === 'object' ? answer : { checksum: answer };
  return { ms: measured.ms ?? elapsed, measured };
}

async function add(runner: Runner): Promise<void> {
  const { ms, measured } = await once(runner.side);
  note(runner, ms, measured);
}

function note(runner: Runner, ms: number, measured: Measured): void {
  runner.times.push(ms);
  runner.last = measured;
  runner.peakMb = Math.max(runner.peakMb, measured.peakMb ?? 0);
}

function summary({ rounds, times, last, peakMb }: Runner, ours: string | number, tolerance: number) {
  return {
    rounds,
    medianMs: median(times),
    minMs: Math.min(...times),
    maxMs: Math.max(...times),
    checksum: last.checksum,
    agrees: agree(last.checksum, ours, tolerance),
    ...(peakMb > 0 ? { peakMb } : {}),
    ...(last.figures ? { figures: last.figures } : {}),
  };
}
