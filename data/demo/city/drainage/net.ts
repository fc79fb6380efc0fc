import type { Section } from '../../../network/section.ts';

export type Kind = 'storm' | 'foul' | 'combined';

export type NodeType = 'manhole' | 'inlet' | 'outfall' | 'pump_station' | 'diversion' | 'treatment_works';

/** A point of the network while it is designed: planar metres; `out` is the pipe that carries its water on. */
export interface NetNode {
  x: number;
  y: number;
  groundM: number;
  type: NodeType;
  kind: Kind;
  /** Pipe that leaves, −1 at outlets. */
  out: number;
  ins: number[];
  /** Road edge it lies along, −1 for none. */
  edge: number;
  /** Land drained directly by this node and its runoff coefficient times area. */
  areaHa: number;
  runoffHa: number;
  /** Water it discharges to, −1 for none. */
  water: number;
  hasFlap: boolean | null;
  /** Lowest invert of its pipes. */
  bottomM: number;
  siphon: boolean;
  drop: boolean;
  /** Design flow lifted, m³/s (pump stations). */
  pumpM3s: number;
  /** Taken out again by a planted fault. */
  removed: boolean;
  /** Pumps an underpass dry. */
  underpass: boolean;
  /** Stands in a block, not in a street. */
  branch: boolean;
  /** Number of the outlet it drains to (index into the list of outlets), −1 when unknown. */
  system: number;
}

export type Role = 'main' | 'inlet_connection' | 'lateral';
export type Form = 'pipe' | 'covered_channel' | 'open_channel';

export interface NetPipe {
  from: number;
  to: number;
  kind: Kind;
  role: Role;
  form: Form;
  /** Planar line along the flow. */
  points: number[];
  lengthM: number;
  edge: number;
  section: Section;
  invertStartM: number;
  invertEndM: number;
  year: number;
  material: string;
  siphon: boolean;
  /** Pumped: may rise along the flow. */
  rising: boolean;
  /** Carries a combined outlet's dry-weather flow to the foul network. */
  intercept: boolean;
  /** Flow of the design storm (or peak dry-weather flow), m³/s, and the time of concentration at its lower end. */
  designM3s: number;
  minutes: number;
  /** Runoff coefficient × land upstream, ha. */
  runoffHa: number;
  upstreamHa: number;
  /** Share of the section that is free: below 1 where a siphon is blocked. */
  free: number;
  removed: boolean;
  missing: { diameter: boolean; levels: boolean; material: boolean; year: boolean };
}

export interface Net {
  nodes: NetNode[];
  pipes: NetPipe[];
}

/** Appends a node whose levels and pipes are still to come; returns its index. */
export function addNode(net: Net, node: Pick<NetNode, 'x' | 'y' | 'groundM' | 'type' | 'kind' | 'edge'>): number {
  const { x, y, groundM, type, kind, edge } = node;
  // Every field in one literal: fifty thousand of these are made, and one hidden class keeps them fast.
  net.nodes.push({
    x,
    y,
    groundM,
    type,
    kind,
    out: -1,
    ins: [],
    edge,
    areaHa: 0,
    runoffHa: 0,
    water: -1,
    hasFlap: null,
    bottomM: NaN,
    siphon: false,
    drop: false,
    pumpM3s: 0,
    removed: false,
    underpass: false,
    branch: false,
    system: -1,
  });
  return net.nodes.length - 1;
}
