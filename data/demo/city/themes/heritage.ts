import type { SurveyFeature } from '../../../model/feature.ts';
import type { Text } from '../../../model/text.ts';
import { nameValues, textValues, type FeatureWriter } from '../feature-writer.ts';
import { innerPoint, polygonArea } from '../inner-point.ts';
import { mergeBlocks } from '../merge-blocks.ts';
import { named, nameSource, shuffle } from '../place-names.ts';
import type { Block, CityPlan, Polygon } from '../plan.ts';
import { randomStream } from '../random.ts';
import { hypot } from '../hypot.ts';

interface Quarter {
  name: Text;
  grade: string;
  designatedDate: string;
  core: Polygon[];
  buffer: Polygon[];
  /** Blocks of the core zone, and of the buffer zone round it. */
  blocks: Block[];
  around: Block[];
}

/** Two heritage districts in the old core, each with its core zone and the buffer zone round it. */
export function heritageDistrictFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  return quarters(plan).flatMap((q, index) =>
    (['core', 'buffer'] as const)
      .filter((zone) => q[zone].length > 0)
      .map((zone) =>
        write.feature('heritageDistrictId', `H${index + 1}${zone === 'core' ? 'C' : 'B'}`, write.polygons(q[zone]), {
          ...nameValues(q.name),
          zone,
          grade: q.grade,
          designatedDate: q.designatedDate,
        }),
      ),
  );
}

/** The quarters of the old core that become heritage districts. */
export function quarters(plan: CityPlan): Quarter[] {
  const old = plan.blocks
    .filter((b) => b.character === 'core' && b.cover !== 'water')
    .map((block) => ({ block, place: innerPoint(block.polygon) }));
  if (old.length === 0) return [];
  const x0 = old.reduce((sum, o) => sum + o.place[0], 0) / old.length;
  const y0 = old.reduce((sum, o) => sum + o.place[1], 0) / old.length;
  const scale = Math.min(1, Math.max(0.25, Math.sqrt(plan.size)));
  const sites = [
    {
      dx: -380,
      dy: -420,
      name: { zh: '鼓楼前历史文化街区', en: 'Gulouqian Historic District' },
      grade: 'provincial',
      designatedDate: '2015-04-21',
    },
    {
      dx: 460,
      dy: 260,
      name: { zh: '槐荫巷历史文化街区', en: 'Huaiyin Lane Historic District' },
      grade: 'municipal',
      designatedDate: '2019-11-08',
    },
  ];
  const taken = new Set<Block>();
  return sites.map(({ dx, dy, ...about }) => {
    const [x, y] = [x0 + dx * scale, y0 + dy * scale];
    const near = (reachM: number): Block[] =>
      old
        .filter(({ block, place }) => !taken.has(block) && hypot(place[0] - x, place[1] - y) < reachM * scale)
        .map((o) => o.block);
    const inside = near(185);
    for (const block of inside) taken.add(block);
    const around = near(330);
    for (const block of around) taken.add(block);
    return {
      ...about,
      core: mergeBlocks(inside.map((b) => b.polygon)),
      buffer: mergeBlocks(around.map((b) => b.polygon)),
      blocks: inside,
      around,
    };
  });
}

const families =
  '陈Chen 林Lin 黄Huang 沈Shen 顾Gu 陆Lu 徐Xu 周Zhou 吴Wu 郑Zheng 程Cheng 苏Su 方Fang 卢Lu 罗Luo 宋Song 贺He 秦Qin'
    .split(' ')
    .map((family): Text => ({ zh: family[0], en: family.slice(1) }));
const kinds: Text[] = [
  { zh: '宅', en: 'House' },
  { zh: '故居', en: 'Former Residence' },
  { zh: '宗祠', en: 'Ancestral Hall' },
  { zh: '会馆', en: 'Guild Hall' },
  { zh: '药铺旧址', en: 'Former Pharmacy' },
  { zh: '书院', en: 'Academy' },
  { zh: '钱庄旧址', en: 'Former Bank' },
  { zh: '公馆', en: 'Mansion' },
  { zh: '茶楼', en: 'Teahouse' },
  { zh: '古井亭', en: 'Well Pavilion' },
  { zh: '教堂', en: 'Church' },
  { zh: '戏台', en: 'Opera Stage' },
  { zh: '粮仓', en: 'Granary' },
  { zh: '学堂旧址', en: 'Former School' },
];
const ming: Text = { zh: '明', en: 'Ming dynasty' };
const qing: Text = { zh: '清', en: 'Qing dynasty' };
const republic: Text = { zh: '民国', en: 'Republic of China (1912–1949)' };
const decade = (from: number): Text => ({ zh: `${from}年代`, en: `${from}s` });
const periods = [ming, qing, qing, qing, republic, republic, decade(1950), decade(1960)];

/** Some sixty listed buildings: most in the heritage districts, others in the old city and a few further out. */
export function heritageBuildingFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'heritage-buildings');
  const inside = quarters(plan).flatMap((q) => q.blocks);
  const core = plan.blocks.filter((b) => b.character === 'core' && b.cover === 'building');
  const inner = plan.blocks.filter((b) => b.character === 'inner' && b.cover === 'building');
  const wanted = Math.max(4, Math.round(62 * Math.min(3, plan.size)));
  const names = new Set<string>();
  const features: SurveyFeature[] = [];
  for (let k = 0; k < wanted * 6 && features.length < wanted; k++) {
    const draw = random();
    const pool = draw < 0.6 ? inside : draw < 0.88 ? core : inner;
    const block = pool[Math.floor(random() * pool.length)];
    const kind = kinds[Math.floor(random() * kinds.length)];
    const family = families[Math.floor(random() * families.length)];
    const name: Text = { zh: `${family.zh}氏${kind.zh}`, en: `${family.en} ${kind.en}` };
    const period = periods[Math.floor(random() * periods.length)];
    const rank = random();
    if (!block || names.has(name.zh)) continue;
    names.add(name.zh);
    const [x, y] = placeIn(block, random);
    const grade =
      rank < 0.04
        ? 'national'
        : rank < 0.16
          ? 'provincial'
          : rank < 0.5
            ? 'municipal'
            : rank < 0.72
              ? 'county'
              : 'ungraded';
    features.push(
      write.feature('heritageBuildingId', `HB${String(features.length + 1).padStart(3, '0')}`, write.point(x, y), {
        ...nameValues(name),
        grade,
        ...textValues('period', period),
      }),
    );
  }
  return features;
}

function placeIn(block: Block, random: () => number): [number, number] {
  const [x, y] = innerPoint(block.polygon);
  const at = 2 * Math.floor(random() * (block.polygon[0].length / 2 - 1));
  const share = 0.45 * random();
  return [x + share * (block.polygon[0][at] - x), y + share * (block.polygon[0][at + 1] - y)];
}

/** Three to five villages of the open country that are protected as they stand. */
export function traditionalVillageFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'traditional-villages');
  const next = nameSource(randomStream(plan.seed, 'village-names'), false);
  const houses = plan.blocks
    .filter((b) => b.character === 'rural' && b.cover === 'building')
    .map((block) => ({ block, place: innerPoint(block.polygon) }));
  const features: SurveyFeature[] = [];
  for (const village of shuffle(
    plan.villages.filter((v) => !v.urban),
    random,
  )) {
    if (features.length >= 5) break;
    const own = houses.filter(({ place }) => hypot(place[0] - village.x, place[1] - village.y) < 1.3 * village.radiusM);
    if (own.length < 3) continue;
    const merged = mergeBlocks(own.map((o) => o.block.polygon)).slice(0, 1);
    const areaM2 = polygonArea(merged[0]);
    if (areaM2 < 6000) continue;
    features.push(
      write.feature('villageId', `V${features.length + 1}`, write.polygons(merged), {
        ...nameValues(named(next(), '村', 'Village')),
        grade: features.length === 0 ? 'national' : features.length < 3 ? 'provincial' : 'municipal',
        households: Math.max(18, Math.round((areaM2 / 420) * (0.8 + 0.4 * random()))),
      }),
    );
  }
  return features;
}
