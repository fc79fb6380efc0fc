import type { AnalysisContext } from '../analysis/context.ts';
import { publicFigures, type PublicFiguresParameters } from '../analysis/public-figures.ts';
import type { BlankAreasRequest } from '../contract/blank-areas.ts';
import type { BlankPreviewRequest } from '../contract/blank-preview.ts';
import type { CapacityPipeRequest, CapacityRequest } from '../contract/capacity.ts';
import type { CausesRequest } from '../contract/causes.ts';
import type { DensityRequest } from '../contract/density.ts';
import type { DistanceFieldRequest } from '../contract/distance-field.ts';
import type { InspectionRequest } from '../contract/inspection.ts';
import type { IndicatorsRequest } from '../contract/indicators.ts';
import type { NetworkCheckRequest } from '../contract/network-check.ts';
import type { NearestRequest } from '../contract/nearest.ts';
import type { PolicyMatrixRequest } from '../contract/policy-matrix.ts';
import type { SectionRequest } from '../contract/section.ts';
import type { SummaryRequest } from '../contract/summary.ts';
import type { SwmmExportRequest } from '../contract/swmm-export.ts';
import type { SwmmJoinRequest } from '../contract/swmm-results.ts';
import type { TraceRequest } from '../contract/trace.ts';
import type { WeakPointsRequest } from '../contract/weak-points.ts';
import type { WithinRequest } from '../contract/within.ts';
import { blankAreasResult } from './blank-areas-result.ts';
import { blankPreviewResult } from './blank-preview-result.ts';
import { capacityPipeResult } from './capacity-pipe-result.ts';
import { capacityResult } from './capacity-result.ts';
import { causesResult } from './causes-result.ts';
import { densityResult } from './density-result.ts';
import { distanceFieldBytes } from './distance-field-bytes.ts';
import type { AnalysisName } from './engine.ts';
import { inspectionResult } from './inspection-result.ts';
import { indicatorsResult } from './indicators-result.ts';
import { networkCheckResult } from './network-check-result.ts';
import { nearestResult } from './nearest-result.ts';
import { networkLinesBytes } from './network-lines-bytes.ts';
import { policyMatrixResult } from './policy-matrix-result.ts';
import { sectionResult } from './section-result.ts';
import { summaryResult } from './summary-result.ts';
import { swmmExportResult } from './swmm-export-result.ts';
import { swmmJoinBytes } from './swmm-join-bytes.ts';
import { terrainHollows } from './terrain-hollows.ts';
import { traceResult } from './trace-result.ts';
import type { WeakQuestion } from './weak-city-of.ts';
import { weakColumnsBytes } from './weak-columns-bytes.ts';
import { weakPointsResult } from './weak-points-result.ts';
import { withinResult } from './within-result.ts';

/** Takes a request that its route has validated; `elapsedMs` counts from the start of the run. Bytes go out as they are. */
type Analysis = (request: unknown, context: AnalysisContext, elapsedMs: () => number) => object | Promise<object>;

/** Every analysis the workers can run, by the last part of its address. */
export const analyses: Record<AnalysisName, Analysis> = {
  density: (request, context, elapsedMs) => densityResult(request as DensityRequest, context, elapsedMs),
  'blank-areas': (request, context, elapsedMs) => blankAreasResult(request as BlankAreasRequest, context, elapsedMs),
  'blank-preview': (request, context, elapsedMs) =>
    blankPreviewResult(request as BlankPreviewRequest, context, elapsedMs),
  'distance-field': (request, context) => distanceFieldBytes(request as DistanceFieldRequest, context),
  capacity: (request, context, elapsedMs) => capacityResult(request as CapacityRequest, context, elapsedMs),
  'capacity-pipe': (request, context, elapsedMs) =>
    capacityPipeResult(request as CapacityPipeRequest, context, elapsedMs),
  'network-lines': (_request, context) => networkLinesBytes(context),
  'public-figures': (request, context) => publicFigures(request as PublicFiguresParameters, context),
  trace: (request, context, elapsedMs) => traceResult(request as TraceRequest, context, elapsedMs),
  section: (request, context, elapsedMs) => sectionResult(request as SectionRequest, context, elapsedMs),
  'network-check': (request, context, elapsedMs) =>
    networkCheckResult(request as NetworkCheckRequest, context, elapsedMs),
  'swmm-export': (request, context, elapsedMs) => swmmExportResult(request as SwmmExportRequest, context, elapsedMs),
  'swmm-join': (request, context) => swmmJoinBytes(request as SwmmJoinRequest, context),
  inspection: (request, context, elapsedMs) => inspectionResult(request as InspectionRequest, context, elapsedMs),
  causes: (request, context, elapsedMs) => causesResult(request as CausesRequest, context, elapsedMs),
  nearest: (request, context, elapsedMs) => nearestResult(request as NearestRequest, context, elapsedMs),
  indicators: (request, context, elapsedMs) => indicatorsResult(request as IndicatorsRequest, context, elapsedMs),
  'policy-matrix': (request, context, elapsedMs) =>
    policyMatrixResult(request as PolicyMatrixRequest & WeakQuestion, context, elapsedMs),
  summary: (request, context, elapsedMs) => summaryResult(request as SummaryRequest, context, elapsedMs),
  'weak-points': (request, context, elapsedMs) =>
    weakPointsResult(request as WeakPointsRequest & WeakQuestion, context, elapsedMs),
  'weak-columns': (request, context, elapsedMs) => weakColumnsBytes(request as WeakQuestion, context, elapsedMs),
  // Asked for by the engine itself: what it finds is kept with the dataset.
  'terrain-hollows': async (_request, context) => {
    await terrainHollows(context);
    return new Uint8Array(0);
  },
  within: (request, context, elapsedMs) => withinResult(request as WithinRequest, context, elapsedMs),
};
