import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { analysisMeta, kindsParameter, rolesParameter } from './analysis-meta.ts';
import { PolygonInput, PolygonOutput } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/blank-areas`. */
export const BlankAreasRequest = Type.Object(
  {
    distanceM: Type.Number({
      minimum: limits.distanceMinM,
      maximum: limits.distanceMaxM,
      description: 'R: land farther than this from every counted pipe is a suspected blank area',
    }),
    minAreaM2: Type.Number({
      minimum: 0,
      maximum: limits.minAreaMaxM2,
      description: 'Polygons below this area are dropped before they are split by district',
    }),
    kinds: kindsParameter,
    roles: rolesParameter,
    land: Type.Optional(
      Type.Enum(['built_up', 'district'], { description: 'Default built_up where the city has that layer' }),
    ),
    within: Type.Optional(PolygonInput),
  },
  { $id: 'BlankAreasRequest', additionalProperties: false },
);
export type BlankAreasRequest = Static<typeof BlankAreasRequest>;

export const BlankArea = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String({ description: 'Rank by area, 1 is the largest; unknown-n for unsurveyed land' }),
  geometry: PolygonOutput,
  properties: Type.Object({
    /** `blank`: suspected; `unknown`: outside the survey coverage, so nobody can say. */
    class: Type.Enum(['blank', 'unknown']),
    areaM2: Type.Number(),
    districtKey: Type.Union([Type.String(), Type.Null()]),
    districtName: Type.Union([Type.String(), Type.Null()]),
  }),
});
export type BlankArea = Static<typeof BlankArea>;

const DistrictTotal = Type.Object({
  districtKey: Type.Union([Type.String(), Type.Null()]),
  districtName: Type.Union([Type.String(), Type.Null()]),
  landM2: Type.Number(),
  blankM2: Type.Number(),
  /** blankM2 ÷ (landM2 − unknownM2); null where nothing is known. */
  blankShare: Type.Union([Type.Number(), Type.Null()]),
  unknownM2: Type.Number(),
  polygons: Type.Integer(),
});

export const BlankAreasResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    /** Largest first. */
    features: Type.Array(BlankArea),
    totals: Type.Object({
      landM2: Type.Number(),
      blankM2: Type.Number(),
      blankShare: Type.Union([Type.Number(), Type.Null()]),
      unknownM2: Type.Number(),
      polygons: Type.Integer(),
      /** Polygons below the minimum area: how many and how much land. */
      dropped: Type.Object({ polygons: Type.Integer(), areaM2: Type.Number() }),
      byDistrict: Type.Array(DistrictTotal),
    }),
    meta: Type.Object({
      ...analysisMeta,
      parameters: Type.Object({
        distanceM: Type.Number(),
        minAreaM2: Type.Number(),
        kinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
        roles: Type.Array(Type.String()),
        land: Type.Enum(['built_up', 'district']),
        within: Type.Boolean(),
      }),
      /** Buffers are polygons: the largest distance between the arc and its chord, metres. */
      arcToleranceM: Type.Number(),
      quadrantSegments: Type.Integer(),
    }),
  },
  { $id: 'BlankAreasResult' },
);
export type BlankAreasResult = Static<typeof BlankAreasResult>;
