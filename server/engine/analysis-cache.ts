import { createHash } from 'node:crypto';
import { ProblemError } from '../contract/problem-error.ts';
import type { AnalysisPool, Job } from './analysis-pool.ts';
import type { AnswerSource, RunOptions } from './engine.ts';

/** A run that one or several clients wait for. */
interface SharedRun {
  answer: Promise<Uint8Array>;
  clients: Set<RunOptions>;
  stop: AbortController;
}

/**
 * Answers of analyses by dataset and question. What was asked before is answered from memory; what is being computed
 * is computed once, and goes on as long as one of those who asked for it is there. The answers asked for the longest
 * time ago make room when all together are larger than `maxBytes`; 0 keeps none.
 */
export class AnalysisCache {
  private readonly pool: Pick<AnalysisPool, 'run'>;
  private readonly maxBytes: number;
  private readonly answers = new Map<string, { datasetId: string; json: Uint8Array }>();
  private readonly runs = new Map<string, SharedRun>();
  private bytes = 0;

  constructor(pool: Pick<AnalysisPool, 'run'>, maxBytes: number) {
    this.pool = pool;
    this.maxBytes = maxBytes;
  }

  /** As `AnalysisPool.run`. The bytes belong to everybody who asked: they are not to be changed. */
  async run(job: Job, options: RunOptions = {}): Promise<Uint8Array> {
    const key = keyOf(job);
    const known = this.answers.get(key);
    if (known) {
      this.answers.delete(key);
      this.answers.set(key, known);
      options.onSource?.('memory');
      return known.json;
    }
    let run = this.runs.get(key);
    const source: AnswerSource = run ? 'shared' : 'computed';
    run ??= this.start(key, job);
    options.onSource?.(source);
    return this.join(run, options);
  }

  /** Lets go of what is known about a dataset. */
  forget(datasetId: string): void {
    for (const [key, answer] of this.answers) if (answer.datasetId === datasetId) this.remove(key);
  }

  private start(key: string, job: Job): SharedRun {
    const stop = new AbortController();
    const clients = new Set<RunOptions>();
    const onProgress = (share: number): void => clients.forEach((client) => client.onProgress?.(share));
    const answer = this.pool.run(job, { signal: stop.signal, onProgress });
    const run: SharedRun = { answer, clients, stop };
    this.runs.set(key, run);
    answer.then(
      (json) => {
        this.end(key, run);
        this.keep(key, job.datasetId, json);
      },
      () => this.end(key, run),
    );
    return run;
  }

  /** Nobody can join the run any more. */
  private end(key: string, run: SharedRun): void {
    if (this.runs.get(key) === run) this.runs.delete(key);
  }

  private join(run: SharedRun, client: RunOptions): Promise<Uint8Array> {
    const { signal } = client;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        run.clients.delete(client);
        reject(new ProblemError('request-cancelled', 'The client left'));
        if (run.clients.size > 0) return;
        for (const [key, other] of this.runs) if (other === run) this.runs.delete(key);
        run.stop.abort();
      };
      run.clients.add(client);
      signal?.addEventListener('abort', leave, { once: true });
      run.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
      if (signal?.aborted) leave();
    });
  }

  private keep(key: string, datasetId: string, json: Uint8Array): void {
    // One answer must not drive out all others.
    if (json.length > this.maxBytes / 4) return;
    this.answers.set(key, { datasetId, json });
    this.bytes += json.length;
    for (const [oldest] of this.answers) {
      if (this.bytes <= this.maxBytes) return;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    this.bytes -= this.answers.get(key)?.json.length ?? 0;
    this.answers.delete(key);
  }
}

function keyOf({ datasetId, name, request }: Job): string {
  // What a question leaves open may depend on the day.
  const day = new Date().toISOString().slice(0, 10);
  return createHash('sha256')
    .update(`${datasetId}\n${name}\n${day}\n`)
    .update(request instanceof Uint8Array ? request : canonical(request))
    .digest('base64');
}

/** JSON with the members of every object in one order: the same question however it was written. */
function canonical(request: unknown): string {
  return JSON.stringify(ordered(request));
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Coordinates hold no objects, and may be many.
  if (Array.isArray(value)) return Array.isArray(value[0]) ? value : value.map(ordered);
  const members = Object.entries(value).map(([name, member]) => [name, ordered(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
