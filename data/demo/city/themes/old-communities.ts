import type { SurveyFeature } from '../../../model/feature.ts';
import type { FeatureWriter } from '../feature-writer.ts';
import { insetRing } from '../inset-ring.ts';
import { ringArea } from '../lines.ts';
import { joined, nameSource, shuffle } from '../place-names.ts';
import type { Block, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';

/** Works whose housing estates bear their name. */
const works: [string, string][] = [
  ['第一棉纺厂', 'diyi mianfangchang'],
  ['机床厂', 'jichuangchang'],
  ['轴承厂', 'zhouchengchang'],
  ['造船厂', 'zaochuanchang'],
  ['印刷厂', 'yinshuachang'],
  ['搪瓷厂', 'tangcichang'],
  ['电缆厂', 'dianlanchang'],
  ['粮食局', 'liangshiju'],
  ['铁路', 'tielu'],
  ['水文站', 'shuiwenzhan'],
  ['农机厂', 'nongjichang'],
  ['师范学校', 'shifan xuexiao'],
];

const suffixes: [string, string][] = [
  ['新村', 'Xincun'],
  ['小区', 'Xiaoqu'],
  ['小区', 'Xiaoqu'],
  ['里', 'Li'],
  ['花园', 'Huayuan'],
  ['大院', 'Dayuan'],
];

/** Housing estates built before 2000 in the old parts of the city: about 130 in the whole city. */
export function oldCommunityFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'old-communities');
  const next = nameSource(randomStream(plan.seed, 'old-community-names'), false);
  const years = new Map(plan.streets.map((s) => [s.id, s.yearBuilt]));
  const wanted = Math.max(3, Math.round(130 * plan.size));
  const candidates = plan.blocks.filter((block) => suits(block, years.get(block.streetId)!));
  const estates = works.map(([name, pinyin]) => ({ name: `${name}宿舍`, pinyin: `${cap(pinyin)} Sushe` }));
  const features: SurveyFeature[] = [];
  for (const block of shuffle(candidates, random)) {
    if (features.length >= wanted) break;
    const ring = insetRing(block.polygon[0], 9);
    if (!ring) continue;
    const areaM2 = ringArea(ring);
    const yearBuilt = Math.round(Math.max(1953, Math.min(1999, years.get(block.streetId)! + 14 * (random() - 0.35))));
    const floorAreaM2 = Math.round((areaM2 * (0.95 + (yearBuilt - 1950) * 0.018 + 0.4 * random())) / 10) * 10;
    const named = yearBuilt < 1992 && random() < 0.22 ? estates.pop() : undefined;
    const { zh, pinyin } = next();
    const [suffix, suffixPinyin] = suffixes[Math.floor(random() * suffixes.length)];
    const renewal = random();
    const renewalStatus =
      renewal < 0.33 ? 'done' : renewal < 0.46 ? 'in_progress' : renewal < 0.66 ? 'planned' : 'not_started';
    features.push(
      write.feature('communityId', `C${String(features.length + 1).padStart(4, '0')}`, write.polygon([ring]), {
        name: named?.name ?? zh + suffix,
        pinyin: named?.pinyin ?? `${joined(pinyin)} ${suffixPinyin}`,
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

function cap(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
