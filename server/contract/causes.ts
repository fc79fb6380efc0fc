import { Type, type Static } from 'typebox';
import { resultMeta } from './analysis-meta.ts';
import { StormChoice, StormUsed } from './capacity.ts';

const nullable = <T extends ReturnType<typeof Type.String | typeof Type.Number>>(type: T) =>
  Type.Union([type, Type.Null()]);

/** Body of `POST /api/cities/{city}/analysis/causes`. */
export const CausesRequest = Type.Object(
  {
    floodPointId: Type.Optional(
      Type.String({ description: 'Key of a flood-prone point; absent: every one of the city' }),
    ),
    storm: StormChoice,
    years: Type.Optional(
      Type.Number({ minimum: 0.5, maximum: 100, description: 'Return period of the storm the pipes are asked for' }),
    ),
  },
  { $id: 'CausesRequest', additionalProperties: false },
);
export type CausesRequest = Static<typeof CausesRequest>;

const Cause = Type.Enum([
  'no_network',
  'backwater',
  'low_lying',
  'blocked',
  'pump_failure',
  'missing_inlets',
  'undersized',
  'misconnection',
]);

export const CauseEvidence = Type.Object({
  mechanism: Type.Enum([
    'no-drain',
    'drowned-outfall',
    'hollow',
    'adverse-slope',
    'blocked-pipe',
    'weak-pump',
    'few-inlets',
    'large-into-small',
    'small-pipe',
    'misconnection',
  ]),
  /** 0 … 1: how much it explains by itself. */
  strength: Type.Number(),
  pipeId: nullable(Type.String()),
  nodeId: nullable(Type.String()),
  position: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
  /** Along the network for what lies downstream, else straight. */
  distanceM: Type.Number(),
  values: Type.Record(Type.String(), Type.Number(), {
    description:
      'Numbers behind it, with the unit in the name: riseM, diameterM, widestM, fullM3s, demandM3s, carriesYears, years, ' +
      'depthM, areaM2, nearestM, strictM, gapM, gapInlets (at its ends), usualM, floodLevelM, groundM, ' +
      'outfallInvertM, waterLevelM, hasFlap (1, 0, −1 unknown), pumpM3s, functionalClass, lengthM; what is not known is left out',
  }),
});
export type CauseEvidence = Static<typeof CauseEvidence>;

export const LikelyCause = Type.Object({
  cause: Cause,
  strength: Type.Number(),
  confidence: Type.Enum(['high', 'medium', 'low']),
  /** Strongest first, at most eight. */
  evidence: Type.Array(CauseEvidence),
});
export type LikelyCause = Static<typeof LikelyCause>;

export const FloodPointCauses = Type.Object({
  floodPointId: Type.String(),
  name: nullable(Type.String()),
  position: Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }),
  /** Whether the survey covers the place: outside it a missing drain is unknown. */
  surveyed: Type.Boolean(),
  /** Most likely first; empty where nothing was found. */
  causes: Type.Array(LikelyCause),
  /** Nearest main that carries rain. */
  main: Type.Union([
    Type.Null(),
    Type.Object({
      pipeId: Type.String(),
      distanceM: Type.Number(),
      diameterM: nullable(Type.Number()),
      /** Land that drains to its place, hectares, as the screening of capacity derives it. */
      areaHa: nullable(Type.Number()),
      fullM3s: nullable(Type.Number()),
      demandM3s: nullable(Type.Number()),
      carriesYears: nullable(Type.Number()),
      /** `computed`, or why the screening of capacity has no figure (see `states` of the capacity answer). */
      capacityState: Type.String(),
    }),
  ]),
  /** Pipes on the water's way down, nearest first, as far as it was looked at. */
  way: Type.Array(Type.String()),
  /** Share 0..1 of the way with known sizes, levels and flows. */
  known: Type.Number(),
});
export type FloodPointCauses = Static<typeof FloodPointCauses>;

export const CausesResult = Type.Object(
  {
    points: Type.Array(FloodPointCauses),
    /** Points by their most likely cause; `none` where nothing was found. */
    counts: Type.Record(Type.String(), Type.Integer()),
    meta: Type.Object({
      ...resultMeta,
      parameters: Type.Object({ years: Type.Number(), storm: StormUsed }),
      /** Cells on which hollows were looked for; null for a city without terrain. */
      hollows: Type.Union([Type.Null(), Type.Object({ cellM: Type.Number(), leastDepthM: Type.Number() })]),
    }),
  },
  { $id: 'CausesResult' },
);
export type CausesResult = Static<typeof CausesResult>;
