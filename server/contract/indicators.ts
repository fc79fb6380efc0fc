import { Type, type Static, type TSchema } from 'typebox';
import { resultMeta } from './analysis-meta.ts';
import { PolygonOutput } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/indicators`. */
export const IndicatorsRequest = Type.Object(
  { layer: Type.Enum(['districts', 'streets'], { description: 'Whose polygons the figures are for' }) },
  { $id: 'IndicatorsRequest', additionalProperties: false },
);
export type IndicatorsRequest = Static<typeof IndicatorsRequest>;

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const numberOrNull = orNull(Type.Number());
const figuresOrNull = orNull(Type.Record(Type.String(), Type.Number()));

export const IndicatorsResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(
      Type.Object({
        type: Type.Literal('Feature'),
        id: Type.String({ description: 'Key of the polygon' }),
        geometry: PolygonOutput,
        /** null: the city has no layer for it, or nothing to divide by. */
        properties: Type.Object({
          name: orNull(Type.String()),
          areaM2: Type.Number(),
          builtUpM2: numberOrNull,
          builtUpShare: numberOrNull,
          roadLengthM: numberOrNull,
          roadLengthByClassM: figuresOrNull,
          /** Roads in the built-up area ÷ that area; see `meta.parameters.roadDensityOver`. */
          roadDensityKmPerKm2: numberOrNull,
          /** Green and forest ÷ classified land. */
          greenShare: numberOrNull,
          coverM2: figuresOrNull,
          /** Share of the area that the land cover classifies. */
          classifiedShare: numberOrNull,
          /** Share of road length with a known class. */
          knownRoadClass: numberOrNull,
        }),
      }),
    ),
    meta: Type.Object({
      ...resultMeta,
      repairedPolygons: Type.Integer(),
      parameters: Type.Object({ layer: Type.String(), roadDensityOver: Type.Enum(['built_up', 'zone']) }),
    }),
  },
  { $id: 'IndicatorsResult' },
);
export type IndicatorsResult = Static<typeof IndicatorsResult>;
