import type { SurveyFeature } from '../../../model/feature.ts';
import type { Text } from '../../../model/text.ts';
import { nameValues, type FeatureWriter } from '../feature-writer.ts';
import { insetRing } from '../inset-ring.ts';
import { ringArea } from '../lines.ts';
import { named, nameSource, shuffle } from '../place-names.ts';
import type { Block, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';

/** Works whose housing estates bear their name. */
const works: Text[] = [
  { zh: '第一棉纺厂', en: 'No. 1 Cotton Mill' },
  { zh: '机床厂', en: 'Machine Tool Works' },
  { zh: '轴承厂', en: 'Bearing Works' },
  { zh: '造船厂', en: 'Shipyard' },
  { zh: '印刷厂', en: 'Printing Works' },
  { zh: '搪瓷厂', en: 'Enamel Works' },
  { zh: '电缆厂', en: 'Cable Works' },
  { zh: '粮食局', en: 'Grain Bureau' },
  { zh: '铁路', en: 'Railway' },
  { zh: '水文站', en: 'Gauging Station' },
  { zh: '农机厂', en: 'Farm Machinery Works' },
  { zh: '师范学校', en: 'Teachers’ School' },
];

const suffixes: [string, string][] = [
  ['新村', 'New Village'],
  ['小区', 'Estate'],
  ['小区', 'Estate'],
  ['里', 'Court'],
  ['花园', 'Garden'],
  ['大院', 'Compound'],
];

/** Land of a housing estate: what its block leaves behind the pavement. */
export interface EstateSite {
  block: Block;
  ring: number[];
}

/** Where the old housing estates lie, about 130 in the whole city; `random` is their own stream, at its start. */
export function estateSites(plan: CityPlan, random: () => number): EstateSite[] {
  const years = new Map(plan.streets.map((s) => [s.id, s.yearBuilt]));
  const wanted = Math.max(3, Math.round(130 * plan.size));
  const candidates = plan.blocks.filter((block) => suits(block, years.get(block.streetId)!));
  const sites: EstateSite[] = [];
  for (const block of shuffle(candidates, random)) {
    if (sites.length >= wanted) break;
    const ring = insetRing(block.polygon[0], 9);
    if (ring) sites.push({ block, ring });
  }
  return sites;
}

/** Stream of the estates' sites and figures. */
export const estateStream = 'old-communities';

/** Housing estates built before 2000 in the old parts of the city. */
export function oldCommunityFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, estateStream);
  const next = nameSource(randomStream(plan.seed, 'old-community-names'), false);
  const years = new Map(plan.streets.map((s) => [s.id, s.yearBuilt]));
  const estates = works.map(({ zh, en }) => ({ zh: `${zh}宿舍`, en: `${en} Housing` }));
  const features: SurveyFeature[] = [];
  for (const { block, ring } of estateSites(plan, random)) {
    const areaM2 = ringArea(ring);
    const yearBuilt = Math.round(Math.max(1953, Math.min(1999, years.get(block.streetId)! + 14 * (random() - 0.35))));
    const floorAreaM2 = Math.round((areaM2 * (0.95 + (yearBuilt - 1950) * 0.018 + 0.4 * random())) / 10) * 10;
    const estate = yearBuilt < 1992 && random() < 0.22 ? estates.pop() : undefined;
    const own = next();
    const suffix = suffixes[Math.floor(random() * suffixes.length)];
    const renewal = random();
    const renewalStatus =
      renewal < 0.33 ? 'done' : renewal < 0.46 ? 'in_progress' : renewal < 0.66 ? 'planned' : 'not_started';
    features.push(
      write.feature('communityId', `C${String(features.length + 1).padStart(4, '0')}`, write.polygon([ring]), {
        ...nameValues(estate ?? named(own, ...suffix)),
        yearBuilt,
        households: Math.max(20, Math.round(floorAreaM2 / (58 + 18 * random()))),
        buildings: Math.max(2, Math.round(floorAreaM2 / (2600 + 900 * random()))),
        floorAreaM2,
        renewalStatus,
        separation: separation(yearBuilt, renewalStatus === 'done', random()),
      }),
    );
  }
  return features;
}

function suits(block: Block, streetYear: number): boolean {
  if (block.cover !== 'building' || (block.character !== 'core' && block.character !== 'inner') || streetYear > 1994)
    return false;
  const areaM2 = ringArea(block.polygon[0]);
  return block.polygon.length === 1 && areaM2 > 9000 && areaM2 < 60_000;
}

function separation(yearBuilt: number, renewed: boolean, chance: number): string {
  const separated = (renewed ? 0.6 : 0.04) + Math.max(0, yearBuilt - 1985) * 0.03;
  const partly = renewed ? 0.3 : 0.22;
  return chance < separated ? 'separated' : chance < separated + partly ? 'partly' : 'combined';
}
