/**
 * The part of a network a model is made of, as the survey has it. Levels and lengths in metres; a missing number is
 * NaN, never zero. Pipes refer to nodes by their place in `nodes` and lead from upstream to downstream.
 */
export interface SwmmSource {
  /** Working CRS of every coordinate, e.g. `EPSG:4547`. */
  crs: string;
  nodes: SourceNode[];
  pipes: SourcePipe[];
  catchments: SourceCatchment[];
}

export type SourceNodeRole = 'plain' | 'outfall' | 'works' | 'pump' | 'weir' | 'storage';

export interface SourceNode {
  /** Key of the record; null where the survey names or meets at a node without one. */
  key: string | null;
  x: number;
  y: number;
  role: SourceNodeRole;
  groundM: number;
  /** Bottom of the chamber. */
  bottomM: number;
  pumpM3s: number;
  storageM3: number;
  /** A flap valve keeps water from coming back. */
  flap: boolean;
  /** The network leads on from here, but outside the part. */
  cut: boolean;
  /** Pipes outside the part lead here. */
  fed: boolean;
}

export type SourceShape =
  | 'circular'
  | 'egg'
  | 'rectangular'
  | 'elliptical'
  | 'trapezoidal'
  | 'triangular'
  | 'irregular';

export interface SourcePipe {
  key: string;
  from: number;
  to: number;
  lengthM: number;
  /** x, y of the vertices between the ends, from upstream to downstream. */
  between: readonly number[];
  shape: SourceShape | undefined;
  open: boolean;
  /** Inner diameter, or height of the section. */
  heightM: number;
  widthM: number;
  /** Banks of a trapezoid, horizontal per vertical. */
  sideSlope: number;
  /** Manning's n as surveyed. */
  roughness: number;
  material: string | undefined;
  invertFromM: number;
  invertToM: number;
  pressure: boolean;
  /** An inlet connection or a lateral: its size says nothing of the mains it meets, nor theirs of it. */
  connection: boolean;
  /** False where nobody knows which way the water runs: the pipe then leads as it is drawn. */
  directionKnown: boolean;
}

/** Land that drains into a node. */
export interface SourceCatchment {
  node: number;
  areaM2: number;
  /** Share of the rain that runs off, 0..1; NaN where nobody knows. */
  runoff: number;
  /** Of a surveyed catchment; else land that is only supposed to drain here. */
  surveyed: boolean;
}

/** Rain of the design storm: intensity from each moment to the next; the moments are equal steps from 0. */
export type Rain = readonly { timeMin: number; intensityMmPerH: number }[];
