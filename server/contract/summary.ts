import { Type, type Static, type TSchema } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { kindsParameter, resultMeta, rolesParameter } from './analysis-meta.ts';
import { PolygonInput, PolygonOutput } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/summary`. */
export const SummaryRequest = Type.Object(
  {
    areas: Type.Array(PolygonInput, { minItems: 1, maxItems: limits.summaryAreasMax }),
    distanceM: Type.Optional(
      Type.Number({
        minimum: limits.distanceMinM,
        maximum: limits.distanceMaxM,
        description: `R of the blank share; default ${limits.distanceDefaultM}`,
      }),
    ),
    kinds: kindsParameter,
    roles: rolesParameter,
  },
  { $id: 'SummaryRequest', additionalProperties: false },
);
export type SummaryRequest = Static<typeof SummaryRequest>;

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const numberOrNull = orNull(Type.Number());
const figures = Type.Record(Type.String(), Type.Number());
const polygon = {
  key: Type.String(),
  name: orNull(Type.String()),
  areaInsideM2: Type.Number(),
  /** Share of the polygon that lies in the area, 0..1. */
  shareInside: Type.Number(),
};
const touched = orNull(Type.Object({ count: Type.Integer(), items: Type.Array(Type.Object(polygon)) }));

/** What an area holds. A part is null where the city has no such layer, and `blank` where no field is at hand. */
export const SummaryCard = Type.Object(
  {
    areaM2: Type.Number(),
    landM2: Type.Number(),
    pipes: orNull(
      Type.Object({
        lengthM: Type.Number(),
        densityKmPerKm2: numberOrNull,
        /** By class; a missing value is `unknown`. Names as in the result of density. */
        lengthByKindM: figures,
        lengthBySizeM: figures,
        lengthByMaterialM: figures,
        lengthByDecadeM: figures,
        /** Pipes in the area that do not count, by reason: status, form, role, kind. */
        leftOut: figures,
      }),
    ),
    nodes: orNull(Type.Object({ count: Type.Integer(), byType: figures })),
    floodPoints: orNull(Type.Object({ count: Type.Integer(), byStatus: figures })),
    communities: orNull(
      Type.Object({
        count: Type.Integer(),
        /** Of the communities touched, as a whole; null where none is known. */
        households: numberOrNull,
        /** The same by the share of each community that lies in the area. */
        householdsInside: numberOrNull,
        items: Type.Array(Type.Object({ ...polygon, households: numberOrNull })),
      }),
    ),
    heritageDistricts: touched,
    traditionalVillages: touched,
    heritageBuildings: orNull(Type.Object({ count: Type.Integer() })),
    roads: orNull(Type.Object({ lengthM: Type.Number(), densityKmPerKm2: numberOrNull, lengthByClassM: figures })),
    blank: orNull(
      Type.Object({
        share: numberOrNull,
        blankM2: Type.Number(),
        knownM2: Type.Number(),
        unknownM2: Type.Number(),
        /** The exact blank area differs by at most this. */
        errorM2: Type.Number(),
      }),
    ),
    /** Share of what is counted with a known value, by `layer.field`; of lines by length. Null where nothing is counted. */
    known: Type.Record(Type.String(), numberOrNull),
    surveyedLand: numberOrNull,
  },
  { $id: 'SummaryCard' },
);
export type SummaryCard = Static<typeof SummaryCard>;

export const SummaryResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    /** One for each area, in the order of the request; `id` is its place there, from 1. */
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        id: Type.String(),
        geometry: PolygonOutput,
        properties: SummaryCard,
      }),
    ),
    /** All areas together; what overlaps counts once. */
    total: SummaryCard,
    meta: Type.Object({
      ...resultMeta,
      repairedPolygons: Type.Integer(),
      parameters: Type.Object({
        areas: Type.Integer(),
        distanceM: Type.Number(),
        kinds: orNull(Type.Array(Type.String())),
        roles: Type.Array(Type.String()),
        land: Type.Enum(['built_up', 'district', 'area']),
      }),
    }),
  },
  { $id: 'SummaryResult' },
);
export type SummaryResult = Static<typeof SummaryResult>;
