import type { SurveyFeature } from '../../../model/feature.ts';
import { groundAt } from '../drainage/ground.ts';
import { underpassDepthM } from '../drainage/underpass-pumps.ts';
import type { Text } from '../../../model/text.ts';
import { nameValues, type FeatureWriter } from '../feature-writer.ts';
import { innerPoint, polygonArea } from '../inner-point.ts';
import { middleOf } from '../lines.ts';
import { named, nameSource, shuffle } from '../place-names.ts';
import type { Block, CityPlan, RoadEdge } from '../plan.ts';
import { randomStream } from '../random.ts';
import { hypot } from '../hypot.ts';

/** Streets that run under the expressway, with the level of their lowest place. */
export function underpassFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'underpasses-theme');
  const counts = new Map<string, number>();
  const nameOf = (edge: RoadEdge): Text => {
    const road = edge.name ?? { zh: '无名路', en: 'Unnamed Road' };
    const count = (counts.get(road.zh) ?? 0) + 1;
    counts.set(road.zh, count);
    return count === 1
      ? { zh: `${road.zh}下穿通道`, en: `${road.en} Underpass` }
      : { zh: `${road.zh}${count}号下穿通道`, en: `${road.en} Underpass ${count}` };
  };
  return plan.roads.edges
    .filter((edge) => edge.level === -1)
    .map((edge, index) => {
      const [x, y] = middleOf(edge.points);
      return write.feature('underpassId', `U${String(index + 1).padStart(2, '0')}`, write.line(edge.points), {
        ...nameValues(nameOf(edge)),
        lowestM: centimetres(groundAt(plan.terrain, x, y) - underpassDepthM),
        warningDepthM: random() < 0.7 ? 0.27 : 0.15,
        pumpStationId: null,
      });
    });
}

/** Metro entrances along two lines, garages, shopping and civil defence shelters. */
export function undergroundSpaceFeatures(plan: CityPlan, write: FeatureWriter): SurveyFeature[] {
  const random = randomStream(plan.seed, 'underground-spaces');
  const spaces = [...metroEntrances(plan, random), ...garages(plan, random), ...halls(plan, random)];
  return spaces.map(({ name, use, x, y, stepM, warningDepthM }, index) =>
    write.feature('spaceId', `G${String(index + 1).padStart(4, '0')}`, write.point(x, y), {
      ...nameValues(name),
      use,
      entranceM: centimetres(groundAt(plan.terrain, x, y) + stepM),
      warningDepthM,
    }),
  );
}

interface Space {
  name: Text;
  use: 'garage' | 'metro' | 'shopping' | 'civil_defence';
  x: number;
  y: number;
  /** Threshold above the ground. */
  stepM: number;
  warningDepthM: number;
}

/** One line east–west, one north–south along the great streets: a station about every 1.1 km, two to four entrances. */
function metroEntrances(plan: CityPlan, random: () => number): Space[] {
  const { edges, nodes } = plan.roads;
  const scale = Math.sqrt(plan.size);
  const x0 = (plan.extent.minX + plan.extent.maxX) / 2;
  const y0 = (plan.extent.minY + plan.extent.maxY) / 2;
  const great = new Map<number, RoadEdge>();
  for (const edge of edges) {
    if (edge.roadClass !== 'arterial' || edge.level !== 0 || edge.character === 'rural' || !edge.name) continue;
    great.set(edge.from, edge);
    great.set(edge.to, edge);
  }
  const at = new Map<number, RoadEdge[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) {
      if (great.has(node)) at.set(node, [...(at.get(node) ?? []), edge]);
    }
  }
  const stations = new Set<number>();
  const used = new Set<string>();
  const next = nameSource(randomStream(plan.seed, 'station-names'), false);
  // After the street that crosses, where no other station has its name.
  const stationName = (node: number, street: RoadEdge): Text => {
    for (const edge of [...(at.get(node) ?? []), street]) {
      const zh = edge.name?.zh.replace(/(大道|大街|快速路.*|路|街|巷|里)$/, '');
      if (!zh || used.has(zh) || (edge !== street && edge.name!.zh === street.name!.zh)) continue;
      used.add(zh);
      return { zh, en: edge.name!.en.replace(/ (Avenue|Street|Expressway|Road|Lane|Alley)(?= |$)/, '') };
    }
    return named(next(), '', '');
  };
  const spaces: Space[] = [];
  for (const [dx, dy] of [
    [1, 0.05],
    [-1, 0.05],
    [0.06, 1],
    [0.05, -1],
  ] as const) {
    for (let r = dy > 0.5 ? 0 : 1100; r < 7600 * scale; r += 1100) {
      const [x, y] = [x0 + dx * r, y0 + dy * r];
      let best = -1;
      let distance = 420;
      for (const node of great.keys()) {
        const d = hypot(nodes[2 * node] - x, nodes[2 * node + 1] - y);
        if (d < distance) {
          best = node;
          distance = d;
        }
      }
      if (best < 0 || stations.has(best)) continue;
      stations.add(best);
      const street = great.get(best)!;
      const station = stationName(best, street);
      const count = 2 + Math.floor(random() * 3);
      const turn = random() * 6.28;
      for (let k = 0; k < count; k++) {
        const angle = turn + (k * 2 * Math.PI) / count;
        const away = street.widthM / 2 + 14 + 18 * random();
        spaces.push({
          name: { zh: `${station.zh}站${'ABCD'[k]}口`, en: `${station.en} Station Exit ${'ABCD'[k]}` },
          use: 'metro',
          x: nodes[2 * best] + away * Math.cos(angle),
          y: nodes[2 * best + 1] + away * Math.sin(angle),
          stepM: 0.45,
          warningDepthM: 0.4,
        });
      }
    }
  }
  return spaces;
}

function garages(plan: CityPlan, random: () => number): Space[] {
  const next = nameSource(randomStream(plan.seed, 'garage-names'), false);
  const wanted = Math.max(2, Math.round(150 * plan.size));
  const suited = plan.blocks.filter(
    (b) =>
      b.cover === 'building' && (b.character === 'new' || b.character === 'inner') && polygonArea(b.polygon) > 14_000,
  );
  const endings: [string, string][] = [
    ['花园', 'Garden'],
    ['家园', 'Homes'],
    ['名苑', 'Court'],
    ['广场', 'Plaza'],
    ['公馆', 'Residence'],
    ['小区', 'Estate'],
  ];
  return shuffle(suited, random)
    .slice(0, wanted)
    .map((block) => {
      const [x, y] = besideEdge(block, random);
      const [zh, en] = endings[Math.floor(random() * endings.length)];
      const name = named(next(), `${zh}地下车库`, `${en} Garage`);
      return {
        name,
        use: 'garage' as const,
        x,
        y,
        stepM: 0.1 + 0.2 * random(),
        warningDepthM: random() < 0.5 ? 0.15 : 0.27,
      };
    });
}

function halls(plan: CityPlan, random: () => number): Space[] {
  const next = nameSource(randomStream(plan.seed, 'hall-names'), false);
  const wanted = Math.max(1, Math.round(26 * plan.size));
  const suited = plan.blocks.filter(
    (b) => (b.character === 'core' || b.character === 'inner') && b.cover === 'building',
  );
  return shuffle(suited, random)
    .slice(0, wanted)
    .map((block, index) => {
      const [x, y] = besideEdge(block, random);
      const shopping = index % 5 < 2;
      const name = shopping
        ? named(next(), '地下商业街', 'Underground Mall')
        : named(next(), '人防工程', 'Civil Defence Shelter');
      return {
        name,
        use: shopping ? ('shopping' as const) : ('civil_defence' as const),
        x,
        y,
        stepM: 0.2,
        warningDepthM: 0.15,
      };
    });
}

/** A place in a block near one of its streets, where ramps are. */
function besideEdge(block: Block, random: () => number): [number, number] {
  const [x, y] = innerPoint(block.polygon);
  const ring = block.polygon[0];
  const at = 2 * Math.floor(random() * (ring.length / 2 - 1));
  const share = 0.62;
  return [x + share * ((ring[at] + ring[at + 2]) / 2 - x), y + share * ((ring[at + 1] + ring[at + 3]) / 2 - y)];
}

function centimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}
