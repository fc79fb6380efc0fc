import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { Completeness, kindsParameter, resultMeta, rolesParameter } from './analysis-meta.ts';
import { GeometryInput } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/within`. */
export const WithinRequest = Type.Object(
  {
    geometry: GeometryInput,
    layer: Type.String({ description: 'Layer whose features are wanted, e.g. flood_points' }),
    distanceM: Type.Number({ minimum: 0, maximum: limits.nearDistanceMaxM }),
    kinds: kindsParameter,
    roles: rolesParameter,
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.withinLimitMax,
        description: `Features listed; default ${limits.withinLimitDefault}`,
      }),
    ),
  },
  { $id: 'WithinRequest', additionalProperties: false },
);
export type WithinRequest = Static<typeof WithinRequest>;

export const WithinResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    /** Nearest first. Without geometry: `items/{key}` of the layer has it. */
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        id: Type.String({ description: 'Key of the feature' }),
        geometry: Type.Null(),
        properties: Type.Object({ name: Type.Union([Type.String(), Type.Null()]), distanceM: Type.Number() }),
      }),
    ),
    /** Features near enough, those beyond `limit` included. */
    numberMatched: Type.Integer(),
    numberReturned: Type.Integer(),
    meta: Type.Object({
      ...resultMeta,
      /** Of the pipes; null for another layer. */
      completeness: Type.Union([Completeness, Type.Null()]),
      parameters: Type.Object({
        layer: Type.String(),
        distanceM: Type.Number(),
        kinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
        roles: Type.Union([Type.Array(Type.String()), Type.Null()]),
        limit: Type.Integer(),
      }),
    }),
  },
  { $id: 'WithinResult' },
);
export type WithinResult = Static<typeof WithinResult>;
