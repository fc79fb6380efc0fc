import { Type, type Static, type TSchema } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { TracePlace } from './trace.ts';

const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);
const Key = Type.String({ minLength: 1, maxLength: 200 });
const Level = Type.Number({ minimum: -500, maximum: 9500, description: 'Metres above the datum of the city' });

const WaterLevels = Type.Object(
  {
    source: Type.String({ minLength: 1, maxLength: 200, description: 'Who computed them, for which storm and time' }),
    nodes: Type.Optional(Type.Record(Type.String(), Level, { maxProperties: limits.sectionPipesMax + 1 })),
    pipes: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({ inM: Type.Optional(Level), outM: Type.Optional(Level) }, { additionalProperties: false }),
        { maxProperties: limits.sectionPipesMax },
      ),
    ),
  },
  { additionalProperties: false },
);

/** Body of `POST /api/cities/{city}/analysis/section`: a place alone, two places, or the pipes. */
export const SectionRequest = Type.Object(
  {
    from: Type.Optional(TracePlace),
    to: Type.Optional(TracePlace),
    way: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: limits.tracePathsMax - 1,
        description: 'Which of the ways between two places, 0 the shortest',
      }),
    ),
    pipes: Type.Optional(
      Type.Array(Key, {
        minItems: 1,
        maxItems: limits.sectionPipesMax,
        description: 'Keys of pipes that join on to each other, in order, in place of `from`',
      }),
    ),
    waterLevels: Type.Optional(WaterLevels),
  },
  { $id: 'SectionRequest', additionalProperties: false },
);
export type SectionRequest = Static<typeof SectionRequest>;

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });
const level = nullable(Type.Number({ description: 'Metres above the datum; null: not surveyed' }));
const text = nullable(Type.String());

const SectionPipe = Type.Object({
  pipeId: Type.String(),
  fromStationM: Type.Number(),
  toStationM: Type.Number(),
  lengthM: Type.Number(),
  kind: text,
  form: text,
  shape: text,
  /** Inner diameter; height of sections that are not round. */
  diameterM: nullable(Type.Number()),
  widthM: nullable(Type.Number()),
  material: text,
  yearBuilt: nullable(Type.Integer()),
  invertInM: level,
  invertOutM: level,
  /** Invert + height; null for open channels. */
  crownInM: level,
  crownOutM: level,
  /** Ground − crown. */
  coverInM: nullable(Type.Number()),
  coverOutM: nullable(Type.Number()),
  /** Fall ÷ length, m/m; negative where the invert rises along the section. */
  slope: nullable(Type.Number()),
  state: Type.Enum(['falling', 'flat', 'adverse', 'pressure', 'unknown']),
  flow: Type.Enum(['along', 'against', 'unknown']),
  evidence: text,
  waterInM: level,
  waterOutM: level,
  /** Along the section, longitude and latitude. */
  line: Type.Array(Position),
});
export type SectionPipe = Static<typeof SectionPipe>;

const SectionLateral = Type.Object({
  pipeId: Type.String(),
  kind: text,
  role: text,
  diameterM: nullable(Type.Number()),
  invertM: level,
  flow: Type.Enum(['in', 'out', 'loop', 'unknown']),
  /** As one looks along the section. */
  side: nullable(Type.Enum(['left', 'right'])),
});
export type SectionLateral = Static<typeof SectionLateral>;

const SectionNode = Type.Object({
  nodeId: text,
  name: text,
  /** For readers of English; null where the survey has none. */
  nameEn: text,
  nodeType: text,
  stationM: Type.Number(),
  position: Position,
  groundM: level,
  bottomM: level,
  /** `depth`: ground − the recorded depth. */
  bottomFrom: nullable(Type.Enum(['surveyed', 'depth'])),
  depthM: nullable(Type.Number()),
  /** Invert that comes in − invert that goes on. */
  dropM: nullable(Type.Number()),
  waterM: level,
  laterals: Type.Array(SectionLateral),
});
export type SectionNode = Static<typeof SectionNode>;

export const SectionResult = Type.Object(
  {
    nodes: Type.Array(SectionNode),
    pipes: Type.Array(SectionPipe),
    /** Where the water may go several ways, and by what the section takes one. */
    choices: Type.Array(
      Type.Object({
        nodeId: text,
        stationM: Type.Number(),
        taken: Type.String(),
        left: Type.Array(Type.String()),
        by: Type.Enum(['diameter', 'evidence', 'invert', 'order']),
      }),
    ),
    end: Type.Enum([
      'outfall',
      'works',
      'head',
      'dead-end',
      'missing-end-node',
      'direction-conflict',
      'direction-unknown',
      'barrier',
      'city-edge',
      'loop',
      'length',
      'target',
      'listed',
    ]),
    ways: Type.Integer(),
    way: Type.Integer(),
    reversed: Type.Boolean(),
    /** Levels of the terrain model along the section: not the surveyed ground, and null where it has none. */
    terrain: nullable(
      Type.Object({
        source: Type.String(),
        date: text,
        cellM: Type.Number(),
        stationM: Type.Array(Type.Number()),
        levelM: Type.Array(level),
      }),
    ),
    /** Who computed the levels of water, where some were given. */
    waterSource: text,
    totals: Type.Object({
      lengthM: Type.Number(),
      pipes: Type.Integer(),
      adverse: Type.Integer(),
      flat: Type.Integer(),
      /** Nodes where the water falls by 0.5 m or more. */
      drops: Type.Integer(),
      /** Pipes after a wider one. */
      narrowings: Type.Integer(),
    }),
    meta: Type.Object({
      datasetVersion: Type.String(),
      workingCrs: Type.String(),
      computeMs: Type.Number(),
      method: Type.Object({ zh: Type.String(), en: Type.String() }),
      /** What levels are above; null where the city does not say. */
      datum: text,
      /** Shares 0..1: of nodes with a ground level, of pipes with both inverts, of pipes with a size. */
      completeness: Type.Object({ ground: Type.Number(), levels: Type.Number(), diameter: Type.Number() }),
    }),
  },
  { $id: 'SectionResult' },
);
export type SectionResult = Static<typeof SectionResult>;
