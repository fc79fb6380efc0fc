import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { BlankAreasRequest } from '../contract/blank-areas.ts';
import { BlankPreviewRequest } from '../contract/blank-preview.ts';
import { CapacityPipeRequest, CapacityRequest } from '../contract/capacity.ts';
import { CausesRequest } from '../contract/causes.ts';
import { findProblem, jsonProblem } from '../contract/check-body.ts';
import { DensityRequest } from '../contract/density.ts';
import { IndicatorsRequest } from '../contract/indicators.ts';
import { InspectionRequest } from '../contract/inspection.ts';
import { NearestRequest } from '../contract/nearest.ts';
import { NetworkCheckRequest } from '../contract/network-check.ts';
import { PolicyMatrixRequest } from '../contract/policy-matrix.ts';
import { SectionRequest } from '../contract/section.ts';
import { SummaryRequest } from '../contract/summary.ts';
import { SwmmExportRequest } from '../contract/swmm-export.ts';
import { TraceRequest } from '../contract/trace.ts';
import { WeakPointsRequest } from '../contract/weak-points.ts';
import { WithinRequest } from '../contract/within.ts';
import type { AnalysisName } from './engine.ts';

/** Bodies of `POST …/analysis/{name}`; what is asked in other ways has none. */
const schemas: Partial<Record<AnalysisName, TSchema>> = {
  'blank-areas': BlankAreasRequest,
  'blank-preview': BlankPreviewRequest,
  capacity: CapacityRequest,
  'capacity-pipe': CapacityPipeRequest,
  causes: CausesRequest,
  density: DensityRequest,
  indicators: IndicatorsRequest,
  inspection: InspectionRequest,
  nearest: NearestRequest,
  'network-check': NetworkCheckRequest,
  'policy-matrix': PolicyMatrixRequest,
  section: SectionRequest,
  summary: SummaryRequest,
  'swmm-export': SwmmExportRequest,
  trace: TraceRequest,
  'weak-points': WeakPointsRequest,
  within: WithinRequest,
};

/**
 * A large question from its bytes, checked as the main thread checks a small one: it takes tens of milliseconds, in
 * which nobody else would be served. Throws `json-invalid` and `request-invalid`.
 */
export function readQuestion(name: AnalysisName, bytes: Uint8Array): unknown {
  const schema = schemas[name];
  if (!schema) throw new Error(`${name} takes no body`);
  let question: unknown;
  try {
    question = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw jsonProblem("Body is not valid JSON but content-type is set to 'application/json'");
  }
  const problem = findProblem(schema, Compile(schema), question);
  if (problem) throw problem;
  return question;
}
