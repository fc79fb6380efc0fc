import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every text of a file with the path it stands at. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key));
}

const files = { zh: textsOf(zh), en: textsOf(en) };
const spoken = { zh: files.zh.filter(isSpoken), en: files.en.filter(isSpoken) };

function isSpoken([path]: [string, string]): boolean {
  return !/^(language|date|months|distance|wind|way|item\.join|sure\.join|page\.otherLanguage)\b/.test(path);
}

/** Sentences of a text. A full stop within a number or `WCAG 2.2` ends none. */
function sentencesOf(text: string): string[] {
  return text
    .split(/[。！？；]|[.!?](?=\s|$)/)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** What a hole stands for, at its usual length. */
const usual: { [name: string]: [zh: string, en: string] } = {
  street: ['白鹭街道', 'Bailu Subdistrict'],
  district: ['澜城区', 'Lancheng District'],
  titles: ['积水点、下穿通道', 'Flood points, Underpasses'],
  source: ['示范数据：由程序生成', 'Synthetic data: generated, no real place'],
  area: ['白鹭街道', 'Bailu Subdistrict'],
  name: ['白鹭街道', 'Bailu Subdistrict'],
  city: ['示范城', 'Demo City'],
  depth: ['到膝盖（30–50厘米）', 'up to the knee (30–50 cm)'],
  date: ['2023年9月11日', '11 September 2023'],
  since: ['2016年9月10日', '10 September 2016'],
};

function filled(text: string, language: 'zh' | 'en'): string {
  return text
    .replace(/\{\w+\|([^|}]*)\|([^|}]*)\}/g, '$2')
    .replace(/\{(\w+)\}/g, (_, name: string) => usual[name]?.[language === 'zh' ? 0 : 1] ?? '20');
}

describe('the words of the public page', () => {
  it('have the same keys, lists of the same length and the same holes in both languages', () => {
    const holes = (list: [string, string][]): string[] =>
      list.map(([path, text]) => `${path} ${[...new Set(text.match(/\{\w+/g))].sort().join(' ')}`).sort();
    expect(holes(files.en)).toEqual(holes(files.zh));
  });

  it('have no empty text and no two blanks', () => {
    for (const [path, text] of [...files.zh, ...files.en])
      expect([path, text.trim().length > 0, / {2}/.test(text)]).toEqual([path, true, false]);
  });

  it('have Chinese in the Chinese file and none in the English one', () => {
    for (const [path, text] of spoken.zh)
      expect([path, /[一-鿿]/.test(text.replaceAll(/\{\w+\}/g, '一'))]).toEqual([path, true]);
    for (const [path, text] of spoken.en) expect([path, /[一-鿿，。]/.test(text)]).toEqual([path, false]);
  });
});

describe('plain language', () => {
  it('has Chinese sentences of at most 40 characters', () => {
    const long = spoken.zh.flatMap(([path, text]) =>
      sentencesOf(filled(text, 'zh'))
        .filter((one) => [...one].length > 40)
        .map((one) => `${path}: ${one}`),
    );
    expect(long).toEqual([]);
  });

  it('has English sentences of at most 22 words', () => {
    const long = spoken.en.flatMap(([path, text]) =>
      sentencesOf(filled(text, 'en'))
        .filter((one) => one.split(/\s+/).length > 22)
        .map((one) => `${path}: ${one}`),
    );
    expect(long).toEqual([]);
  });

  it('has no word of the trade', () => {
    const trade = {
      zh: /重现期|径流|汇水|管底|管网|检查井|雨水口|雨水箅|标高|高程|顶托|溢流|模型|阈值|数据集|图层|要素|矢量|内涝|易涝|暴露度|脆弱性|水文|水力|概化|行洪|涉水/,
      en: /\b(return period|catchment|inverts?|manholes?|run-?off|pluvial|fluvial|surcharg\w*|AEP|inundat\w*|datasets?|layers?|attributes?|polygons?|thresholds?|geospatial|conduits?|subcatchments?|waterlogging|hazards?|outfalls?|exceedance|mitigat\w*|vulnerab\w*|susceptib\w*|ponding)\b/i,
    };
    for (const language of ['zh', 'en'] as const) {
      const found = spoken[language].filter(([, text]) => trade[language].test(text));
      expect(found).toEqual([]);
    }
  });

  it('has no percent, only words for shares', () => {
    expect([...files.zh, ...files.en].filter(([, text]) => /[%％‰]|百分之|per ?cent/.test(text))).toEqual([]);
  });

  it('has likelihood words in the section of the official zone alone', () => {
    const likelihood = {
      zh: /可能性|概率|几率|机率|分之一的|年一遇|年淹一次/,
      en: /\b(likely|unlikely|likelihood|chances?|probab\w*|odds|once in|1 in \d+)\b/i,
    };
    for (const language of ['zh', 'en'] as const) {
      const elsewhere = spoken[language].filter(
        ([path, text]) => !path.startsWith('zone.') && likelihood[language].test(text),
      );
      expect(elsewhere).toEqual([]);
      // The rule would not see anything if the words were not there at all.
      expect(files[language].some(([path, text]) => path.startsWith('zone.') && likelihood[language].test(text))).toBe(
        true,
      );
    }
  });

  it('never calls a place safe', () => {
    const promises = {
      zh: /(这里|一带|您家|放心)[^，。]*安全|不会积水(?!。)|放心/,
      en: /\b(is|are|you are) safe\b|no risk|cannot flood(?!\.)/i,
    };
    expect(spoken.zh.filter(([, text]) => promises.zh.test(text))).toEqual([]);
    expect(spoken.en.filter(([, text]) => promises.en.test(text))).toEqual([]);
  });
});
