import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place, PlaceKind } from '../publication.ts';
import { foldedText, normalText } from './normal-text.ts';
import { oneEdit } from './one-edit.ts';
import { createSearch } from './search.ts';

const names: [kind: PlaceKind, zh: string, pinyin: string, en: string][] = [
  ['district', '白鹭区', 'bai lu qu', 'Bailu District'],
  ['street', '白鹭街道', 'bai lu jie dao', 'Bailu Subdistrict'],
  ['street', '绿峰街道', 'lü feng jie dao', 'Lüfeng Subdistrict'],
  ['flood_point', '华城街与景德路交叉口', 'hua cheng jie yu jing de lu jiao cha kou', 'Huacheng Street / Jingde Road'],
  ['road', '华城街', 'hua cheng jie', 'Huacheng Street'],
  ['road', '景德路', 'jing de lu', 'Jingde Road'],
  ['road', '西安路', 'xi an lu', 'Xi’an Road'],
  ['road', '先锋路', 'xian feng lu', 'Xianfeng Road'],
  ['road', '人民路', 'ren min lu', 'Renmin Road'],
  ['community', '电缆厂宿舍', 'dian lan chang su she', 'Cable Works Housing'],
  ['underground', '银潭站A口', 'yin tan zhan A kou', 'Yintan Station Exit A'],
  ['road', 'Quay Street', '', 'Quay Street'],
  ['heritage', '张氏宅', 'zhang shi zhai', 'Zhang House'],
  ['road', '白鹭里', 'bai lu li', 'Bailu Alley'],
];

const places: Place[] = names.map(([kind, zh, pinyin, en], k) => ({
  id: `p${k}`,
  kind,
  name: { zh, en },
  pinyin,
  at: [114, 30],
  district: 0,
  street: k > 1 ? 0 : null,
}));
const figures = { pipeDensityKmPerKm2: null, blankShare: null, surveyedShare: null, suppressed: false, rings: [] };
const search = createSearch({ places, districts: [{ ...figures, place: 0 }], streets: [{ ...figures, place: 1 }] });
const first = (query: string): string | undefined => search.find(query, 'zh')[0]?.place.name.zh;

describe('search', () => {
  it.each([
    ['华城街', '华城街', 'exact'],
    ['华城', '华城街', 'prefix'],
    ['城街', '华城街', 'substring'],
    ['huachengjie', '华城街', 'exact'],
    ['hua cheng jie', '华城街', 'exact'],
    ['Huáchéng jiē', '华城街', 'exact'],
    ['huach', '华城街', 'prefix'],
    ['hcj', '华城街', 'initials'],
    ['huacj', '华城街', 'abbreviation'],
    ['华chengj', '华城街', 'prefix'],
    ['hua城', '华城街', 'prefix'],
    ['Huacheng Street', '华城街', 'exact'],
    ['huacheng st', '华城街', 'prefix'],
    ['lvfeng', '绿峰街道', 'prefix'],
    ['lüfeng', '绿峰街道', 'prefix'],
    ['lǜ fēng', '绿峰街道', 'prefix'],
    ['lufeng', '绿峰街道', 'typo'],
    ['xianf', '先锋路', 'prefix'],
    ['xianlu', '西安路', 'exact'],
    ['yintan a', '银潭站A口', 'parts'],
    ['银潭Ａ', '银潭站A口', 'typo'],
    ['华城街 景德路', '华城街与景德路交叉口', 'parts'],
    ['huacheng jingde', '华城街与景德路交叉口', 'parts'],
    ['cable', '电缆厂宿舍', 'prefix'],
    ['works', '电缆厂宿舍', 'substring'],
    ['quay', 'Quay Street', 'prefix'],
    ['huachengjei', '华城街', 'typo'],
    ['huachenjie', '华城街', 'abbreviation'],
    ['huaachengjie', '华城街', 'typo'],
    ['huacgengjie', '华城街', 'typo'],
    ['uachengjie', '华城街', 'typo'],
    ['Huacheng Sreet', '华城街', 'typo'],
    ['电揽厂宿舍', '电缆厂宿舍', 'typo'],
    ['人名路', '人民路', 'typo'],
    ['zangshi', '张氏宅', 'typo'],
    ['zangsizai', '张氏宅', 'typo'],
    ['zangsizao', '张氏宅', 'sounds-alike'],
    ['zhshzh', '张氏宅', 'initials'],
    ['jinde lu', '景德路', 'abbreviation'],
  ])('finds by %s first %s (%s)', (query, name, match) => {
    expect(
      search
        .find(query, 'zh')
        .slice(0, 1)
        .map((one) => [one.place.name.zh, one.match]),
    ).toEqual([[name, match]]);
  });

  it('puts a district before a street before a road where they match alike, however short the road', () => {
    expect(search.find('bailu', 'en').map(({ place }) => place.name.zh)).toEqual(['白鹭区', '白鹭街道', '白鹭里']);
  });

  it('puts the road before the crossing that is named after it', () => {
    expect(search.find('huacheng', 'en').map(({ place }) => place.kind)).toEqual(['road', 'flood_point']);
  });

  it('hears a wrong character that sounds right, where the city’s names tell how it is read', () => {
    const two = createSearch({
      places: [
        ...places,
        { ...places[8], id: 'x', name: { zh: '名山路', en: 'Mingshan Road' }, pinyin: 'min shan lu' },
      ],
      districts: [{ ...figures, place: 0 }],
      streets: [{ ...figures, place: 1 }],
    });
    expect(two.find('人名路', 'zh').map((one) => [one.place.name.zh, one.match])).toEqual([['人民路', 'homophone']]);
  });

  it('says in which street and district a place lies, to tell equal names apart', () => {
    expect(search.find('景德路', 'zh')[0].within).toBe('白鹭街道 · 白鹭区');
    expect(search.find('景德路', 'en')[0].within).toBe('Bailu Subdistrict, Bailu District');
    expect(search.find('白鹭区', 'zh')[0].within).toBe('');
  });

  it('finds nothing for nothing, for signs alone, and for what no name is like', () => {
    for (const query of ['', '   ', '？！', 'qqqqqq', '龘龘龘']) expect(search.find(query, 'zh')).toEqual([]);
  });

  it('returns as many as are asked for, ties in the order of the publication', () => {
    const same = Array.from({ length: 20 }, (_, k) => ({ ...places[8], id: `same${k}` }));
    const apart = createSearch({
      places: same.map((place) => ({ ...place, district: null, street: null })),
      districts: [],
      streets: [],
    });
    expect(apart.find('renmin', 'zh', 3).map(({ place }) => place.id)).toEqual(['same0', 'same1', 'same2']);
  });

  it('finds every name by itself, by its pinyin and by its English first', () => {
    for (const { name, pinyin } of places) {
      for (const query of [name.zh, name.en, pinyin, pinyin.replaceAll(' ', '')].filter(Boolean))
        expect([query, first(query)]).toEqual([query, name.zh]);
    }
  });

  it('takes any text without falling over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom('zh', 'en'), (query, language) => {
        expect(search.find(query, language).length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('one letter off', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 2, maxLength: 10 });

  it('is found for each of the four slips anywhere in a word', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('wrong', 'missing', 'extra', 'swapped'), (text, seed, slip) => {
        const k = seed % (text.length - 1);
        const typed = {
          wrong: `${text.slice(0, k)}x${text.slice(k + 1)}`,
          missing: text.slice(0, k) + text.slice(k + 1),
          extra: `${text.slice(0, k)}x${text.slice(k)}`,
          swapped: text.slice(0, k) + text[k + 1] + text[k] + text.slice(k + 2),
        }[slip];
        expect(oneEdit(typed, text, 0)).toBe(2);
        expect(oneEdit(typed, `${text}zz`, 0)).toBeGreaterThan(0);
        expect(oneEdit(typed, `zz${text}`, 2)).toBe(2);
      }),
    );
  });

  it('is not found for two letters that are wrong', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(oneEdit(`xy${text}`, text, 0)).toBe(0);
        expect(oneEdit(`${text}xy`, text, 0)).toBe(0);
      }),
    );
  });
});

describe('texts for comparing', () => {
  it('are the same for tones, accents, width and the four ways to write ü', () => {
    expect(['Lǜ Fēng', 'LÜ FENG', 'lv feng', 'lu:  feng', 'ｌü－feng'].map(normalText)).toEqual(
      Array(5).fill('lv feng'),
    );
    expect(normalText('华城街（2）／Teachers’ School')).toBe('华城街 2 teachers school');
  });

  it('are the same when folded for letters that sound alike', () => {
    fc.assert(
      fc.property(fc.constantFrom('zhang shi', 'chen lin', 'shang ying', 'nan lü'), (text) => {
        expect(foldedText(normalText(text))).toBe(foldedText(foldedText(normalText(text))));
      }),
    );
    expect([foldedText('zhangshi'), foldedText('liulang')]).toEqual([foldedText('zansi'), foldedText('niunan')]);
  });
});
