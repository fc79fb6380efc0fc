import { Type, type Static } from 'typebox';
import { regionClasses, soilClasses } from '../../data/inspection/settings.ts';
import { limits } from '../../data/model/limits.ts';
import { resultMeta } from './analysis-meta.ts';

const nullableNumber = Type.Union([Type.Number(), Type.Null()]);
const Class = Type.Union([Type.Integer({ minimum: 1, maximum: 4 }), Type.Null()]);
const Region = Type.Enum([...regionClasses]);
const Soil = Type.Enum([...soilClasses]);

const Finding = Type.Object(
  {
    id: Type.Optional(
      Type.String({ maxLength: 200, description: 'Name of the line; absent: its place in the list, from 1' }),
    ),
    pipeId: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Key of the pipe, or a name that holds both its manholes: `Y12-Y13`',
      }),
    ),
    startNodeId: Type.Optional(
      Type.String({
        maxLength: 200,
        description: 'Manhole the camera began at; with `endNodeId` it names the pipe between them',
      }),
    ),
    endNodeId: Type.Optional(Type.String({ maxLength: 200 })),
    positionM: Type.Optional(
      Type.Number({
        description:
          'To where the defect begins: from `startNodeId` where both manholes are named, else from the start node of the pipe',
      }),
    ),
    code: Type.Optional(
      Type.String({ maxLength: 20, description: 'PL, BX …; absent: the pipe was inspected and nothing was found' }),
    ),
    grade: Type.Optional(Type.Number({ description: '1 … 4' })),
    lengthM: Type.Optional(Type.Number({ description: 'Along the pipe; absent: at one place' })),
    clock: Type.Optional(Type.String({ maxLength: 20 })),
    region: Type.Optional(Region),
    soil: Type.Optional(Soil),
  },
  { additionalProperties: false },
);

const settings = {
  region: Type.Optional(Region),
  soil: Type.Optional(Soil),
  closeFactor: Type.Optional(Type.Number({ minimum: 1, maximum: 3, description: 'α and β (1.1)' })),
  mergeGapM: Type.Optional(
    Type.Number({ minimum: 0, maximum: 10, description: 'Up to this net gap defects are one (1.0)' }),
  ),
  closeGapM: Type.Optional(
    Type.Number({ minimum: 0, maximum: 10, description: 'Up to this one they are close (1.5)' }),
  ),
  leastLengthM: Type.Optional(Type.Number({ minimum: 0, maximum: 10, description: 'Length of a defect at least (1)' })),
  merged: Type.Optional(
    Type.Enum(['sum', 'worst'], { description: 'Score of defects that are one (sum, at most 10)' }),
  ),
  importanceFrom: Type.Optional(
    Type.Number({ minimum: 0, maximum: 10, description: 'K and E count from this F or G (4)' }),
  ),
};

/** Body of `POST /api/cities/{city}/analysis/inspection`. */
export const InspectionRequest = Type.Object(
  {
    findings: Type.Array(Finding, { minItems: 1, maxItems: limits.findingsMax }),
    settings: Type.Optional(Type.Object(settings, { additionalProperties: false })),
  },
  { $id: 'InspectionRequest', additionalProperties: false },
);
export type InspectionRequest = Static<typeof InspectionRequest>;

const KindAssessment = Type.Object({
  /** Defects that count, those that are one taken together. */
  defects: Type.Integer(),
  /** S or Y. */
  mean: Type.Number(),
  /** Smax or Ymax. */
  worst: Type.Number(),
  /** F or G, and its class. */
  parameter: Type.Number(),
  class: Type.Integer({ minimum: 1, maximum: 4 }),
  /** SM or YM; null where the length of the pipe is not known. */
  density: nullableNumber,
  extent: Type.Union([Type.Enum(['none', 'local', 'partial', 'whole']), Type.Null()]),
  region: Type.Number(),
  /** E; null where it depends on a diameter that nobody knows. */
  pipe: nullableNumber,
  soil: Type.Number(),
  /** RI or MI, and its class; null where it cannot be computed. */
  index: nullableNumber,
  indexClass: Class,
  /** What to do by the class of the index. */
  action: Type.Union([Type.Enum(['none', 'plan', 'soon', 'at-once']), Type.Null()]),
  /** What the record of the pipe says: class by F or G, and index. */
  given: Type.Object({ class: Class, index: nullableNumber }),
});

const Problem = Type.Enum([
  'code-unknown',
  'grade-missing',
  'grade-not-defined',
  'position-missing',
  'length-invalid',
  'outside-pipe',
  'duplicate',
  'not-computed',
  'pipe-unknown',
  'manhole-unknown',
  'manholes-apart',
  'pipe-ambiguous',
  'manholes-differ',
]);

export const InspectionResult = Type.Object(
  {
    /** In order of the first finding of each. */
    pipes: Type.Array(
      Type.Object({
        pipeId: Type.String(),
        lengthM: Type.Number(),
        diameterM: nullableNumber,
        structural: KindAssessment,
        functional: KindAssessment,
        /** By RI, F and SM. */
        repair: Type.Union([Type.Enum(['none', 'local', 'whole']), Type.Null()]),
        region: Region,
        soil: Soil,
      }),
    ),
    /** Findings that do not count, and why; `not-computed` is scum, which is recorded only. */
    leftOut: Type.Array(
      Type.Object({
        id: Type.String(),
        /** The pipe, else the manholes it was named by. */
        pipeId: Type.String(),
        problem: Problem,
        /** `pipe-ambiguous`: the pipes it may mean. */
        candidates: Type.Optional(Type.Array(Type.String())),
      }),
    ),
    /** Findings whose pipe was found by its manholes, and those counted from the pipe's other end. */
    located: Type.Array(
      Type.Object({
        id: Type.String(),
        pipeId: Type.String(),
        /** From the start node of the pipe; null where the finding has none. */
        positionM: nullableNumber,
        /** The camera went against the direction in which the survey draws the pipe. */
        turned: Type.Boolean(),
      }),
    ),
    totals: Type.Object({
      pipes: Type.Integer(),
      lengthM: Type.Number(),
      /** Length by class I … IV of F and of G, m. */
      structuralM: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
      functionalM: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
    }),
    meta: Type.Object({
      ...resultMeta,
      parameters: Type.Object({
        region: Region,
        soil: Soil,
        closeFactor: Type.Number(),
        mergeGapM: Type.Number(),
        closeGapM: Type.Number(),
        leastLengthM: Type.Number(),
        merged: Type.String(),
        importanceFrom: Type.Number(),
      }),
    }),
  },
  { $id: 'InspectionResult' },
);
export type InspectionResult = Static<typeof InspectionResult>;
