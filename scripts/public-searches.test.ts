import { beforeAll, describe, expect, it } from 'vitest';
import { makeCity } from '../data/demo/city/make-city.ts';
import { randomStream } from '../data/demo/city/random.ts';
import type { Area, Place } from '../data/publication/publication.ts';
import { createSearch, type Search } from '../data/publication/search/search.ts';
import { makePlaces, type PublicLayers } from '../server/jobs/publish/public-places.ts';
import { roundPlace } from '../server/jobs/publish/public-records.ts';

/**
 * Fifty searches in the sample city (seed 1) with the place each is meant to find, ten of each way to search: these and
 * three for flood points (below), whose names follow the floods that the city's drains give. Drawn by chance among names
 * that one place alone has, and not changed afterwards. Initials are drawn from areas, estates and what has a long name:
 * those of a lane fit a hundred others.
 */
const searches: { [how: string]: [query: string, name: string][] } = {
  Chinese: [
    ['云屏区', '云屏区'],
    ['南荡街道', '南荡街道'],
    ['玉河街', '玉河街道'],
    ['迎锦里', '迎锦里'],
    ['电缆厂宿舍', '电缆厂宿舍'],
    ['月华', '月华路'],
    ['安云里', '安云里'],
    ['迎园巷', '迎园巷'],
    ['石鹤大道下穿通道', '石鹤大道下穿通道'],
  ],
  pinyin: [
    ['xinanqu', '溪南区'],
    ['song gang zhen', '松岗镇'],
    ['zaochuanchangsushe', '造船厂宿舍'],
    ['cheng tang xiao qu', '澄塘小区'],
    ['yuguanglu', '玉光路'],
    ['ling jing li', '凌井里'],
    ['guanghualu', '光华路'],
    ['lian sha xiang', '联沙巷'],
    ['hui qiao hua yuan di xia che ku', '惠桥花园地下车库'],
  ],
  initials: [
    ['xnq', '溪南区'],
    ['ypq', '云屏区'],
    ['csdjd', '春申渡街道'],
    ['mlgjd', '梅岭岗街道'],
    ['fldz', '枫林渡镇'],
    ['xcxq', '溪成小区'],
    ['xcxc', '溪川新村'],
    ['wthy', '梧泰花园'],
    ['jgddxctd', '嘉港大道下穿通道'],
    ['hyc', '湖阳村'],
  ],
  'one wrong letter': [
    ['yunprngqu', '云屏区'],
    ['lianwanhen', '莲湾镇'],
    ['Yuntaii Town', '云台镇'],
    ['yuchengdauyan', '玉成大院'],
    ['jinvguili', '静桂里'],
    ['Wuqua Lane', '梧泉巷'],
    ['bahishaxiang', '柏沙巷'],
    ['yinlongixang', '银龙巷'],
    ['Wancxing Country Road', '望兴公路'],
    ['taipingluxiachuantongdo', '泰平路下穿通道'],
  ],
  English: [
    ['Bailu District', '白鹭区'],
    ['shuangquan subdistrict', '双泉街道'],
    ['Zhurong Garden', '竹荣花园'],
    ['jicheng estate', '吉城小区'],
    ['Kangjia Road', '康嘉路'],
    ['gaoqing street', '高庆街'],
    ['Lanjin Lane', '澜锦巷'],
    ['Jiagang Avenue Underpass', '嘉港大道下穿通道'],
    ['chengxing residence garage', '澄兴公馆地下车库'],
  ],
};

/** Crossings at the beginning, in the middle and at the end of the alphabet: in Chinese half typed, pinyin, English. */
function floodSearches(): { [how: string]: [query: string, name: string][] } {
  const crossings = places
    .filter(({ kind, name }) => kind === 'flood_point' && name.zh.includes('与'))
    .toSorted((a, b) => (a.pinyin < b.pinyin ? -1 : 1));
  const [first, middle, last] = [crossings[0], crossings[crossings.length >> 1], crossings[crossings.length - 1]];
  return {
    Chinese: [[first.name.zh.slice(0, -1), first.name.zh]],
    pinyin: [[middle.pinyin.replaceAll(' ', ''), middle.name.zh]],
    English: [[last.name.en.toLowerCase(), last.name.zh]],
  };
}

let places: Place[];
let search: Search;
beforeAll(() => {
  const layers: PublicLayers = makeCity({ seed: 1, size: 1 }).features;
  const floods = layers.flood_points.map((record) => ({ record, events: [] }));
  ({ places } = makePlaces(layers, floods, (point) => ({ at: roundPlace(point) })));
  const areas = (kind: Place['kind']): Area[] =>
    places.flatMap((place, index) => (place.kind === kind ? areaOf(index) : []));
  search = createSearch({ places, districts: areas('district'), streets: areas('street') });
  // Ten seconds on an idle machine.
}, 600_000);

function areaOf(place: number): Area {
  return { place, rings: [], pipeDensityKmPerKm2: null, blankShare: null, surveyedShare: null, suppressed: false };
}

describe('searching the sample city', () => {
  it('finds the intended place first in at least 48 of 50 searches', () => {
    const all = [searches, floodSearches()]
      .flatMap(Object.entries<[string, string][]>)
      .flatMap(([how, list]) => list.map(([query, name]) => ({ how, query, name })));
    const missed = all.flatMap(({ how, query, name }) => {
      const first = search.find(query, 'zh')[0]?.place.name.zh;
      return first === name ? [] : [`${how}: ${query} → ${first} instead of ${name}`];
    });
    expect(all).toHaveLength(50);
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2);
  });

  it('means places that there are, one of each name', () => {
    const names = new Set(Object.values(searches).flatMap((list) => list.map(([, name]) => name)));
    for (const name of names)
      expect([name, places.filter((place) => place.name.zh === name).length]).toEqual([name, 1]);
  });

  it('finds 400 places drawn by chance first, by name, pinyin, English and each with one slip, in 96 of 100', () => {
    const random = randomStream(1, 'public-searches');
    const draw = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
    const names = new Map<string, number>();
    const known = (text: string): void => void names.set(text, (names.get(text) ?? 0) + 1);
    for (const { name, pinyin } of places) for (const text of [name.zh, name.en, pinyin]) known(text);
    const alone = places.filter(({ name, pinyin }) =>
      [name.zh, name.en, pinyin].every((text) => names.get(text) === 1),
    );
    let tried = 0;
    let found = 0;
    const missed: string[] = [];
    for (let k = 0; k < 400; k++) {
      const { name, pinyin } = draw(alone);
      const right = draw([name.zh, name.en, pinyin, pinyin.replaceAll(' ', '')]);
      const query = /^[ -~]*$/.test(right) && random() < 0.5 ? slip(right, random) : right;
      const first = search.find(query, 'en')[0]?.place.name.zh;
      tried++;
      if (first === name.zh) found++;
      else missed.push(`${query} → ${first} instead of ${name.zh}`);
    }
    expect(found / tried, missed.join('\n')).toBeGreaterThanOrEqual(0.96);
  });
});

/** One letter wrong, missing, too many, or swapped with its neighbour. */
function slip(text: string, random: () => number): string {
  const k = 1 + Math.floor(random() * (text.length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const ways = [
    text.slice(0, k) + letter + text.slice(k + 1),
    text.slice(0, k) + text.slice(k + 1),
    text.slice(0, k) + letter + text.slice(k),
    text.slice(0, k) + text[k + 1] + text[k] + text.slice(k + 2),
  ];
  return ways[Math.floor(random() * ways.length)];
}
