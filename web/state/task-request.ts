import { limits } from '../../data/model/limits.ts';
import type { BlankAreasRequest } from '../../server/contract/blank-areas.ts';
import { findStorm } from '../../data/rain/shipped-storms.ts';
import type { CapacityRequest } from '../../server/contract/capacity.ts';
import type { DensityRequest } from '../../server/contract/density.ts';
import type { PolicyMatrixRequest } from '../../server/contract/policy-matrix.ts';
import type { SummaryRequest } from '../../server/contract/summary.ts';
import type { SwmmExportRequest } from '../../server/contract/swmm-export.ts';
import type { TraceRequest } from '../../server/contract/trace.ts';
import type { Choices } from './app-state.ts';
import { useFindings } from './findings-state.ts';
import type {
  BlankParameters,
  CapacityParameters,
  DensityParameters,
  PolicyParameters,
  SummaryParameters,
  TaskId,
  TaskParameters,
  TraceParameters,
  TracePlace,
} from './task-parameters.ts';
import type { InspectionParameters } from './inspection-parameters.ts';

/** Number fields of the task forms with the range each accepts. */
export const numberFields = {
  'density.sizeM': { min: limits.cellSizeMinM, max: limits.cellSizeMaxM, unit: 'm' },
  'blank.distanceM': { min: limits.distanceMinM, max: limits.distanceMaxM, unit: 'm' },
  'summary.distanceM': { min: limits.distanceMinM, max: limits.distanceMaxM, unit: 'm' },
  'policy.distanceM': { min: limits.distanceMinM, max: limits.distanceMaxM, unit: 'm' },
  'policy.floodDistanceM': { min: 0, max: limits.distanceMaxM, unit: 'm' },
  'swmm.years': { min: 0.25, max: 1000, unit: 'year' },
  'swmm.durationMin': { min: 10, max: limits.swmmRainMaxMin, unit: 'min' },
  'blank.minAreaM2': { min: 0, max: limits.minAreaMaxM2, unit: 'm2' },
  'capacity.inletMinutes': { min: 1, max: 60, unit: 'min' },
  'capacity.runoffElsewhere': { min: 0, max: 1, unit: null },
  'capacity.durationMinutes': { min: 10, max: 1440, unit: 'min' },
  'capacity.peakShare': { min: 0, max: 1, unit: null },
  'capacity.a': { min: 1, max: 100_000, unit: null },
  'capacity.c': { min: 0.01, max: 10, unit: null },
  'capacity.b': { min: 0, max: 1000, unit: 'min' },
  'capacity.n': { min: 0.01, max: 3, unit: null },
} as const;
export type NumberFieldId = keyof typeof numberFields;

/**
 * The number a person typed, or undefined when it is none or outside the field's range. Grouping commas and spaces,
 * and full-width digits as Chinese input methods give them, are understood.
 */
export function parseField(field: NumberFieldId, text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const value = Number(plain);
  const { min, max } = numberFields[field];
  return value >= min && value <= max ? value : undefined;
}

/** Body of the density request, or undefined while the polygon it needs is not drawn. */
export function densityRequest({ cells, sizeM, kinds, polygon }: DensityParameters): DensityRequest | undefined {
  const rest = kinds ? { kinds: kinds as NonNullable<DensityRequest['kinds']> } : {};
  if (cells === 'districts') return { cells: { type: 'layer', layer: 'districts' }, ...rest };
  if (cells === 'polygon') return polygon ? { cells: { type: 'polygon', geometry: polygon }, ...rest } : undefined;
  return { cells: { type: cells, sizeM }, ...rest };
}

/** Body of the blank areas request. */
export function blankRequest({ distanceM, minAreaM2, kinds, within }: BlankParameters): BlankAreasRequest {
  return {
    distanceM,
    minAreaM2,
    ...(kinds ? { kinds: kinds as NonNullable<BlankAreasRequest['kinds']> } : {}),
    ...(within ? { within } : {}),
  };
}

/** Body of the summary request, or undefined while no area is drawn. */
export function summaryRequest({ areas, distanceM }: SummaryParameters): SummaryRequest | undefined {
  return areas.length === 0 ? undefined : { areas, distanceM };
}

/** Body of the policy matrix request: which places are listed is a matter of the list. */
export function policyRequest({ distanceM, floodDistanceM }: PolicyParameters): PolicyMatrixRequest {
  return { distanceM, floodDistanceM };
}

/** Body of the trace request, or undefined while a place it needs is not chosen. */
export function traceRequest({ direction, from, to, stopAt, barriers }: TraceParameters): TraceRequest | undefined {
  if (!from || (direction === 'path' && !to)) return undefined;
  const keysOf = (layer: string): string[] => barriers.flatMap((ref) => (ref.layer === layer ? [ref.key] : []));
  return {
    direction,
    from: placeOf(from),
    ...(direction === 'path' && to ? { to: placeOf(to) } : {}),
    barriers: {
      ...Object.fromEntries(stopAt.map((kind) => [kind, true])),
      ...(keysOf('nodes').length > 0 ? { nodes: keysOf('nodes') } : {}),
      ...(keysOf('pipes').length > 0 ? { pipes: keysOf('pipes') } : {}),
    },
  };
}

function placeOf(place: TracePlace): TraceRequest['from'] {
  if ('key' in place) return { type: 'record', layer: place.layer, key: place.key };
  if ('polygon' in place) return { type: 'polygon', geometry: place.polygon as never };
  return { type: 'place', position: place.position };
}

/** The storm formula that counts for every task: the chosen one, else the city's. Undefined while there is neither. */
export function stormChoice(
  { storm, own }: Pick<CapacityParameters, 'storm' | 'own'>,
  cityStorm: string | undefined,
): CapacityRequest['storm'] {
  const id = storm ?? cityStorm;
  if (id === 'own') return { formula: { kind: 'total', ...own } };
  return id !== undefined && findStorm(id) ? { id } : undefined;
}

/**
 * Body of the capacity request, or undefined while nobody has said which storm formula counts. What only the picture
 * depends on — the design storm, the hyetograph — is no part of it.
 */
export function capacityRequest(
  capacity: CapacityParameters,
  cityStorm: string | undefined,
): CapacityRequest | undefined {
  const storm = stormChoice(capacity, cityStorm);
  const { inletMinutes, runoffElsewhere } = capacity;
  return storm && { storm, inletMinutes, runoffElsewhere };
}

/** Body of the SWMM export, or undefined while its part or the storm formula is not chosen. */
export function swmmRequest(
  { swmm, trace, capacity }: Pick<TaskParameters, 'swmm' | 'trace' | 'capacity'>,
  cityStorm: string | undefined,
): SwmmExportRequest | undefined {
  const { part, area, years, durationMin } = swmm;
  const storm = stormChoice(capacity, cityStorm);
  if (!storm) return undefined;
  const rain = { storm, design: { years, durationMin } };
  if (part === 'whole') return { part: { type: 'whole' }, ...rain };
  if (part === 'area') return area ? { part: { type: 'polygon', geometry: area as never }, ...rain } : undefined;
  const asked = traceRequest(trace);
  return asked && { part: { type: 'trace', trace: asked }, ...rain };
}

/** What an assessment is asked of: the file of findings as it is read, K and T. Undefined without a finding. */
export function inspectionQuestion({ region, soil }: InspectionParameters): object | undefined {
  const { read, stamp } = useFindings.getState();
  return read && read.findings.length > 0 ? { stamp, settings: { region, soil } } : undefined;
}

/** Text that is the same for the same question: tells whether a result still answers what the form says. */
export function questionOf(
  task: TaskId,
  choices: TaskParameters & Pick<Choices, 'city'> & { cityDetail?: { stormFormula?: string } | null },
): string | null {
  const bodies = {
    density: () => densityRequest(choices.density),
    blank: () => blankRequest(choices.blank),
    summary: () => summaryRequest(choices.summary),
    policy: () => policyRequest(choices.policy),
    trace: () => traceRequest(choices.trace),
    network: () => ({}),
    // Weights and filters are applied in the browser: only the design storm is asked for.
    weak: () => ({ designYears: choices.weak.designYears }),
    inspection: () => inspectionQuestion(choices.inspection),
    capacity: () => capacityRequest(choices.capacity, choices.cityDetail?.stormFormula),
    swmm: () => swmmRequest(choices, choices.cityDetail?.stormFormula),
  };
  const body = bodies[task]();
  return body ? JSON.stringify([choices.city, task, body]) : null;
}
