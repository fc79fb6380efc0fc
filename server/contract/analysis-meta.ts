import { Type, type Static } from 'typebox';

/** How complete the data behind a figure are: shown beside every figure. */
export const Completeness = Type.Object({
  /** Pipes that took part. */
  pipes: Type.Integer(),
  lengthM: Type.Number(),
  /** Pipes of the data left out, by reason: `role`, `form`, `kind`, `status`. */
  leftOut: Type.Record(Type.String(), Type.Integer()),
  /** Share 0..1 of the pipes that took part with a known value. */
  knownStatus: Type.Number(),
  knownKind: Type.Number(),
  knownRole: Type.Number(),
  /** Share of the analysed land that the survey covers; null where the city has no coverage layer. */
  surveyedLand: Type.Union([Type.Number(), Type.Null()]),
});
export type Completeness = Static<typeof Completeness>;

/** Part of the `meta` of every result. */
export const resultMeta = {
  datasetVersion: Type.String(),
  workingCrs: Type.String(),
  /** What was done, in words a reader can check: zh and en. */
  method: Type.Object({ zh: Type.String(), en: Type.String() }),
  computeMs: Type.Number(),
};

export const analysisMeta = {
  ...resultMeta,
  completeness: Completeness,
  /** Polygons of land, districts or cells whose rings were invalid and were repaired for the analysis. */
  repairedPolygons: Type.Integer(),
};

export const kindsParameter = Type.Optional(
  Type.Array(Type.Enum(['storm', 'foul', 'combined', 'other']), {
    minItems: 1,
    uniqueItems: true,
    description: 'Kinds of pipe that count; absent: all, unknown kind included',
  }),
);

export const rolesParameter = Type.Optional(
  Type.Array(Type.Enum(['main', 'inlet_connection', 'lateral', 'other']), {
    minItems: 1,
    uniqueItems: true,
    description: 'Roles that count; absent: mains (and pipes of unknown role)',
  }),
);
