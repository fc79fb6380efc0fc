import type { Text } from '../../model/text.ts';
import { lineLength, middleOf } from './lines.ts';
import { joined, named, nameSource, type PlaceName } from './place-names.ts';
import { randomStream } from './random.ts';
import type { RawEdge } from './road-network.ts';
import type { Land } from './land.ts';

const numerals = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
];

/** Name of every edge: one per street from end to end, by class; short lanes have none. */
export function nameRoads(edges: readonly RawEdge[], land: Land): (Text | null)[] {
  const random = randomStream(land.shape.seed, 'road-names');
  const next = nameSource(random, false);
  const lengths = new Map<number, number>();
  for (const edge of edges) lengths.set(edge.line, (lengths.get(edge.line) ?? 0) + lineLength(edge.points));
  const names = new Map<number, Text | null>();
  const series = new Map<string, number>();
  const seriesName = new Map<string, PlaceName>();
  return edges.map((edge) => {
    if (edge.origin.startsWith('ring')) return ringName(edge, land);
    const known = names.get(edge.line);
    if (known !== undefined) return known;
    const name = lineName(edge, lengths.get(edge.line)!);
    names.set(edge.line, name);
    return name;
  });

  function lineName(edge: RawEdge, lengthM: number): Text | null {
    const [x, y] = middleOf(edge.points);
    if (edge.origin.startsWith('riverside')) {
      const left = edge.origin.endsWith('left');
      const eastwards = land.waters[0].centreline.at(-2)! > land.waters[0].centreline[0];
      return left === eastwards
        ? { zh: '滨江北路', en: 'Binjiang North Road' }
        : { zh: '滨江南路', en: 'Binjiang South Road' };
    }
    if (edge.origin.startsWith('lakeside')) {
      const lake = land.waters.find((w) => edge.origin.endsWith(` ${w.id}`));
      return { zh: `环${lake!.name.zh}路`, en: `${lake!.name.en} Ring Road` };
    }
    if (edge.roadClass === 'expressway') return named(next(), '快速路', 'Expressway');
    if (edge.origin.startsWith('radial')) return named(next(), '大道', 'Avenue');
    if (edge.roadClass === 'arterial')
      return random() < 0.45 ? named(next(), '大道', 'Avenue') : named(next(), '路', 'Road');
    if (edge.roadClass === 'secondary')
      return random() < 0.8 ? named(next(), '路', 'Road') : named(next(), '大街', 'Street');
    if (edge.origin === 'country') return lengthM < 400 ? null : named(next(), '公路', 'Country Road');
    if (edge.roadClass === 'local') {
      const lobe = land.lobeAt(x, y);
      const numbered = lobe && (lobe.character === 'industrial' || lobe.character === 'new') && random() < 0.45;
      if (numbered) return numberedName(lobe.x, x, y, edge);
      return random() < 0.55 ? named(next(), '路', 'Road') : named(next(), '街', 'Street');
    }
    if (lengthM < 110 && random() < 0.75) return null;
    return random() < 0.7 ? named(next(), '巷', 'Lane') : named(next(), '里', 'Alley');
  }

  /** Planned districts number their streets: one base name per part, counted up. */
  function numberedName(part: number, x: number, y: number, edge: RawEdge): Text {
    const patch = 1600 * Math.max(0.4, land.shape.scale);
    const along = Math.abs(edge.points.at(-1)! - edge.points[1]) > Math.abs(edge.points.at(-2)! - edge.points[0]);
    const key = `${part} ${Math.floor(x / patch)} ${Math.floor(y / patch)} ${along}`;
    let base = seriesName.get(key);
    if (!base) {
      base = next();
      seriesName.set(key, base);
    }
    const count = series.get(key) ?? 0;
    series.set(key, count + 1);
    if (count >= numerals.length) return named(next(), '路', 'Road');
    const [zh, en] = along ? ['路', 'Road'] : ['街', 'Street'];
    return { zh: `${base.zh}${numerals[count]}${zh}`, en: `${joined(base.pinyin)} ${en} ${count + 1}` };
  }
}

function ringName(edge: RawEdge, land: Land): Text {
  const [x, y] = middleOf(edge.points);
  const dx = x - land.shape.centreX;
  const dy = y - land.shape.centreY;
  const [zh, en] =
    Math.abs(dx) > Math.abs(dy)
      ? dx > 0
        ? ['东', 'East']
        : ['西', 'West']
      : dy > 0
        ? ['北', 'North']
        : ['南', 'South'];
  if (edge.origin === 'ring 1') return { zh: `环城${zh}路`, en: `Huancheng ${en} Road` };
  if (edge.origin === 'ring 2') return { zh: `二环${zh}路`, en: `Second Ring Road ${en}` };
  return { zh: `绕城快速路${zh}段`, en: `Ring Expressway ${en}` };
}
