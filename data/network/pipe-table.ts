/**
 * Pipes and nodes as the network is built from them, in columns. Row i of every pipe column is the same pipe, row j of
 * every node column the same node; coordinates are metres in the working CRS; a missing level is NaN.
 */
export interface PipeTable {
  pipes: number;
  /**
   * Which node each end names: equal numbers are equal ids, whether or not the node has a record; −1 where the pipe
   * names none. Below `names`.
   */
  startName: Int32Array;
  endName: Int32Array;
  names: number;
  /** x, y of the first and of the last vertex: four numbers per pipe. */
  endsXy: Float64Array;
  /** Geometric length, m. */
  lengthM: Float64Array;
  invertStartM: Float64Array;
  invertEndM: Float64Array;
  /** What the survey says of the flow: an index into `flowEvidence`, `noEvidence` where it says nothing. */
  surveyedEvidence: Uint8Array;
  /** 1 for pipes that run under pressure (rising mains, siphons): their inverts say nothing of the flow. */
  pressure: Uint8Array;

  nodes: number;
  nodeXy: Float64Array;
  /** Node record of a name, −1 where it has none. */
  nodeOfName: Int32Array;
  /** What a node does to the flow: an index into `nodeRoles`. */
  nodeRole: Uint8Array;
}

/**
 * Evidence for the direction of a pipe, the strongest first (domain reference 5): flow seen by the survey, the order of
 * the record where the mapping declares it as flow, falling inverts, away from the pump that feeds a pressure pipe, the
 * shortest way to an outfall.
 */
export const flowEvidence = ['surveyed', 'record_order', 'inverts', 'pump', 'outfall'] as const;
export const noEvidence = 255;

/** What a node does to the flow. Sinks are where water leaves the network for good. */
export const nodeRoles = ['plain', 'outfall', 'works', 'pump', 'gate', 'weir', 'siphon', 'inlet'] as const;
export type NodeRole = (typeof nodeRoles)[number];
