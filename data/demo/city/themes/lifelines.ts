import type { SurveyFeature } from '../../../model/feature.ts';
import type { Text } from '../../../model/text.ts';
import { nameValues, textValues, type FeatureWriter } from '../feature-writer.ts';
import { innerPoint, polygonArea } from '../inner-point.ts';
import { nearestOnLine } from '../lines.ts';
import { named, nameSource, shuffle } from '../place-names.ts';
import type { Block, Character, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import { hypot } from '../hypot.ts';

interface Kind {
  type: string;
  suffix: [zh: string, en: string];
  owner: Text;
  count: number;
  where: Character[];
  /** Least distance between two of a kind, metres. */
  apartM: number;
  /** Smallest block that takes one. */
  areaM2: number;
}

const kinds: Kind[] = [
  {
    type: 'hospital',
    suffix: ['医院', 'Hospital'],
    owner: { zh: '市卫生健康委员会（虚构）', en: 'City Health Commission (fictional)' },
    count: 20,
    where: ['core', 'inner', 'new', 'suburb'],
    apartM: 1500,
    areaM2: 12_000,
  },
  {
    type: 'substation',
    suffix: ['变电站', 'Substation'],
    owner: { zh: '示范供电公司（虚构）', en: 'Demo Power Company (fictional)' },
    count: 18,
    where: ['inner', 'new', 'industrial', 'suburb'],
    apartM: 2000,
    areaM2: 8000,
  },
  {
    type: 'gas_station',
    suffix: ['燃气调压站', 'Gas Regulator Station'],
    owner: { zh: '示范燃气公司（虚构）', en: 'Demo Gas Company (fictional)' },
    count: 12,
    where: ['inner', 'new', 'industrial', 'suburb'],
    apartM: 2400,
    areaM2: 6000,
  },
  {
    type: 'telecom',
    suffix: ['通信枢纽', 'Telecom Hub'],
    owner: { zh: '示范通信公司（虚构）', en: 'Demo Telecom Company (fictional)' },
    count: 7,
    where: ['core', 'inner', 'new'],
    apartM: 2600,
    areaM2: 6000,
  },
];

const waterGroup: Text = { zh: '示范水务集团（虚构）', en: 'Demo Water Group (fictional)' };

/** Hospitals, substations, gas and telecom stations spread over the city, and water works by the river upstream. */
export function lifelineFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'lifelines');
  const next = nameSource(randomStream(plan.seed, 'lifeline-names'), false);
  const features: SurveyFeature[] = [];
  const add = (type: string, name: Text, owner: Text, block: Block): void => {
    const [x, y] = innerPoint(block.polygon);
    features.push(
      write.feature('lifelineId', `L${String(features.length + 1).padStart(3, '0')}`, write.point(x, y), {
        ...nameValues(name),
        lifelineType: type,
        ...textValues('owner', owner),
      }),
    );
  };
  for (const block of waterWorksSites(plan))
    add('water_works', named(next(), '水厂', 'Water Works'), waterGroup, block);
  for (const kind of kinds) {
    const wanted = Math.max(1, Math.round(kind.count * plan.size));
    const apart = kind.apartM * Math.min(1, Math.sqrt(plan.size));
    const places: [number, number][] = [];
    const suited = plan.blocks.filter(
      (b) => b.cover === 'building' && kind.where.includes(b.character) && polygonArea(b.polygon) > kind.areaM2,
    );
    for (const block of shuffle(suited, random)) {
      if (places.length >= wanted) break;
      const [x, y] = innerPoint(block.polygon);
      if (places.some((p) => hypot(p[0] - x, p[1] - y) < apart)) continue;
      places.push([x, y]);
      add(kind.type, named(next(), ...kind.suffix), kind.owner, block);
    }
  }
  return features;
}

/** Up to three blocks on the upper half of the river, within 700 m of it and apart from each other. */
function waterWorksSites(plan: CityPlan): Block[] {
  const river = plan.waters.find((w) => w.type === 'river');
  if (!river) return [];
  const sites: { block: Block; alongM: number }[] = [];
  const near = plan.blocks
    .filter((b) => b.builtUp && b.cover === 'building' && polygonArea(b.polygon) > 10_000)
    .map((block) => ({ block, ...nearestOnLine(river.centreline, ...innerPoint(block.polygon)) }))
    .filter(({ distanceM }) => distanceM < 900)
    .sort((a, b) => a.alongM - b.alongM);
  for (const { block, alongM } of near) {
    if (sites.length === 3) break;
    if (sites.every((s) => Math.abs(s.alongM - alongM) > 1500 * Math.sqrt(plan.size))) sites.push({ block, alongM });
  }
  return sites.map((s) => s.block);
}
