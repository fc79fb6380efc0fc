import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { analysisMeta, kindsParameter, rolesParameter } from './analysis-meta.ts';

const landParameter = Type.Optional(
  Type.Enum(['built_up', 'district'], { description: 'Default built_up where the city has that layer' }),
);

/** Body of `POST /api/cities/{city}/analysis/blank-preview`. */
export const BlankPreviewRequest = Type.Object(
  {
    distanceM: Type.Optional(
      Type.Number({
        minimum: limits.distanceMinM,
        maximum: limits.distanceMaxM,
        description: 'Absent: the answer is for every distance, as a curve',
      }),
    ),
    kinds: kindsParameter,
    roles: rolesParameter,
    land: landParameter,
  },
  { $id: 'BlankPreviewRequest', additionalProperties: false },
);
export type BlankPreviewRequest = Static<typeof BlankPreviewRequest>;

const totals = {
  landM2: Type.Number(),
  /** Before any minimum area: small places count too. */
  blankM2: Type.Number(),
  /** The exact area lies between these two. */
  atLeastM2: Type.Number(),
  atMostM2: Type.Number(),
  unknownM2: Type.Number(),
  /** blankM2 ÷ (landM2 − unknownM2); null where nothing is known. */
  blankShare: Type.Union([Type.Number(), Type.Null()]),
};
const district = {
  districtKey: Type.Union([Type.String(), Type.Null()]),
  districtName: Type.Union([Type.String(), Type.Null()]),
};
const curve = {
  landM2: Type.Number(),
  blankM2: Type.Array(Type.Number()),
  unknownM2: Type.Array(Type.Number()),
};

export const BlankPreviewResult = Type.Object(
  {
    /** For the distance asked; null when none was. */
    totals: Type.Union([
      Type.Object({ ...totals, byDistrict: Type.Array(Type.Object({ ...district, ...totals })) }),
      Type.Null(),
    ]),
    /** For every distance: entry i is for i × `stepM`; null when one distance was asked. */
    curve: Type.Union([
      Type.Object({
        stepM: Type.Number(),
        ...curve,
        /** The exact area lies between these two. */
        atLeastM2: Type.Array(Type.Number()),
        atMostM2: Type.Array(Type.Number()),
        byDistrict: Type.Array(Type.Object({ ...district, ...curve })),
      }),
      Type.Null(),
    ]),
    meta: Type.Object({
      ...analysisMeta,
      parameters: Type.Object({
        distanceM: Type.Union([Type.Number(), Type.Null()]),
        kinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
        roles: Type.Array(Type.String()),
        land: Type.Enum(['built_up', 'district']),
      }),
      /** Side of a cell of the field; no place is farther than 0.71 × this from a cell's centre. */
      cellM: Type.Number(),
      /** Whether the field was at hand, or was made for this question. */
      field: Type.Enum(['memory', 'computed']),
    }),
  },
  { $id: 'BlankPreviewResult' },
);
export type BlankPreviewResult = Static<typeof BlankPreviewResult>;
