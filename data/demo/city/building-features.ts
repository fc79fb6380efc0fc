import type { SurveyFeature } from '../../model/feature.ts';
import { buildingRows, eastWestSide, type Rows } from './building-rows.ts';
import type { FeatureWriter } from './feature-writer.ts';
import { nearestOnLine } from './lines.ts';
import type { CityPlan } from './plan.ts';
import { randomStream } from './random.ts';
import { quarters } from './themes/heritage.ts';
import { estateSites, estateStream } from './themes/old-communities.ts';

interface Kind {
  rows: Rows;
  floors: [least: number, most: number];
}

/** Slabs that face south, as housing of the 1950s to 1990s does. */
const estate: Kind = {
  rows: { marginM: 5, depthM: [11, 13], lengthM: [26, 62], rowGapM: 15, gapM: [7, 14], open: 0.07, turn: 0.01 },
  floors: [4, 7],
};
/** Courtyard houses, wall to wall. */
const oldTown: Kind = {
  rows: { marginM: 3, depthM: [8, 12], lengthM: [9, 24], rowGapM: 5, gapM: [1, 5], open: 0.1, turn: 0.05 },
  floors: [1, 3],
};
/** Houses of villages that the city grew around, a hand's breadth apart. */
const urbanVillage: Kind = {
  rows: { marginM: 3, depthM: [11, 15], lengthM: [12, 27], rowGapM: 4, gapM: [2, 5], open: 0.08, turn: 0.06 },
  floors: [3, 7],
};
const village: Kind = {
  rows: { marginM: 5, depthM: [9, 12], lengthM: [10, 17], rowGapM: 10, gapM: [5, 14], open: 0.25, turn: 0.16 },
  floors: [1, 3],
};

/** Nothing stands so near the middle of a railway. */
const railwayClearM = 28;

/**
 * Footprints where a reader looks for houses: old communities, heritage districts, villages. The rest of the city keeps
 * its blocks: ten times as many houses would say nothing more about drainage.
 */
export function buildingFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'buildings');
  const quarter = quarters(plan).flatMap((q) => [...q.blocks, ...q.around]);
  const taken = new Set(quarter);
  const sites: { ring: readonly number[]; kind: Kind }[] = quarter
    .filter((block) => block.cover === 'building')
    .map((block) => ({ ring: block.polygon[0], kind: oldTown }));
  for (const { block, ring } of estateSites(plan, randomStream(plan.seed, estateStream))) {
    if (taken.has(block)) continue;
    taken.add(block);
    sites.push({ ring, kind: estate });
  }
  for (const block of plan.blocks) {
    if (taken.has(block) || block.cover !== 'building') continue;
    const kind = block.character === 'urban_village' ? urbanVillage : block.character === 'rural' ? village : undefined;
    if (kind) sites.push({ ring: block.polygon[0], kind });
  }
  const rails = plan.railways.map((line) => line.points);
  const features: SurveyFeature[] = [];
  for (const { ring, kind } of sites) {
    const [least, most] = kind.floors;
    for (const house of buildingRows(ring, eastWestSide(ring), kind.rows, random)) {
      const floors = least + Math.floor(random() * (most - least + 1));
      if (rails.some((rail) => nearestOnLine(rail, house[0], house[1]).distanceM < railwayClearM)) continue;
      const id = `BD${String(features.length + 1).padStart(5, '0')}`;
      features.push(write.feature('buildingId', id, write.polygon([house]), { floors }));
    }
  }
  return features;
}
