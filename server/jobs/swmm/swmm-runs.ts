import { randomUUID } from 'node:crypto';
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemError } from '../../contract/problem-error.ts';
import type { SwmmExportRequest, SwmmExportResult } from '../../contract/swmm-export.ts';
import type { SwmmRun } from '../../contract/swmm-results.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import { readRptFile } from './rpt-file.ts';
import { EngineFailure, type EngineOptions, runEngine } from './run-engine.ts';
import type { SwmmResults } from './swmm-results.ts';

export interface SwmmRuns {
  /** Whether there is an engine. */
  available: boolean;
  /** Exports, runs and keeps the result. Throws `swmm-engine-missing`, and `server-busy` while another runs. */
  start(version: EngineVersion, name: string, request: SwmmExportRequest): SwmmRun;
  /** Throws `swmm-run-unknown`. */
  get(city: string, id: string): SwmmRun;
  findRunning(city: string): SwmmRun | undefined;
  /** Ends the engine; the run is then `cancelled`. Throws `swmm-run-unknown`. */
  cancel(city: string, id: string): SwmmRun;
  /** Ends what runs, for the end of the server. */
  close(): Promise<void>;
}

interface Run extends SwmmRun {
  city: string;
  abort: AbortController;
  ended: Promise<void>;
}

/** Finished runs that can still be asked after. */
const keptRuns = 20;
/** Share of a run that the export is. */
const exportShare = 0.05;

/** Runs of the engine `program`, one at a time: it takes a whole core for minutes. */
export function createSwmmRuns(
  results: SwmmResults,
  program: string | undefined,
  limits: Pick<EngineOptions, 'maxMs' | 'maxBytes' | 'watchMs'> = {},
): SwmmRuns {
  const runs = new Map<string, Run>();
  const shown = ({ id, state, progress, message, result }: Run): SwmmRun => ({ id, state, progress, message, result });
  const find = (city: string, id: string): Run => {
    const run = runs.get(id);
    if (run?.city === city) return run;
    throw new ProblemError('swmm-run-unknown', `There is no SWMM run "${id.slice(0, 80)}" in this city`);
  };

  async function execute(run: Run, version: EngineVersion, name: string, request: SwmmExportRequest): Promise<void> {
    const folder = await results.makeRunFolder(version.city);
    const files = { inp: join(folder, 'model.inp'), rpt: join(folder, 'model.rpt'), out: join(folder, 'model.out') };
    const { signal } = run.abort;
    try {
      const json = await version.analysisJson('swmm-export', request, { signal });
      const { inp } = JSON.parse(new TextDecoder().decode(json)) as SwmmExportResult;
      await writeFile(files.inp, inp);
      run.progress = exportShare;
      const onProgress = (share: number): void => {
        run.progress = Math.max(run.progress, exportShare + (1 - exportShare) * share);
      };
      await runEngine(program!, files, { hours: hoursOf(inp), signal, onProgress, ...limits });
      if ((await readRptFile(files.rpt)).errors.length > 0)
        throw new EngineFailure('exit', 'The engine refused the model');
      await stat(files.out).catch(() => {
        throw new EngineFailure('exit', 'The engine wrote no .out file');
      });
      const { id } = await results.adopt(version.city, { name, crs: version.manifest.workingCrs }, files);
      Object.assign(run, { state: 'done', progress: 1, result: id });
    } catch (error) {
      const cancelled = signal.aborted;
      run.state = cancelled ? 'cancelled' : 'failed';
      run.message = cancelled ? null : await wordsOf(error, files.rpt);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    available: program !== undefined,
    start(version, name, request) {
      if (program === undefined) {
        throw new ProblemError(
          'swmm-engine-missing',
          'No SWMM engine is set up here: set SWMM_EXE, or run the exported file elsewhere and load its results',
        );
      }
      if ([...runs.values()].some(({ state }) => state === 'running')) {
        throw new ProblemError('server-busy', 'A SWMM run is under way; wait for it or cancel it', { retryAfterS: 30 });
      }
      const run: Run = {
        id: randomUUID(),
        city: version.city,
        state: 'running',
        progress: 0,
        message: null,
        result: null,
        abort: new AbortController(),
        ended: Promise.resolve(),
      };
      runs.set(run.id, run);
      for (const oldest of runs.keys()) {
        if (runs.size <= keptRuns) break;
        runs.delete(oldest);
      }
      run.ended = execute(run, version, name, request);
      return shown(run);
    },
    get: (city, id) => shown(find(city, id)),
    findRunning(city) {
      const run = [...runs.values()].find((each) => each.city === city && each.state === 'running');
      return run && shown(run);
    },
    cancel(city, id) {
      const run = find(city, id);
      run.abort.abort();
      return shown(run);
    },
    async close() {
      for (const run of runs.values()) run.abort.abort();
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
}

/** Why a run failed: what the engine's report says, else what its end says. */
async function wordsOf(error: unknown, rpt: string): Promise<string> {
  const report = await readRptFile(rpt).catch(() => undefined);
  const words = report?.errors.map(({ number, text }) => `ERROR ${number ?? ''}: ${text}`).slice(0, 5) ?? [];
  if (words.length > 0) return words.join('; ');
  if (error instanceof EngineFailure || error instanceof ProblemError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

/** Simulated time of an exported model, h; 0 where its options do not say. */
function hoursOf(inp: string): number {
  const moment = (name: string): number => {
    const date = new RegExp(`^${name}_DATE +(\\d+)/(\\d+)/(\\d+)`, 'm').exec(inp);
    const time = new RegExp(`^${name}_TIME +(\\d+):(\\d+)`, 'm').exec(inp);
    if (!date || !time) return NaN;
    return Date.UTC(Number(date[3]), Number(date[1]) - 1, Number(date[2]), Number(time[1]), Number(time[2]));
  };
  return (moment('END') - moment('START')) / 3_600_000 || 0;
}
