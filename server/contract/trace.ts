import { Type, type Static, type TSchema } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { AnyGeometry, PolygonInput } from './geometry.ts';

/** What a trace begins at. A record or place that is no part of the network begins at the nearest pipe. */
export const TracePlace = Type.Union([
  Type.Object(
    {
      type: Type.Literal('record'),
      layer: Type.String({ description: 'pipes, nodes, or a point layer, e.g. flood_points' }),
      key: Type.String(),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      type: Type.Literal('place'),
      position: Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'Longitude, latitude' }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ type: Type.Literal('polygon'), geometry: PolygonInput }, { additionalProperties: false }),
]);

/** Body of `POST /api/cities/{city}/analysis/trace`. */
export const TraceRequest = Type.Object(
  {
    from: TracePlace,
    direction: Type.Enum(['upstream', 'downstream', 'both', 'path', 'blocked'], {
      description:
        '`path` follows the flow from `from` to `to`, or back when only that way leads anywhere; `blocked` asks what ' +
        'follows when the pipe, every pipe that leaves the node, or every pipe in the area lets nothing through',
    }),
    to: Type.Optional(TracePlace),
    barriers: Type.Optional(
      Type.Object(
        {
          pumps: Type.Optional(Type.Boolean({ description: 'Stop at pump stations' })),
          gates: Type.Optional(Type.Boolean({ description: 'Stop at gates and valves' })),
          weirs: Type.Optional(Type.Boolean({ description: 'Stop at weirs and diversion structures' })),
          nodes: Type.Optional(Type.Array(Type.String(), { maxItems: limits.traceBarriersMax })),
          pipes: Type.Optional(
            Type.Array(Type.String(), {
              maxItems: limits.traceBarriersMax,
              description: 'Pipes nothing passes',
            }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    nearM: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: limits.traceNearMaxM,
        description: 'How near a flood point, community or underground space must be to count as touched',
      }),
    ),
  },
  { $id: 'TraceRequest', additionalProperties: false },
);
export type TraceRequest = Static<typeof TraceRequest>;

const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()]);

const Position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 });

export const TracedPipe = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String(),
  /** Drawn along the flow, where it is known. */
  geometry: AnyGeometry,
  properties: Type.Object({
    part: Type.Enum(['seed', 'upstream', 'downstream', 'path', 'cut-off', 'diverted', 'detour'], {
      description:
        'With a blocked pipe: upstream of it without any other way to an outfall, works or the city edge (`cut-off`), ' +
        'with one (`diverted`), or on such a way (`detour`)',
    }),
    /** Rank by distance, 0 first. */
    order: Type.Integer(),
    /** Along the network from where the trace began to the nearer end of the pipe. */
    distanceM: Type.Number(),
    lengthM: Type.Number(),
    kind: nullable(Type.String()),
    diameterM: nullable(Type.Number()),
    /** Evidence for the direction: surveyed, record_order, inverts, pump, outfall; null where nobody knows it. */
    evidence: nullable(Type.String()),
    /** The inverts rise along the adopted direction. */
    againstInverts: Type.Boolean(),
  }),
});
export type TracedPipe = Static<typeof TracedPipe>;

export const TraceStop = Type.Object({
  reason: Type.Enum([
    'outfall',
    'works',
    'head',
    'dead-end',
    'missing-end-node',
    'direction-conflict',
    'direction-unknown',
    'barrier',
    'city-edge',
  ]),
  part: Type.Enum(['upstream', 'downstream', 'path', 'detour']),
  /** Key of the node; null where an end has no record. */
  nodeId: nullable(Type.String()),
  name: nullable(Type.String()),
  /** For readers of English; null where the survey has none. */
  nameEn: nullable(Type.String()),
  distanceM: Type.Number(),
  position: Position,
});
export type TraceStop = Static<typeof TraceStop>;

const Touched = Type.Object({
  layer: Type.String(),
  key: Type.String(),
  name: nullable(Type.String()),
  /** From the nearest traced pipe; 0 where one crosses a polygon. */
  distanceM: Type.Number(),
});
export type Touched = Static<typeof Touched>;

/** A structure with a rule of its own at the end of a traced pipe. */
const Structure = Type.Object({
  role: Type.Enum(['pump', 'gate', 'weir', 'siphon']),
  nodeId: nullable(Type.String()),
  name: nullable(Type.String()),
  nameEn: nullable(Type.String()),
  distanceM: Type.Number(),
  position: Position,
});
export type Structure = Static<typeof Structure>;

const Finding = Type.Object({
  kind: Type.Enum(['adverse-slope', 'large-into-small', 'kind-changes', 'levels-missing', 'size-missing']),
  pipeId: Type.String(),
  /** The pipe downstream, where two are compared. */
  nextPipeId: Type.Optional(Type.String()),
  /** adverse-slope: rise in m; large-into-small: diameter in m before and after. */
  riseM: Type.Optional(Type.Number()),
  diameterM: Type.Optional(Type.Number()),
  nextDiameterM: Type.Optional(Type.Number()),
  kindOfPipe: Type.Optional(Type.String()),
  nextKind: Type.Optional(Type.String()),
});
export type Finding = Static<typeof Finding>;

export const TraceResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(TracedPipe),
    seeds: Type.Array(
      Type.Object({
        layer: Type.Enum(['pipes', 'nodes']),
        key: Type.String(),
        /** How far the asked place lies from it. */
        distanceM: Type.Number(),
        onlyFoul: Type.Boolean({
          description:
            'Asked from water on a street, which drains into storm and combined sewers: none lies within reach, this is a foul one',
        }),
        /** The node, or the middle vertex of the pipe. */
        position: Position,
      }),
    ),
    stops: Type.Array(TraceStop),
    /** `path` only: the ways found, shortest first, as keys of pipes in the order of the flow. */
    paths: Type.Array(Type.Object({ lengthM: Type.Number(), pipes: Type.Array(Type.String()) })),
    /** `path` only: false when there are more ways than listed. */
    pathsComplete: Type.Boolean(),
    /** `path` only: the water runs from `to` to `from`. */
    reversed: Type.Boolean(),
    totals: Type.Object({
      pipes: Type.Integer(),
      lengthM: Type.Number(),
      lengthByKindM: Type.Record(Type.String(), Type.Number()),
      lengthBySizeM: Type.Record(Type.String(), Type.Number(), { description: 'By diameter in mm; unknown apart' }),
      /** Pipes and length by part of the answer. */
      byPart: Type.Record(Type.String(), Type.Object({ pipes: Type.Integer(), lengthM: Type.Number() })),
      /** Area of the surveyed catchments whose outlet lies upstream (of a blockage: is cut off); null where there is none. */
      catchmentM2: nullable(Type.Number()),
      catchments: Type.Integer(),
      /** People on that land: the population of street units (else districts), spread evenly; null where nobody knows. */
      population: nullable(Type.Number()),
      stops: Type.Record(Type.String(), Type.Integer()),
    }),
    structures: Type.Array(Structure),
    /** `blocked` only: where the water that has no other way comes to the surface first, by ground and invert levels. */
    blocked: nullable(
      Type.Object({
        spill: nullable(
          Type.Object({
            nodeId: nullable(Type.String()),
            groundM: Type.Number(),
            distanceM: Type.Number(),
            position: Position,
          }),
        ),
        groundKnown: nullable(Type.Number({ description: 'Share of the nodes cut off with a known ground level' })),
      }),
    ),
    touched: Type.Array(Touched),
    findings: Type.Array(Finding),
    meta: Type.Object({
      datasetVersion: Type.String(),
      workingCrs: Type.String(),
      computeMs: Type.Number(),
      method: Type.Object({ zh: Type.String(), en: Type.String() }),
      parameters: Type.Object({ direction: Type.String(), nearM: Type.Number() }),
      /** Pipes of the whole network by the evidence for their direction, in count. */
      evidence: Type.Record(Type.String(), Type.Integer()),
      /** Share 0..1 of the traced pipes with both inverts, with a diameter, with a known direction. */
      known: Type.Object({ levels: Type.Number(), diameter: Type.Number(), direction: Type.Number() }),
      snapToleranceM: Type.Number(),
      /** Ends of the whole network that were joined by their place because they name no node. */
      snappedEnds: Type.Integer(),
    }),
  },
  { $id: 'TraceResult' },
);
export type TraceResult = Static<typeof TraceResult>;
