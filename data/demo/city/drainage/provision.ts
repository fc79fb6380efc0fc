import type { Character, Extent, RoadClass } from '../plan.ts';
import { hypot } from '../hypot.ts';

/** How well a place is drained, apart from its street plan. */
export interface Provision {
  /** Built-up land farther than this from every main gets a branch of its own, metres. */
  reachM: number;
  /** Share of streets with a separate foul sewer, where the place drains separately. */
  foulShare(roadClass: RoadClass): number;
  /** Share of streets with a storm sewer, where the place drains separately; combined sewers lie in all but lanes. */
  stormShare(roadClass: RoadClass): number;
  /** Inlets wished for at a storm or combined manhole of a street: two are a pair at both kerbs. */
  inletsPerManhole(roadClass: RoadClass): number;
}

interface Grade {
  /** At the centre of the city and at its rim. */
  reachM: readonly [number, number];
  /** Main roads with a foul sewer. */
  foulMain: number;
  /** Side streets with a storm sewer, and those of them with a foul sewer beside it. */
  side: readonly [number, number];
  foulSide: readonly [number, number];
  lanes: number;
  inlets: readonly [number, number];
}

/**
 * Sewers are densest where the city is oldest and thin out to the rim. The shares are judgement, set so that the
 * densities of data/demo/README.md come out; no Chinese survey is open to take them from. 50 m is the distance beyond
 * which the product suspects a blank area, so no `reachM` may exceed it.
 */
const grades: Record<Character, Grade> = {
  core: { reachM: [40, 40], foulMain: 1, side: [1, 1], foulSide: [1, 1], lanes: 1, inlets: [1.15, 1.15] },
  inner: { reachM: [37, 49], foulMain: 1, side: [1, 1], foulSide: [1, 0.9], lanes: 0, inlets: [1, 0.9] },
  new: { reachM: [49, 49], foulMain: 1, side: [1, 0.75], foulSide: [0.5, 0.2], lanes: 0, inlets: [0.9, 0.8] },
  industrial: { reachM: [49, 49], foulMain: 0.2, side: [0.9, 0.8], foulSide: [0.1, 0.1], lanes: 0, inlets: [0.8, 0.8] },
  urban_village: { reachM: [49, 49], foulMain: 0.1, side: [0, 0], foulSide: [0, 0], lanes: 0.06, inlets: [0.7, 0.7] },
  suburb: { reachM: [49, 49], foulMain: 0.1, side: [0.8, 0.6], foulSide: [0.06, 0.06], lanes: 0, inlets: [0.9, 0.8] },
  rural: { reachM: [49, 49], foulMain: 0, side: [1, 1], foulSide: [1, 1], lanes: 0, inlets: [0.5, 0.5] },
  park: { reachM: [49, 49], foulMain: 0.3, side: [1, 1], foulSide: [1, 1], lanes: 0, inlets: [0.5, 0.5] },
};

/** Provision by place: character of the land, and how far out it lies (0 in the middle of the city, 1 at its rim). */
export function provisionOf(extent: Extent): (character: Character, x: number, y: number) => Provision {
  const centreX = (extent.minX + extent.maxX) / 2;
  const centreY = (extent.minY + extent.maxY) / 2;
  const half = { x: (extent.maxX - extent.minX) / 2, y: (extent.maxY - extent.minY) / 2 };
  return (character, x, y) => {
    const out = Math.min(1, 1.35 * hypot((x - centreX) / half.x, (y - centreY) / half.y));
    const grade = grades[character];
    const between = ([inside, outside]: readonly [number, number]): number => inside + (outside - inside) * out;
    const byClass = { expressway: 1.25, arterial: 1.25, secondary: 1.15, local: 1, lane: 0.65 };
    return {
      reachM: between(grade.reachM),
      foulShare: (roadClass) =>
        roadClass === 'expressway' || roadClass === 'lane'
          ? 0
          : roadClass === 'local'
            ? between(grade.foulSide)
            : grade.foulMain,
      stormShare: (roadClass) => (roadClass === 'lane' ? grade.lanes : roadClass === 'local' ? between(grade.side) : 1),
      inletsPerManhole: (roadClass) => between(grade.inlets) * byClass[roadClass],
    };
  };
}
