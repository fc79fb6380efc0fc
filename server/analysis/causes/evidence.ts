/** What may make water stand at a place, as the code list `floodCause` has it; the recorded cause is never read. */
export const causeCodes = [
  'no_network',
  'backwater',
  'low_lying',
  'blocked',
  'pump_failure',
  'missing_inlets',
  'undersized',
  'misconnection',
] as const;
export type CauseCode = (typeof causeCodes)[number];

/** What was seen in network and terrain, and which cause it speaks for. */
export const mechanisms = {
  'no-drain': 'no_network',
  'drowned-outfall': 'backwater',
  hollow: 'low_lying',
  'adverse-slope': 'blocked',
  'blocked-pipe': 'blocked',
  'weak-pump': 'pump_failure',
  'few-inlets': 'missing_inlets',
  'large-into-small': 'undersized',
  'small-pipe': 'undersized',
  misconnection: 'misconnection',
} as const satisfies Record<string, CauseCode>;
export type Mechanism = keyof typeof mechanisms;

export interface Evidence {
  mechanism: Mechanism;
  /** 0 … 1: how much it explains by itself. */
  strength: number;
  /** Pipe or node of the network it was seen at; neither for a place on the ground. */
  pipe?: number;
  node?: number;
  /** Where, working CRS. */
  x: number;
  y: number;
  /** From the flood-prone point: along the network for what lies downstream, else straight, m. */
  distanceM: number;
  /** Numbers behind it, with the unit in the name. */
  values: Readonly<Record<string, number>>;
}

/** Flows of a storm per network pipe, m³/s; NaN where they cannot be computed. */
export interface PipeLoads {
  /** What the pipe carries when just full. */
  fullM3s: Float64Array;
  /** What the storm brings. */
  demandM3s: Float64Array;
  /** Land that drains into it, hectares. */
  areaHa: Float64Array;
  /** Return period the pipe carries, years. */
  carriesYears: Float64Array;
  /** Of the storm, years. */
  years: number;
}

/** `value` between 0 and 1. */
export function share(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/**
 * How much of a bottleneck is felt `distanceM` above it: a proposal. Flat storm sewers lie at 1 … 3 ‰, so that a metre of
 * backed-up water reaches some hundred metres.
 */
export function felt(distanceM: number): number {
  return Math.exp(-distanceM / 400);
}
