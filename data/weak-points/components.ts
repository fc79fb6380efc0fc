/** What is ranked, each kind among its own. The names are those of the layers. */
export const weakKinds = ['pipes', 'nodes', 'flood_points'] as const;
export type WeakKind = (typeof weakKinds)[number];

/**
 * What a score is made of (domain reference 5), each from 0 (sound) to 1 (weak), NaN where nobody knows. The order is
 * that of the columns wherever components lie in a matrix.
 */
export const weakComponents = [
  'capacity',
  'flood',
  'defect',
  'slope',
  'narrowing',
  'backwater',
  'depression',
  'exposure',
  'age',
] as const;
export type WeakComponent = (typeof weakComponents)[number];

export type WeakWeights = Record<WeakComponent, number>;

/**
 * A proposal without authority (domain reference 5). The reference names no weight for a large pipe that leads into a
 * small one: it weighs as much as an adverse slope. Only their proportions matter.
 */
export const proposedWeights: WeakWeights = {
  capacity: 0.25,
  flood: 0.2,
  defect: 0.15,
  slope: 0.1,
  narrowing: 0.1,
  backwater: 0.1,
  depression: 0.08,
  exposure: 0.07,
  age: 0.05,
};

/** The figures behind the components, NaN where there is none. The order is that of the columns of evidence. */
export const weakEvidence = [
  /** Full-flow capacity and flow of the design storm, m³/s; the return period the pipe can carry, years. */
  'capacityM3s',
  'designM3s',
  'carriesYears',
  /** How far the nearest flood-prone point lies, m: along the network, or (`floodStraight` 1) in a straight line. */
  'floodM',
  'floodStraight',
  /** Flood-prone points within `nearFloodM` along the network, and those of them that lie downstream. */
  'floodsNear',
  'floodsDownstream',
  /** Of a drowned outfall and its last pipe: flood-prone points within its backwater, those of them recorded as fixed, and how far up the farthest lies, m. */
  'floodsBackwater',
  'floodsBackwaterFixed',
  'floodsBackwaterM',
  /** RI and MI, CJJ 181. */
  'repairIndex',
  'maintenanceIndex',
  /** Invert at the lower end above that at the upper end, m; slope, and the least that keeps the pipe clean, m/m. */
  'riseM',
  'slope',
  'leastSlope',
  /** Size of the largest pipe that leads here, and of this one: diameter of a circle of the same area, m. */
  'upstreamM',
  'sizeM',
  /** Water level at the outfall above the invert there, m; share of the section it drowns; 1 where a flap holds it out. */
  'drownedM',
  'drownedShare',
  'flap',
  /** Depth of the hollow in the terrain, m. */
  'hollowM',
  /** People per km² of the street, and what lies within `exposureM`. */
  'peoplePerKm2',
  'undergroundSpaces',
  'oldCommunities',
  'heritageDistricts',
  'ageYears',
] as const;
export type WeakEvidence = (typeof weakEvidence)[number];

/** Flood-prone points count as near up to this distance along the network, m. */
export const nearFloodM = 100;
/** Backwater of an outfall is followed so far up along the network, m; a proposal, as for the causes of flood-prone points. */
export const backwaterReachM = 1000;
/** What lies within this distance of an object is exposed to its failure, m. */
export const exposureM = 100;
