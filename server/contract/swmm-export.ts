import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { assumptionTexts } from '../../data/swmm/assumptions.ts';
import { resultMeta } from './analysis-meta.ts';
import { StormChoice } from './capacity.ts';
import { PolygonInput } from './geometry.ts';
import { TraceRequest } from './trace.ts';

/** Keys listed with an assumption in the answer; the file lists all. */
export const swmmKeysListed = 200;

/** What a request that says nothing else asks for. */
export const swmmExportDefaults = {
  kinds: ['storm', 'combined'],
  connections: false,
  minLengthM: 10,
  stripM: 60,
  drainMin: 120,
} as const;

const Part = Type.Union([
  Type.Object({ type: Type.Literal('whole') }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal('trace'), trace: TraceRequest }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal('polygon'), geometry: PolygonInput }, { additionalProperties: false }),
  Type.Object(
    {
      type: Type.Literal('pipes'),
      keys: Type.Array(Type.String(), { minItems: 1, maxItems: limits.swmmPipesMax }),
    },
    { additionalProperties: false },
  ),
]);

/** Rain of the design storm: intensity from each moment to the next, in equal steps from 0. */
const RainStep = Type.Object(
  {
    timeMin: Type.Number({ minimum: 0, maximum: limits.swmmRainMaxMin }),
    intensityMmPerH: Type.Number({ minimum: 0, maximum: 1000 }),
  },
  { additionalProperties: false },
);

/** Chicago hyetograph of the storm formula; `rain` may be given in its place. */
const Design = Type.Object(
  {
    years: Type.Number({ minimum: 0.25, maximum: 1000, description: 'Return period' }),
    durationMin: Type.Integer({ minimum: 10, maximum: limits.swmmRainMaxMin }),
    stepMin: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: 'Absent: 5' })),
    peakShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'Place of the peak, r; absent: 0.4' })),
  },
  { additionalProperties: false },
);

/** Body of `POST /api/cities/{city}/analysis/swmm-export`; one of `rain` and `design` is needed. */
export const SwmmExportRequest = Type.Object(
  {
    part: Part,
    rain: Type.Optional(Type.Array(RainStep, { minItems: 2, maxItems: limits.swmmRainMaxMin })),
    storm: StormChoice,
    design: Type.Optional(Design),
    kinds: Type.Optional(
      Type.Array(Type.Enum(['storm', 'foul', 'combined', 'other']), {
        minItems: 1,
        uniqueItems: true,
        description: 'Kinds of pipe that go into the model, beside those of unknown kind; absent: storm and combined',
      }),
    ),
    connections: Type.Optional(
      Type.Boolean({
        description: 'Inlet connections and laterals too; absent: mains only, and pipes of unknown role',
      }),
    ),
    minLengthM: Type.Optional(
      Type.Number({ minimum: 1, maximum: 100, description: 'Shorter conduits are lengthened to this' }),
    ),
    stripM: Type.Optional(
      Type.Number({
        minimum: 1,
        maximum: 500,
        description: 'Width of the land that drains to a pipe where no catchment was surveyed',
      }),
    ),
    drainMin: Type.Optional(
      Type.Number({ minimum: 0, maximum: 2880, description: 'Time computed after the rain, min' }),
    ),
  },
  { $id: 'SwmmExportRequest', additionalProperties: false },
);
export type SwmmExportRequest = Static<typeof SwmmExportRequest>;

export const SwmmAssumption = Type.Object({
  id: Type.Enum(Object.keys(assumptionTexts) as (keyof typeof assumptionTexts)[]),
  count: Type.Integer(),
  /** Keys of pipes, nodes or catchments, the first 200. */
  keys: Type.Array(Type.String()),
});
export type SwmmAssumption = Static<typeof SwmmAssumption>;

export const SwmmExportResult = Type.Object(
  {
    /** The input file. */
    inp: Type.String(),
    assumptions: Type.Array(SwmmAssumption),
    counts: Type.Object({
      junctions: Type.Integer(),
      outfalls: Type.Integer(),
      storages: Type.Integer(),
      conduits: Type.Integer(),
      pumps: Type.Integer(),
      weirs: Type.Integer(),
      subcatchments: Type.Integer(),
      areaHa: Type.Number(),
    }),
    /** Pipes of the part that are not in the model, by reason. */
    leftOut: Type.Object({ kind: Type.Integer(), role: Type.Integer() }),
    meta: Type.Object({ ...resultMeta, parameters: Type.Record(Type.String(), Type.Number()) }),
  },
  { $id: 'SwmmExportResult' },
);
export type SwmmExportResult = Static<typeof SwmmExportResult>;
