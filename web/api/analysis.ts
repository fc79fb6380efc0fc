import type { BlankAreasRequest, BlankAreasResult } from '../../server/contract/blank-areas.ts';
import type { BlankPreviewRequest, BlankPreviewResult } from '../../server/contract/blank-preview.ts';
import type {
  CapacityPipeRequest,
  CapacityPipeResult,
  CapacityRequest,
  CapacityResult,
} from '../../server/contract/capacity.ts';
import type { CausesRequest, CausesResult } from '../../server/contract/causes.ts';
import type { DensityRequest, DensityResult } from '../../server/contract/density.ts';
import type { InspectionRequest, InspectionResult } from '../../server/contract/inspection.ts';
import type { NetworkCheckRequest, NetworkCheckResult } from '../../server/contract/network-check.ts';
import type { PolicyMatrixRequest, PolicyMatrixResult } from '../../server/contract/policy-matrix.ts';
import type { SectionRequest, SectionResult } from '../../server/contract/section.ts';
import type { SummaryRequest, SummaryResult } from '../../server/contract/summary.ts';
import type { SwmmExportRequest, SwmmExportResult } from '../../server/contract/swmm-export.ts';
import type { TraceRequest, TraceResult } from '../../server/contract/trace.ts';
import { ApiError, errorOfFailure, errorOfProblem, errorOfResponse } from './api-error.ts';
import { readNdjson } from './ndjson.ts';
import { cityPath } from './request.ts';

interface Analyses {
  causes: { request: CausesRequest; result: CausesResult };
  density: { request: DensityRequest; result: DensityResult };
  inspection: { request: InspectionRequest; result: InspectionResult };
  section: { request: SectionRequest; result: SectionResult };
  summary: { request: SummaryRequest; result: SummaryResult };
  'policy-matrix': { request: PolicyMatrixRequest; result: PolicyMatrixResult };
  'swmm-export': { request: SwmmExportRequest; result: SwmmExportResult };
  trace: { request: TraceRequest; result: TraceResult };
  'network-check': { request: NetworkCheckRequest; result: NetworkCheckResult };
  'blank-preview': { request: BlankPreviewRequest; result: BlankPreviewResult };
  capacity: { request: CapacityRequest; result: CapacityResult };
  'capacity-pipe': { request: CapacityPipeRequest; result: CapacityPipeResult };
  'blank-areas': { request: BlankAreasRequest; result: BlankAreasResult };
}

export interface RunOptions {
  signal: AbortSignal;
  /** Share 0..1 of the work done. */
  onProgress: (share: number) => void;
}

/** Runs an analysis. Leaving (abort) stops it on the server too. Throws ApiError; an abort is passed on. */
export async function runAnalysis<N extends keyof Analyses>(
  city: string,
  name: N,
  body: Analyses[N]['request'],
  { signal, onProgress }: RunOptions,
): Promise<Analyses[N]['result']> {
  try {
    const response = await fetch(cityPath(city, 'analysis', name), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson, application/json;q=0.9' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw await errorOfResponse(response);
    const isStream = response.headers.get('content-type')?.includes('ndjson') && response.body;
    if (!isStream) return (await response.json()) as Analyses[N]['result'];
    for await (const line of readNdjson(response.body)) {
      const { progress, result, problem } = line as {
        progress?: number;
        result?: Analyses[N]['result'];
        problem?: { status?: number };
      };
      if (problem) throw errorOfProblem(problem, problem.status ?? 500);
      if (result) return result;
      if (typeof progress === 'number') onProgress(Math.min(1, Math.max(0, progress)));
    }
    throw new ApiError('answer-unreadable', response.status, 'the answer ended before its result');
  } catch (cause) {
    throw errorOfFailure(cause);
  }
}
