import { backwaterReachM } from '../../../data/weak-points/components.ts';
import type { AnalysisDataset } from '../columns.ts';
import type { Hollow, Hollows } from '../terrain-hollows.ts';
import { backwater } from './backwater.ts';
import type { Drains } from './drains.ts';
import { type CauseCode, causeCodes, type Evidence, mechanisms, type PipeLoads, share } from './evidence.ts';
import { type Inlets, missingInlets } from './inlet-gap.ts';
import { type Entry, findEntry, missingDrain, strictM } from './place.ts';
import { followStem, type StemPipe } from './stem.ts';
import { hindrances } from './stem-evidence.ts';

/** A place lies in a hollow when this near to one of its cells. */
const hollowReachM = 10;
/** A hollow this deep explains the water in it (domain reference 5: depth of the sink ÷ 0.5 m). */
const deepM = 0.5;

export type Confidence = 'high' | 'medium' | 'low';

export interface LikelyCause {
  cause: CauseCode;
  /** Strength of its strongest evidence, 0 … 1. */
  strength: number;
  confidence: Confidence;
  /** Strongest first. */
  evidence: Evidence[];
}

/** What can be told about why water stands at a place. */
export interface PlaceCauses {
  entry: Entry;
  /** The way of the water to its outfall, as far as it was looked at. */
  stem: StemPipe[];
  /** Most likely first; none where nothing was found. */
  causes: LikelyCause[];
  /** Share of the stem with known levels, sizes and flows. */
  known: number;
}

/** What the search stands on; made once per city. */
export interface CauseBase {
  dataset: AnalysisDataset;
  drains: Drains;
  inlets: Inlets;
  loads: PipeLoads;
  /** Whether the survey covers a place: where it does not, a missing drain is unknown. */
  isSurveyed(x: number, y: number): boolean;
  /** Absent where the city has no terrain. */
  hollows: Hollows | undefined;
}

/**
 * The likely causes of standing water at a place (working CRS), from network and terrain alone. Each cause is as strong
 * as its strongest evidence; of two equally strong ones that comes first which `causeCodes` names first, for what fills
 * a street without end counts before what only holds its rain back. Strengths are a proposal, stated with the answer.
 */
export function findCauses(base: CauseBase, x: number, y: number): PlaceCauses {
  const { drains, loads } = base;
  const entry = findEntry(base.dataset, drains, x, y);
  const connected = entry.distanceM <= strictM;
  const away = connected || !base.isSurveyed(x, y) ? [] : [missingDrain(entry, x, y)];
  const stem = connected ? followStem(drains, entry.node, backwaterReachM) : [];
  const below = [...hindrances(drains, stem, loads), ...backwater(drains, stem, entry.node, loads)];
  const room = 1 - Math.max(0, ...below.map(({ strength }) => strength));
  const inlets = connected ? missingInlets(drains, base.inlets, entry.node, room) : [];
  const evidence = [...away, ...inHollow(base.hollows, x, y, inlets[0]?.strength ?? 0), ...inlets, ...below];
  const known = knownShare(base, stem);
  return { entry, stem, known, causes: rank(evidence, known) };
}

/** A hollow counts by its depth; where inlets are missing as well, what is left of the doubt shrinks by their strength. */
function inHollow(hollows: Hollows | undefined, x: number, y: number, inletStrength: number): Evidence[] {
  const found = hollows?.near(x, y, hollowReachM);
  if (!found) return [];
  const { depthM, areaM2, spillM } = found.hollow satisfies Hollow;
  const byDepth = share(depthM / deepM);
  return [
    {
      mechanism: 'hollow',
      strength: 1 - (1 - byDepth) * (1 - inletStrength),
      x: found.hollow.x,
      y: found.hollow.y,
      distanceM: found.distanceM,
      values: { depthM, areaM2, spillM },
    },
  ];
}

function rank(evidence: readonly Evidence[], known: number): LikelyCause[] {
  const causes: LikelyCause[] = [];
  for (const cause of causeCodes) {
    const own = evidence
      .filter(({ mechanism }) => mechanisms[mechanism] === cause)
      .sort((a, b) => b.strength - a.strength || a.distanceM - b.distanceM);
    if (own.length > 0) causes.push({ cause, strength: own[0].strength, confidence: 'low', evidence: own });
  }
  causes.sort((a, b) => b.strength - a.strength);
  causes.forEach((each, i) => {
    each.confidence = confidenceOf(each.strength, i === 0 ? each.strength - (causes[1]?.strength ?? 0) : 0, known);
  });
  return causes;
}

/** High: strong and clearly ahead of the next, on a way that is known; low: weak, or on a way mostly unknown. */
function confidenceOf(strength: number, ahead: number, known: number): Confidence {
  if (strength < 0.35 || known < 0.5) return 'low';
  return strength >= 0.6 && ahead >= 0.1 && known >= 0.8 ? 'high' : 'medium';
}

function knownShare({ drains, loads }: CauseBase, stem: readonly StemPipe[]): number {
  if (stem.length === 0) return 1;
  // A pipe that does not fall has no full flow, and is known all the same.
  const known = stem.filter(
    ({ pipe }) =>
      !Number.isNaN(drains.diameterM[pipe] + loads.demandM3s[pipe]) &&
      (!Number.isNaN(loads.fullM3s[pipe]) || drains.riseM[pipe] >= 0 || drains.pressure[pipe] === 1),
  );
  return known.length / stem.length;
}
