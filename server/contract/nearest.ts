import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { Completeness, kindsParameter, resultMeta, rolesParameter } from './analysis-meta.ts';
import { AnyGeometry, PositionInput } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/nearest`. */
export const NearestRequest = Type.Object(
  {
    points: Type.Array(PositionInput, {
      minItems: 1,
      maxItems: limits.nearestPointsMax,
      description: 'Longitude, latitude in degrees, WGS 84',
    }),
    layer: Type.String({ description: 'Layer whose nearest feature is wanted, e.g. pipes' }),
    kinds: kindsParameter,
    roles: rolesParameter,
    maxDistanceM: Type.Optional(Type.Number({ minimum: 0, maximum: limits.nearDistanceMaxM })),
  },
  { $id: 'NearestRequest', additionalProperties: false },
);
export type NearestRequest = Static<typeof NearestRequest>;

export const NearestResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    /** One for each point, in the order of the request. */
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        id: Type.String({ description: 'Place of the point in the request, from 0' }),
        /** The place of the feature that is nearest; null where none is within `maxDistanceM`. */
        geometry: Type.Union([AnyGeometry, Type.Null()]),
        properties: Type.Object({
          key: Type.Union([Type.String(), Type.Null()]),
          distanceM: Type.Union([Type.Number(), Type.Null()]),
        }),
      }),
    ),
    meta: Type.Object({
      ...resultMeta,
      /** Of the pipes; null for another layer. */
      completeness: Type.Union([Completeness, Type.Null()]),
      parameters: Type.Object({
        points: Type.Integer(),
        layer: Type.String(),
        kinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
        roles: Type.Union([Type.Array(Type.String()), Type.Null()]),
        maxDistanceM: Type.Union([Type.Number(), Type.Null()]),
      }),
    }),
  },
  { $id: 'NearestResult' },
);
export type NearestResult = Static<typeof NearestResult>;
