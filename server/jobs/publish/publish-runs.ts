import { randomUUID } from 'node:crypto';
import { ProblemError } from '../../contract/problem-error.ts';
import type { PublicationRequest, PublicationRun } from '../../contract/publications.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import type { VersionStore } from '../../store/version-store.ts';
import { publishCity, PublicationRefused } from './publish-city.ts';
import { type PublishPlace, readPublished, siteAddress, siteFolder, writePublished } from './published.ts';

export interface PublishRuns {
  /** Begins to publish. Throws `server-busy` while another run is under way. */
  start(version: EngineVersion, request: PublicationRequest): PublicationRun;
  /** Throws `publication-run-unknown`. */
  get(city: string, id: string): PublicationRun;
  findRunning(city: string): PublicationRun | undefined;
  /** Stops a run; what was published before stays. Throws `publication-run-unknown`. */
  cancel(city: string, id: string): PublicationRun;
  /** Publishes an invented city that nobody has published yet, and ends when it is there; harmless at any other time. */
  publishSample(version: EngineVersion): Promise<void>;
  /** Stops what runs, for the end of the server. */
  close(): Promise<void>;
}

interface Run extends PublicationRun {
  city: string;
  abort: AbortController;
  ended: Promise<void>;
}

/** Finished runs that can still be asked after. */
const keptRuns = 20;

/** Runs of the publishing job, one at a time. `template` is the folder of the built public page. */
export function createPublishRuns(store: VersionStore, template: string, now: () => Date): PublishRuns {
  const runs = new Map<string, Run>();
  const shown = ({ id, preview, state, progress, message, breaches, nameless }: Run): PublicationRun => {
    return { id, preview, state, progress, message, breaches, nameless };
  };
  const running = (): Run | undefined => [...runs.values()].find(({ state }) => state === 'running');
  const find = (city: string, id: string): Run => {
    const run = runs.get(id);
    if (run?.city === city) return run;
    throw new ProblemError('publication-run-unknown', `There is no run "${id.slice(0, 80)}" in this city`);
  };

  async function execute(run: Run, version: EngineVersion, request: PublicationRequest): Promise<void> {
    const { city } = version;
    const place: PublishPlace = run.preview ? 'preview' : 'public';
    const { signal } = run.abort;
    try {
      const at = now().toISOString();
      const { release, bytes, nameless } = await publishCity({
        version,
        store,
        out: siteFolder(store, city, place),
        template,
        today: at.slice(0, 10),
        mapApproval: request.mapApproval,
        gcj02: request.gcj02,
        signal,
        onProgress: (share) => (run.progress = share),
      });
      const address = siteAddress(city, place);
      const state = { release, dataVersion: version.version, publishedAt: at, bytes, address };
      await writePublished(store, city, place, state);
      Object.assign(run, { state: 'done', progress: 1, nameless });
    } catch (error) {
      run.state = signal.aborted ? 'cancelled' : error instanceof PublicationRefused ? 'refused' : 'failed';
      if (error instanceof PublicationRefused) run.breaches = [...error.breaches];
      else if (!signal.aborted) run.message = error instanceof Error ? error.message : String(error);
    }
  }

  function begin(version: EngineVersion, request: PublicationRequest): Run {
    if (running()) {
      throw new ProblemError('server-busy', 'A publication is under way; wait for it or cancel it', {
        retryAfterS: 10,
      });
    }
    const run: Run = {
      id: randomUUID(),
      city: version.city,
      preview: request.preview === true,
      state: 'running',
      progress: 0,
      message: null,
      breaches: [],
      nameless: [],
      abort: new AbortController(),
      ended: Promise.resolve(),
    };
    runs.set(run.id, run);
    for (const oldest of runs.keys()) {
      if (runs.size <= keptRuns) break;
      runs.delete(oldest);
    }
    run.ended = execute(run, version, request);
    return run;
  }

  return {
    start: (version, request) => shown(begin(version, request)),
    get: (city, id) => shown(find(city, id)),
    findRunning(city) {
      const run = running();
      return run?.city === city ? shown(run) : undefined;
    },
    cancel(city, id) {
      const run = find(city, id);
      run.abort.abort();
      return shown(run);
    },
    async publishSample(version) {
      if (!version.settings.synthetic) return;
      // Whatever runs comes first: it may be this very city, asked for by somebody else a moment ago.
      for (let run = running(); run; run = running()) await run.ended;
      if (await readPublished(store, version.city, 'public')) return;
      await (running() ?? begin(version, {})).ended;
    },
    async close() {
      for (const { abort } of runs.values()) abort.abort();
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
}
