import { Type, type Static } from 'typebox';
import { SwmmExportRequest } from './swmm-export.ts';

const nullable = <T extends ReturnType<typeof Type.String | typeof Type.Number>>(type: T) =>
  Type.Union([type, Type.Null()]);

/** Files of a result: what the engine read and wrote. */
export const swmmFiles = ['inp', 'rpt', 'out'] as const;
export type SwmmFile = (typeof swmmFiles)[number];

/** Body of `POST …/swmm-results`. */
export const SwmmResultRequest = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    crs: Type.Optional(
      Type.String({
        pattern: '^EPSG:[0-9]{4,6}$',
        description: 'CRS of the coordinates in the .inp; needed to draw a model that is not made of this city',
      }),
    ),
  },
  { $id: 'SwmmResultRequest', additionalProperties: false },
);
export type SwmmResultRequest = Static<typeof SwmmResultRequest>;

const Message = Type.Object({ number: Type.Union([Type.Integer(), Type.Null()]), text: Type.String() });

/** What the files of a result say in short. */
export const SwmmSummary = Type.Object({
  engineVersion: nullable(Type.String()),
  /** CFS, GPM, MGD: feet and cubic feet; CMS, LPS, MLD: metres. */
  flowUnits: Type.String(),
  metric: Type.Boolean(),
  subcatchments: Type.Integer(),
  nodes: Type.Integer(),
  links: Type.Integer(),
  /** Variables by kind, in the order in which `values` counts them. */
  variables: Type.Record(Type.String(), Type.Array(Type.String())),
  periods: Type.Integer(),
  /** End of the first period, in the model's own time, ISO 8601 without zone; then one every `stepS`. */
  firstMoment: Type.String(),
  stepS: Type.Integer(),
  /** Continuity errors by table, per cent. */
  continuityPct: Type.Record(Type.String(), Type.Number()),
  warnings: Type.Integer(),
  errors: Type.Array(Message),
});
export type SwmmSummary = Static<typeof SwmmSummary>;

export const SwmmResult = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    createdAt: Type.String(),
    crs: nullable(Type.String()),
    /** Bytes of each file that is there. */
    files: Type.Record(Type.String(), Type.Integer()),
    /** Null until .rpt and .out are there. */
    summary: Type.Union([SwmmSummary, Type.Null()]),
  },
  { $id: 'SwmmResult' },
);
export type SwmmResult = Static<typeof SwmmResult>;

/** Which values: of one kind and variable, of a period (all objects) or of an object (all periods). */
export const SwmmValuesQuery = Type.Object(
  {
    kind: Type.Enum(['subcatchment', 'node', 'link', 'system']),
    variable: Type.String({ maxLength: 100 }),
    period: Type.Optional(Type.Integer({ minimum: 0 })),
    object: Type.Optional(Type.String({ maxLength: 200, description: 'Id in the model' })),
  },
  { additionalProperties: false },
);

/**
 * `GET …/swmm-results/{id}/join`: how the objects of a model stand for records of the current dataset version. Bytes of
 * column-bytes form (`DSJ1`), the columns: `linkOfPipe` Int32 per pipe in the order of the network (as network-lines),
 * the place of its link among the ids, −1 for none; `nodeOfRecord` Int32 per record of the nodes layer.
 */
export const SwmmJoinHeader = Type.Object({
  datasetVersion: Type.String(),
  pipes: Type.Integer(),
  nodes: Type.Integer(),
  /** How many found their link, their node. */
  pipesFound: Type.Integer(),
  nodesFound: Type.Integer(),
});
export type SwmmJoinHeader = Static<typeof SwmmJoinHeader>;

/** What the engine is asked for a join: the ids of a result and the keys its .inp names beside them. */
export interface SwmmJoinRequest {
  links: readonly string[];
  nodes: readonly string[];
  /** Key → id where they differ. */
  linkKeys: Readonly<Record<string, string>>;
  nodeKeys: Readonly<Record<string, string>>;
}

/** Ids by kind, in the order of the result file. */
export const SwmmIds = Type.Record(Type.String(), Type.Array(Type.String()), { $id: 'SwmmIds' });
export type SwmmIds = Static<typeof SwmmIds>;

/** Links of a model by its own coordinates, in the order of the ids; one without coordinates has none. */
export const SwmmLines = Type.Object(
  {
    /** Longitude, latitude in turn, per link. */
    lines: Type.Array(Type.Array(Type.Number())),
    /** Why there is nothing to draw: `no-inp`, `no-crs`, `no-coordinates`; null when there is. */
    missing: nullable(Type.String()),
  },
  { $id: 'SwmmLines' },
);
export type SwmmLines = Static<typeof SwmmLines>;

/** Body of `POST …/swmm-runs`. */
export const SwmmRunRequest = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 200 }), model: SwmmExportRequest },
  { $id: 'SwmmRunRequest', additionalProperties: false },
);
export type SwmmRunRequest = Static<typeof SwmmRunRequest>;

/** A run of the engine on this server. */
export const SwmmRun = Type.Object(
  {
    id: Type.String(),
    state: Type.Enum(['running', 'done', 'failed', 'cancelled']),
    /** 0 … 1. */
    progress: Type.Number(),
    /** Why it failed, in the engine's words where it has any. */
    message: nullable(Type.String()),
    /** Result it made. */
    result: nullable(Type.String()),
  },
  { $id: 'SwmmRun' },
);
export type SwmmRun = Static<typeof SwmmRun>;

export const SwmmResults = Type.Object(
  {
    results: Type.Array(SwmmResult),
    /** Whether this server has an engine to run. */
    engine: Type.Boolean(),
    /** The run under way. */
    run: Type.Union([SwmmRun, Type.Null()]),
  },
  { $id: 'SwmmResults' },
);
export type SwmmResults = Static<typeof SwmmResults>;
