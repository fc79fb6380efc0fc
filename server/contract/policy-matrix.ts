import { Type, type Static, type TSchema } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { analysisMeta, kindsParameter, rolesParameter } from './analysis-meta.ts';
import { CapacityRequest } from './capacity.ts';
import { PolygonOutput } from './geometry.ts';

const weight = Type.Optional(Type.Number({ minimum: 0, maximum: 100 }));

/** Body of `POST /api/cities/{city}/analysis/policy-matrix`. */
export const PolicyMatrixRequest = Type.Object(
  {
    distanceM: Type.Optional(
      Type.Number({
        minimum: limits.distanceMinM,
        maximum: limits.distanceMaxM,
        description: `R: land farther than this from every counted pipe is suspected blank; default ${limits.distanceDefaultM}`,
      }),
    ),
    floodDistanceM: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: limits.distanceMaxM,
        description: `Flood-prone points count up to this distance; default ${limits.floodDistanceDefaultM}`,
      }),
    ),
    weights: Type.Optional(
      Type.Object(
        { blank: weight, flood: weight, thin: weight, combined: weight, weak: weight },
        {
          additionalProperties: false,
          description:
            'How much each reason weighs in the score; a proposal without authority: blank 0.4, flood 0.3, thin 0.2, combined 0.1, weak 0.2',
        },
      ),
    ),
    storm: CapacityRequest.properties.storm,
    today: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day on which ages are counted; default: today' }),
    ),
    kinds: kindsParameter,
    roles: rolesParameter,
  },
  { $id: 'PolicyMatrixRequest', additionalProperties: false },
);
export type PolicyMatrixRequest = Static<typeof PolicyMatrixRequest>;

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const numberOrNull = orNull(Type.Number());

export const PolicyRow = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String({ description: 'layer/key' }),
  geometry: PolygonOutput,
  properties: Type.Object({
    layer: Type.Enum(['old_communities', 'heritage_districts']),
    key: Type.String(),
    name: orNull(Type.String()),
    areaM2: Type.Number(),
    households: numberOrNull,
    lengthM: Type.Number(),
    lengthByKindM: Type.Record(Type.String(), Type.Number()),
    /** Over the area of the place. */
    densityKmPerKm2: Type.Number(),
    /** Share of the area within R of a counted pipe. */
    servedShare: Type.Number(),
    /** Share of the known land farther than R from every counted pipe; null without known land. */
    blankShare: numberOrNull,
    blankM2: Type.Number(),
    /** Share of the area that is land outside the survey coverage. */
    unknownShare: Type.Number(),
    floodPoints: numberOrNull,
    /** Of these, the ones neither fixed nor verified. */
    openFloodPoints: numberOrNull,
    /** Length of weak pipes (the weakest 5 % of the city's mains) ÷ length of the pipes that are ranked; null where none is. */
    weakShare: numberOrNull,
    /** 0..100; null where no reason can be judged. */
    score: numberOrNull,
    /** Weight of the reasons that could be judged, 0..1. */
    completeness: Type.Number(),
    /** 1 is the most urgent. */
    rank: orNull(Type.Integer()),
    /** What adds to the score, most first. Values: shares 0..1, distances in metres, densities in km/km². */
    reasons: Type.Array(
      Type.Object({
        code: Type.Enum(['blank', 'flood', 'thin', 'combined', 'weak']),
        points: Type.Number(),
        values: Type.Record(Type.String(), Type.Number()),
      }),
    ),
  }),
});
export type PolicyRow = Static<typeof PolicyRow>;

export const PolicyMatrixResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    /** By rank; those without one last. */
    features: Type.Array(PolicyRow),
    meta: Type.Object({
      ...analysisMeta,
      /** What a place's density is compared with: the whole city's, over its land. */
      cityDensityKmPerKm2: numberOrNull,
      arcToleranceM: Type.Number(),
      parameters: Type.Object({
        distanceM: Type.Number(),
        floodDistanceM: Type.Number(),
        weights: Type.Record(Type.String(), Type.Number()),
        kinds: orNull(Type.Array(Type.String())),
        roles: Type.Array(Type.String()),
        land: Type.Enum(['built_up', 'district', 'area']),
      }),
    }),
  },
  { $id: 'PolicyMatrixResult' },
);
export type PolicyMatrixResult = Static<typeof PolicyMatrixResult>;
