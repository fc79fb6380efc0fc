import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { analysisMeta, kindsParameter, rolesParameter } from './analysis-meta.ts';
import { PolygonInput, PolygonOutput } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/density`. */
export const DensityRequest = Type.Object(
  {
    cells: Type.Union([
      Type.Object(
        {
          type: Type.Enum(['square', 'hexagon']),
          sizeM: Type.Number({
            minimum: limits.cellSizeMinM,
            maximum: limits.cellSizeMaxM,
            description: 'Side of a square; width of a hexagon between flat sides; metres in the working CRS',
          }),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        { type: Type.Literal('layer'), layer: Type.String({ description: 'A polygon layer, e.g. districts' }) },
        { additionalProperties: false },
      ),
      Type.Object({ type: Type.Literal('polygon'), geometry: PolygonInput }, { additionalProperties: false }),
    ]),
    kinds: kindsParameter,
    roles: rolesParameter,
    land: Type.Optional(
      Type.Enum(['built_up', 'cell'], {
        description: 'What the length is divided by; default built_up where the city has that layer',
      }),
    ),
    by: Type.Optional(
      Type.Array(Type.Enum(['size', 'material', 'decade']), {
        minItems: 1,
        uniqueItems: true,
        description: 'Lengths by these classes as well, beside those by kind',
      }),
    ),
  },
  { $id: 'DensityRequest', additionalProperties: false },
);
export type DensityRequest = Static<typeof DensityRequest>;

const lengths = (description: string) => Type.Record(Type.String(), Type.Number(), { description });

/** Lengths by class; a class is listed where a counted pipe of the city has it, a missing value is `unknown`. */
const classLengths = {
  lengthByKindM: lengths('storm, foul, combined, other, unknown'),
  lengthBySizeM: Type.Optional(
    lengths('Inner diameter, or height of sections that are not round, mm: 0-300, 300-600, …, 1500-, unknown'),
  ),
  lengthByMaterialM: Type.Optional(lengths('Codes of the list `material`, unknown')),
  lengthByDecadeM: Type.Optional(lengths('Year built: 1980 is 1980 to 1989; unknown')),
};

export const DensityCell = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String({ description: 'Grid: column_row; layer: key of the polygon; polygon: drawn' }),
  geometry: PolygonOutput,
  properties: Type.Object({
    name: Type.Optional(Type.String()),
    lengthM: Type.Number(),
    landM2: Type.Number(),
    /** null where the cell has no land: a density there would be a division by zero. */
    densityKmPerKm2: Type.Union([Type.Number(), Type.Null()]),
    ...classLengths,
  }),
});
export type DensityCell = Static<typeof DensityCell>;

export const DensityResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(DensityCell),
    totals: Type.Object({
      lengthM: Type.Number(),
      landM2: Type.Number(),
      densityKmPerKm2: Type.Union([Type.Number(), Type.Null()]),
      ...classLengths,
      cells: Type.Integer(),
      /** Length of counted pipes outside every cell (layer and polygon cells). */
      outsideM: Type.Number(),
    }),
    meta: Type.Object({
      ...analysisMeta,
      parameters: Type.Object({
        cells: Type.Any(),
        kinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
        roles: Type.Array(Type.String()),
        land: Type.Enum(['built_up', 'cell']),
        by: Type.Array(Type.String()),
      }),
    }),
  },
  { $id: 'DensityResult' },
);
export type DensityResult = Static<typeof DensityResult>;
