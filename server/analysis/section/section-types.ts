import type { Position } from '../../../data/model/feature.ts';
import type { StopReason } from '../trace-stops.ts';

/** How a pipe falls along the section. `pressure` pipes need no fall; `unknown` lacks an invert. */
export type SlopeState = 'falling' | 'flat' | 'adverse' | 'pressure' | 'unknown';

/** A pipe of the section. Levels are metres above the city's datum; null is not surveyed, never interpolated. */
export interface SectionPipe {
  pipeId: string;
  fromStationM: number;
  toStationM: number;
  lengthM: number;
  kind: string | null;
  form: string | null;
  shape: string | null;
  /** Inner diameter; height of sections that are not round. */
  diameterM: number | null;
  widthM: number | null;
  material: string | null;
  yearBuilt: number | null;
  invertInM: number | null;
  invertOutM: number | null;
  /** Invert + height: the inside of the top. Null for open channels, which have none. */
  crownInM: number | null;
  crownOutM: number | null;
  /** Ground − crown at both ends. */
  coverInM: number | null;
  coverOutM: number | null;
  /** Fall ÷ length, m/m, negative where the invert rises along the section. */
  slope: number | null;
  state: SlopeState;
  /** Whether the water runs with the section. */
  flow: 'along' | 'against' | 'unknown';
  evidence: string | null;
  waterInM: number | null;
  waterOutM: number | null;
  /** Its line along the section, longitude and latitude. */
  line: Position[];
}

/** A pipe that joins or leaves at a node of the section. */
export interface SectionLateral {
  pipeId: string;
  kind: string | null;
  role: string | null;
  diameterM: number | null;
  /** Invert at the node. */
  invertM: number | null;
  flow: 'in' | 'out' | 'loop' | 'unknown';
  /** As one looks along the section; null where the direction cannot be told. */
  side: 'left' | 'right' | null;
}

export interface SectionNode {
  /** Key of the record; null where the survey has none. */
  nodeId: string | null;
  name: string | null;
  nameEn: string | null;
  nodeType: string | null;
  stationM: number;
  position: Position;
  groundM: number | null;
  bottomM: number | null;
  /** The bottom is surveyed, or ground − recorded depth. */
  bottomFrom: 'surveyed' | 'depth' | null;
  /** Ground − bottom. */
  depthM: number | null;
  /** Invert that comes in − invert that goes on, where both are known. */
  dropM: number | null;
  waterM: number | null;
  laterals: SectionLateral[];
}

/** Where the way could have gone elsewhere, with keys in the place of numbers. */
export interface SectionChoice {
  nodeId: string | null;
  stationM: number;
  taken: string;
  left: string[];
  by: 'diameter' | 'evidence' | 'invert' | 'order';
}

export interface LongSection {
  nodes: SectionNode[];
  pipes: SectionPipe[];
  choices: SectionChoice[];
  /** Why the section ends where it does: a reason of a trace, or `loop`, `length`, `target`, `listed`. */
  end: StopReason | 'loop' | 'length' | 'target' | 'listed';
  /** Ways there are between the two places, 1 for other sections. */
  ways: number;
  /** Which of them this is, 0 the shortest. */
  way: number;
  /** The water runs from `to` to `from`, and so does the section. */
  reversed: boolean;
}

/** Levels of water that somebody else computed. */
export interface WaterLevels {
  source: string;
  nodes?: Record<string, number>;
  pipes?: Record<string, { inM?: number; outM?: number }>;
}
