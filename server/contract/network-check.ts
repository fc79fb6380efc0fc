import { Type, type Static } from 'typebox';
import { resultMeta } from './analysis-meta.ts';
import { AnyGeometry } from './geometry.ts';

/** Body of `POST /api/cities/{city}/analysis/network-check`. */
export const NetworkCheckRequest = Type.Object({}, { $id: 'NetworkCheckRequest', additionalProperties: false });
export type NetworkCheckRequest = Static<typeof NetworkCheckRequest>;

const nullable = <T extends ReturnType<typeof Type.String | typeof Type.Number>>(type: T) =>
  Type.Union([type, Type.Null()]);

const NetworkIssueKind = Type.Enum(['against-inverts', 'undirected', 'snapped', 'missing-end-node', 'dead-end']);

export const NetworkIssueFeature = Type.Object({
  type: Type.Literal('Feature'),
  id: Type.String(),
  /** The pipe, drawn along its adopted direction where there is one; of a dead end the node. */
  geometry: AnyGeometry,
  properties: Type.Object({
    issue: NetworkIssueKind,
    pipeId: Type.String(),
    /** Node joined to, missing or dead; null where it has no name, and for pipes alone. */
    nodeId: nullable(Type.String()),
    /** against-inverts: rise along the adopted direction; snapped: distance of the end from its node. */
    sizeM: nullable(Type.Number()),
    /** Evidence for the pipe's direction; null where nobody knows it. */
    evidence: nullable(Type.String()),
  }),
});
export type NetworkIssueFeature = Static<typeof NetworkIssueFeature>;

export const NetworkCheckResult = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    /** By issue, the largest first; of each issue at most `listedMax`. */
    features: Type.Array(NetworkIssueFeature),
    totals: Type.Object({
      pipes: Type.Integer(),
      nodes: Type.Integer(),
      /** All there are, listed or not. */
      issues: Type.Record(Type.String(), Type.Integer()),
      /** Pipes by the evidence for their direction; `unknown` where there is none. */
      evidence: Type.Record(Type.String(), Type.Integer()),
      /** Ends joined by their place because they name no node, those drawn exactly there included. */
      snappedEnds: Type.Integer(),
    }),
    meta: Type.Object({ ...resultMeta, snapToleranceM: Type.Number(), listedMax: Type.Integer() }),
  },
  { $id: 'NetworkCheckResult' },
);
export type NetworkCheckResult = Static<typeof NetworkCheckResult>;
