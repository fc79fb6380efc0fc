import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { limits } from '../../../data/model/limits.ts';

export interface EngineFiles {
  inp: string;
  rpt: string;
  out: string;
}

export interface EngineOptions {
  /** Length of the simulation, h: the engine tells which hour it has reached. */
  hours: number;
  signal: AbortSignal;
  onProgress: (share: number) => void;
  maxMs?: number;
  maxBytes?: number;
  /** How often time and sizes are looked at, ms. */
  watchMs?: number;
}

/** Why a run ended without a result. */
export class EngineFailure extends Error {
  readonly reason: 'cancelled' | 'too-long' | 'too-large' | 'not-started' | 'exit';

  constructor(reason: EngineFailure['reason'], message: string) {
    super(message);
    this.name = 'EngineFailure';
    this.reason = reason;
  }
}

/** Characters of the engine's words that are kept: their end, where progress and errors stand. */
const tailChars = 4000;

/**
 * Runs the engine on files, as a child process without a shell: `SWMM_EXE inp rpt out`. Ends when the child has ended;
 * a run that is cancelled, takes too long or writes too much is killed. Throws an `EngineFailure` unless it ends well.
 */
export async function runEngine(
  program: string,
  { inp, rpt, out }: EngineFiles,
  options: EngineOptions,
): Promise<void> {
  const { hours, signal, onProgress, maxMs = limits.swmmRunMaxMs, maxBytes = limits.swmmFileMaxBytes } = options;
  if (signal.aborted) throw new EngineFailure('cancelled', 'The run was cancelled');
  const child = spawn(program, [inp, rpt, out], { stdio: ['ignore', 'pipe', 'pipe'], shell: false });
  let failure: EngineFailure | undefined;
  const stop = (reason: EngineFailure['reason'], message: string): void => {
    failure ??= new EngineFailure(reason, message);
    child.kill('SIGKILL');
  };
  let tail = '';
  const listen = (text: string): void => {
    tail = (tail + text).slice(-tailChars);
    const share = progressIn(tail, hours);
    if (share !== undefined) onProgress(share);
  };
  child.stdout.setEncoding('utf8').on('data', listen);
  child.stderr.setEncoding('utf8').on('data', listen);
  const onAbort = (): void => stop('cancelled', 'The run was cancelled');
  signal.addEventListener('abort', onAbort, { once: true });
  const began = performance.now();
  const watch = setInterval(() => {
    if (performance.now() - began > maxMs)
      stop('too-long', `The run took more than ${Math.round(maxMs / 60_000)} minutes and was ended`);
    for (const path of [rpt, out]) {
      void stat(path).then(
        ({ size }) => size > maxBytes && stop('too-large', `The run wrote more than ${maxBytes} bytes and was ended`),
        () => undefined,
      );
    }
  }, options.watchMs ?? 500);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error) =>
        reject(new EngineFailure('not-started', `SWMM_EXE could not be started: ${error.message}`)),
      );
      child.once('close', resolve);
    });
    if (failure) throw failure;
    if (code !== 0) throw new EngineFailure('exit', `The engine ended with ${code}: ${tail.trim().slice(-500)}`);
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', onAbort);
  }
}

/** The last share the engine has told: in per cent, or as day and hour of the simulation. */
export function progressIn(text: string, hours: number): number | undefined {
  const percent = [...text.matchAll(/(\d{1,3})(?:\.\d+)?\s*%/g)].at(-1);
  if (percent) return Math.min(1, Number(percent[1]) / 100);
  const clock = [...text.matchAll(/(\d+)\s*hour:\s*(\d+)/g)].at(-1);
  if (!clock || !(hours > 0)) return undefined;
  return Math.min(1, (Number(clock[1]) * 24 + Number(clock[2])) / hours);
}
