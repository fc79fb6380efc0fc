import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';

const Parameter = Type.Number({ minimum: -100_000, maximum: 100_000 });
const LogParameters = Type.Array(Parameter, { minItems: 3, maxItems: 3, description: 'p1 + p2 · ln(P − p3)' });
const Years = Type.Number({ exclusiveMinimum: 0, maximum: 10_000 });
const positive = { exclusiveMinimum: 0, maximum: 100_000 } as const;

/** A storm formula, q in L/(s·hm²), t in minutes, P in years: data/rain/storm-formula.ts. */
export const StormFormulaInput = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('total'),
      a: Type.Number({ ...positive, description: 'A, which is 167 · A1' }),
      c: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
      b: Type.Number({ minimum: 0, maximum: 1000 }),
      n: Type.Number({ exclusiveMinimum: 0, maximum: 3 }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('interval'),
      ranges: Type.Array(
        Type.Object(
          { fromYears: Years, toYears: Years, a: LogParameters, b: LogParameters, n: LogParameters },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 20 },
      ),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      kind: Type.Literal('single'),
      rows: Type.Array(
        Type.Object(
          {
            years: Years,
            a: Type.Number(positive),
            b: Type.Number({ minimum: 0, maximum: 1000 }),
            n: Type.Number({ exclusiveMinimum: 0, maximum: 3 }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 50 },
      ),
    },
    { additionalProperties: false },
  ),
]);
export type StormFormulaInput = Static<typeof StormFormulaInput>;

/** The storm of a request. */
export const StormChoice = Type.Optional(
  Type.Union(
    [
      Type.Object({ id: Type.String({ maxLength: 100 }) }, { additionalProperties: false }),
      Type.Object({ formula: StormFormulaInput }, { additionalProperties: false }),
    ],
    { description: "A shipped formula by its id, or an own one; absent: the city's" },
  ),
);

const settings = {
  storm: StormChoice,
  inletMinutes: Type.Optional(
    Type.Number({ minimum: 1, maximum: 60, description: `t1, minutes (${limits.inletMinutesDefault})` }),
  ),
  runoffElsewhere: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'ψ where neither a catchment nor land cover says; absent: unknown',
    }),
  ),
  runoffByCover: Type.Optional(Type.Record(Type.String(), Type.Number({ minimum: 0, maximum: 1 }))),
  roughnessUnknown: Type.Optional(
    Type.Number({
      minimum: 0.005,
      maximum: 0.2,
      description: "Manning's n of unknown materials; absent: not computed",
    }),
  ),
  unknownVelocityMs: Type.Optional(
    Type.Number({ minimum: 0.1, maximum: 10, description: 'For the time through pipes whose velocity is unknown (1)' }),
  ),
  reachM: Type.Optional(
    Type.Number({
      minimum: 20,
      maximum: 1000,
      description: 'Land farther from every node is not served, where no catchments were surveyed (250)',
    }),
  ),
};

/** Body of `POST /api/cities/{city}/analysis/capacity`. */
export const CapacityRequest = Type.Object(settings, { $id: 'CapacityRequest', additionalProperties: false });
export type CapacityRequest = Static<typeof CapacityRequest>;

/** Body of `POST /api/cities/{city}/analysis/capacity-pipe`. */
export const CapacityPipeRequest = Type.Object(
  {
    ...settings,
    pipe: Type.String({ description: 'Key of the pipe' }),
    years: Type.Number({ minimum: 0.1, maximum: 1000, description: 'P of the design flow' }),
  },
  { $id: 'CapacityPipeRequest', additionalProperties: false },
);
export type CapacityPipeRequest = Static<typeof CapacityPipeRequest>;

const nullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** The storm an answer stands on. */
export const StormUsed = Type.Object({
  id: Type.Union([Type.String(), Type.Null()]),
  title: Text,
  formula: StormFormulaInput,
  minutes: Type.Optional(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
  years: Type.Optional(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
  version: Type.Optional(Type.String()),
  source: Text,
  sure: Type.Enum(['seen', 'superseded', 'memory', 'own']),
});

const Shares = {
  /** By class of carried return period: < 1, 1–2, 2–3, 3–5, ≥ 5 years. */
  classM: Type.Array(Type.Number(), { minItems: 5, maxItems: 5 }),
  cannotM: Type.Number(),
  notJudgedM: Type.Number(),
};
const ZoneShares = Type.Object({
  key: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  ...Shares,
});
export type ZoneShares = Static<typeof ZoneShares>;

const meta = {
  datasetVersion: Type.String(),
  workingCrs: Type.String(),
  computeMs: Type.Number(),
  method: Text,
  parameters: Type.Object({
    storm: StormUsed,
    inletMinutes: Type.Number(),
    runoffElsewhere: nullableNumber,
    runoffByCover: Type.Record(Type.String(), Type.Number()),
    roughnessUnknown: nullableNumber,
    unknownVelocityMs: Type.Number(),
    reachM: Type.Number(),
  }),
};

export const CapacityResult = Type.Object(
  {
    /**
     * A value per pipe in the order of `network-lines`, little endian, as base64: return period carried, years (Float32,
     * NaN unless computed, 0.01 … 1000), what is said of it (Uint8, a place in `states`), its length, m (Float32).
     */
    columns: Type.Object({ returnPeriodYears: Type.String(), state: Type.String(), lengthM: Type.String() }),
    states: Type.Array(Type.String()),
    /** Those of `states` for which a storm is no measure; the others but `computed` lack data. */
    notJudged: Type.Array(Type.String()),
    totals: Type.Object({
      ...Shares,
      pipes: Type.Integer(),
      /** By state but `computed`: pipes and length. */
      reasons: Type.Record(Type.String(), Type.Object({ pipes: Type.Integer(), lengthM: Type.Number() })),
      /** Judged length whose full-flow velocity is below the least, above the greatest, m. */
      slowM: Type.Number(),
      fastM: Type.Number(),
      /** Judged length whose time of concentration is partly assumed, m. */
      timeAssumedM: Type.Number(),
    }),
    land: Type.Object({
      source: Type.Enum(['surveyed', 'proposed', 'none'], { description: '`proposed`: land to its nearest node' }),
      cellM: Type.Number(),
      landM2: Type.Number(),
      servedM2: Type.Number(),
      unservedM2: Type.Number(),
      /** Σ ψF ÷ ΣF of the served land whose coefficient is known; null without any. */
      meanRunoff: nullableNumber,
      /** Served land without a coefficient. */
      unknownRunoffM2: Type.Number(),
      /** Land whose water stands at nodes that only pipes of unknown direction touch. */
      stuckM2: Type.Number(),
    }),
    districts: Type.Array(ZoneShares),
    streets: Type.Array(ZoneShares),
    meta: Type.Object(meta),
  },
  { $id: 'CapacityResult' },
);
export type CapacityResult = Static<typeof CapacityResult>;

export const CapacityPipeResult = Type.Object(
  {
    pipe: Type.String(),
    /** `computed`, or the first thing that stands in the way. */
    state: Type.String(),
    /** Every thing that is missing, or why it is not judged. */
    missing: Type.Array(Type.String()),
    slope: nullableNumber,
    roughness: nullableNumber,
    velocityMs: nullableNumber,
    leastMs: Type.Number(),
    greatestMs: Type.Number(),
    fullFlowM3s: nullableNumber,
    areaM2: Type.Number(),
    meanRunoff: nullableNumber,
    minutes: nullableNumber,
    timeAssumed: Type.Boolean(),
    /** L/(s·hm²) at P and that time; null where the formula says nothing of P. */
    intensity: nullableNumber,
    designFlowM3s: nullableNumber,
    returnPeriodYears: nullableNumber,
    years: Type.Number(),
    meta: Type.Object(meta),
  },
  { $id: 'CapacityPipeResult' },
);
export type CapacityPipeResult = Static<typeof CapacityPipeResult>;
