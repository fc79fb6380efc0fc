import type { Text } from '../model/text.ts';
import type { StormRecord, Sureness } from './storm-record.ts';

const total = (
  id: string,
  title: Text,
  [a, c, b, n]: readonly [number, number, number, number],
  sure: Sureness,
  source: Text,
  more: Partial<StormRecord> = {},
): StormRecord => ({ id, title, formula: { kind: 'total', a, c, b, n }, sure, source, checks: [], ...more });

/** A check value of domain reference 2.3: three years, fifteen minutes. */
const check = (lPerSHa: number): Pick<StormRecord, 'checks'> => ({ checks: [{ years: 3, minutes: 15, lPerSHa }] });
const guangzhou: Text = {
  zh: '广州市暴雨公式（2021），公开软件转录',
  en: 'Guangzhou storm formulas (2021), transcribed by public software',
};
const chongqing: Text = {
  zh: '渝建〔2017〕443号，公开软件转录',
  en: 'Yujian [2017] 443, transcribed by public software',
};
const open: Text = { zh: '公开软件', en: 'public software' };
const memory: Text = { zh: '凭记忆，未核对原件', en: 'from memory, not checked against the document' };
const limits2021 = { version: '2021', minutes: [1, 180], years: [1, 100] } as const;

/**
 * Total formulas that come with the product (domain reference 2.3). Those of sureness `memory` were read nowhere: a city
 * that takes one has to check it. None may be called the standard's before somebody has read that. Guangzhou Huangpu is
 * left out: its general and its single-P row contradict each other by a factor of five.
 */
export const shippedStorms: readonly StormRecord[] = [
  total(
    'shanghai',
    { zh: '上海', en: 'Shanghai' },
    [1600, 0.846, 7, 0.656],
    'seen',
    { zh: 'DB31/T 1043-2017，公开软件转录', en: 'DB31/T 1043-2017, transcribed by public software' },
    { version: 'DB31/T 1043-2017', ...check(295.6) },
  ),
  total(
    'guangzhou_centre_2021',
    { zh: '广州中心城区', en: 'Guangzhou centre' },
    [13290.6, 0.607, 39.12, 0.956],
    'seen',
    guangzhou,
    { ...limits2021, ...check(377.5) },
  ),
  total(
    'guangzhou_huadu_2021',
    { zh: '广州花都', en: 'Guangzhou Huadu' },
    [4052.127, 0.607, 25.587, 0.729],
    'seen',
    guangzhou,
    limits2021,
  ),
  total(
    'guangzhou_panyu_2021',
    { zh: '广州番禺', en: 'Guangzhou Panyu' },
    [3716.771, 0.753, 18.39, 0.776],
    'seen',
    guangzhou,
    limits2021,
  ),
  total(
    'guangzhou_zengcheng_2021',
    { zh: '广州增城', en: 'Guangzhou Zengcheng' },
    [1964.59, 0.672, 8.025, 0.613],
    'seen',
    guangzhou,
    limits2021,
  ),
  total(
    'guangzhou_conghua_2021',
    { zh: '广州从化', en: 'Guangzhou Conghua' },
    [3589.127, 0.438, 16.816, 0.721],
    'seen',
    guangzhou,
    limits2021,
  ),
  total(
    'beijing_classic',
    { zh: '北京（旧）', en: 'Beijing (old)' },
    [2001, 0.811, 8, 0.711],
    'superseded',
    { zh: '公开软件；DB11/T 969 另有新分区', en: 'public software; DB11/T 969 has newer zones' },
    check(298.6),
  ),
  total(
    'chongqing_yuzhong_2017',
    { zh: '重庆渝中、大渡口、沙坪坝、九龙坡', en: 'Chongqing Yuzhong, Dadukou, Shapingba, Jiulongpo' },
    [1132, 0.958, 5.408, 0.595],
    'seen',
    chongqing,
    { version: '2017', ...check(274.2) },
  ),
  total(
    'chongqing_jiangbei_2017',
    { zh: '重庆江北、渝北', en: 'Chongqing Jiangbei, Yubei' },
    [1111, 0.945, 9.713, 0.561],
    'seen',
    chongqing,
    { version: '2017' },
  ),
  total(
    'chongqing_nanan_2017',
    { zh: '重庆南岸、巴南', en: "Chongqing Nan'an, Banan" },
    [1898, 0.867, 9.48, 0.709],
    'seen',
    chongqing,
    { version: '2017' },
  ),
  total(
    'nanning_classic',
    { zh: '南宁（旧）', en: 'Nanning (classic)' },
    [1750, 0.74, 10.4, 0.73],
    'seen',
    open,
    check(223.3),
  ),
  total(
    'haikou_classic',
    { zh: '海口（旧）', en: 'Haikou (classic)' },
    [1330, 0.78, 7.5, 0.68],
    'seen',
    open,
    check(219.7),
  ),
  total('wuhan_2020', { zh: '武汉', en: 'Wuhan' }, [1614, 0.887, 11.23, 0.658], 'memory', memory, {
    version: 'DB4201/T 641-2020',
    ...check(267.7),
  }),
  total(
    'zhengzhou_old',
    { zh: '郑州（旧）', en: 'Zhengzhou (old)' },
    [3073, 0.892, 15.1, 0.824],
    'memory',
    memory,
    check(265),
  ),
];

/** A formula that comes with the product, by its id; undefined for another id. */
export function findStorm(id: string): StormRecord | undefined {
  return shippedStorms.find((storm) => storm.id === id);
}

/** A formula that comes with the product, by its id. Throws for another id. */
export function getStorm(id: string): StormRecord {
  const storm = findStorm(id);
  if (!storm)
    throw new Error(`got storm formula ${id}, expected one of ${shippedStorms.map((known) => known.id).join(', ')}`);
  return storm;
}
