import type { Text } from '../../model/text.ts';

/**
 * The form of the sample city, before any pipe lies in it. Everything is planar, in metres of the working CRS
 * (x east, y north). `makePlan(seed, size)` makes it; the drainage, the other themes and the writers read it.
 */
export interface CityPlan {
  seed: number;
  /** 1 is the whole city; smaller for tests, up to 10 for measurements (area scales with it). */
  size: number;
  workingCrs: string;
  extent: Extent;
  terrain: Terrain;
  roads: RoadNetwork;
  blocks: Block[];
  districts: Area[];
  /** 街道 */
  streets: StreetArea[];
  waters: Water[];
  railways: Railway[];
  builtUp: Polygon[];
  /** Surveyed land: every street but the one left out. */
  coverage: Polygon[];
  /** Street that nobody surveyed. */
  unsurveyedStreetId: string;
  /** Dense villages: urban villages (城中村) and those of the open country. */
  villages: Village[];
  /** Hollows planted in the terrain, where storm water has no way on. */
  hollows: Hollow[];
}

export interface Village {
  x: number;
  y: number;
  radiusM: number;
  urban: boolean;
}

/** A round hollow: `depthM` lower in the middle, level with its surroundings at `radiusM`. */
export interface Hollow {
  x: number;
  y: number;
  radiusM: number;
  depthM: number;
}

export interface Extent {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** Rings are closed (first point repeated), outer ring counter-clockwise, holes clockwise: [x, y, x, y, …]. */
export type Ring = number[];
export type Polygon = Ring[];

/** Ground levels on a square grid, row 0 in the south; `groundAt` is bilinear. */
export interface Terrain {
  minX: number;
  minY: number;
  cellM: number;
  columns: number;
  rows: number;
  levelM: Float32Array;
}

/** What kind of city it is there: drives blocks, pipes, ages and materials. */
export type Character = 'core' | 'inner' | 'new' | 'industrial' | 'urban_village' | 'suburb' | 'rural' | 'park';

export type RoadClass = 'expressway' | 'arterial' | 'secondary' | 'local' | 'lane';

/** A planar graph: edges meet only at nodes (expressways may pass over or under: `level`). */
export interface RoadNetwork {
  /** x, y per node */
  nodes: Float64Array;
  edges: RoadEdge[];
}

export interface RoadEdge {
  id: string;
  from: number;
  to: number;
  /** x, y along the edge, ends included. */
  points: number[];
  roadClass: RoadClass;
  name: Text | null;
  widthM: number;
  character: Character;
  /** Year the street was first built: pipes are no older. */
  yearBuilt: number;
  districtId: string;
  streetId: string;
  /** −1 underpass, 0 at grade, 1 on a viaduct. */
  level: -1 | 0 | 1;
}

/** Land between streets. */
export interface Block {
  id: string;
  polygon: Polygon;
  character: Character;
  cover: 'building' | 'paved' | 'green' | 'bare' | 'farmland' | 'forest' | 'water';
  streetId: string;
  districtId: string;
  builtUp: boolean;
}

export interface Area {
  id: string;
  name: Text;
  polygon: Polygon;
  population: number;
}

export interface StreetArea extends Area {
  districtId: string;
  /** Mean year of its streets. */
  yearBuilt: number;
}

/** A line, or the stretch of one along a station's platforms: x, y along it. */
export interface Railway {
  name: Text;
  type: 'rail' | 'station';
  points: number[];
}

export interface Water {
  id: string;
  name: Text;
  type: 'river' | 'canal' | 'lake' | 'pond';
  polygon: Polygon;
  /** The part of it that lies in the city. */
  inCity: Polygon[];
  /** Bank line that outfalls drain to: x, y along the water, downstream order for rivers and canals. */
  centreline: number[];
  normalLevelM: number;
  floodLevelM: number;
}
