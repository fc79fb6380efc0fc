import type { Text } from '../model/text.ts';
import type { RegionClass, SoilClass } from './settings.ts';

/** How a region or a soil is called, and the other words that reports have for it. */
export interface SettingWord {
  label: Text;
  /** As `plain` leaves them. */
  words: readonly string[];
}

const word = (zh: string, en: string, ...words: string[]): SettingWord => ({ label: { zh, en }, words });

/** Regions by K, in the words of domain reference 3.1; reports write the class, its beginning or K itself. */
export const regionWords: Record<RegionClass, SettingWord> = {
  centre: word('中心商业区，甲类建筑附近', 'Central business, near class A buildings', '中心商业', '中心区', '10'),
  main_road: word('交通干道，乙类建筑附近', 'Main roads, near class B buildings', '交通干道', '主干道', '6'),
  other_road: word(
    '其他行车道路，丙类建筑附近',
    'Other roads, near class C buildings',
    '其他行车道路',
    '其他道路',
    '3',
  ),
  elsewhere: word('所有其他区域', 'Everywhere else', '其他区域', '0'),
};

/** Soils by T (domain reference 3.1). T itself names no soil: several share it. */
export const soilWords: Record<SoilClass, SettingWord> = {
  ordinary: word('一般土层', 'Ordinary soil', '一般土', '普通土'),
  silt_sand: word('粉砂层', 'Silty sand', '粉砂', '粉细砂'),
  loess_1_2: word('湿陷性黄土 1、2 级', 'Collapsible loess I–II', '湿陷性黄土1级', '湿陷性黄土2级'),
  loess_3: word('湿陷性黄土 3 级', 'Collapsible loess III'),
  loess_4: word('湿陷性黄土 4 级', 'Collapsible loess IV'),
  expansive_strong: word('膨胀土（强）', 'Expansive soil, strong', '强膨胀土'),
  expansive_medium: word('膨胀土（中）', 'Expansive soil, medium', '中膨胀土'),
  expansive_weak: word('膨胀土（弱）', 'Expansive soil, weak', '弱膨胀土'),
  muck: word('淤泥', 'Muck', '淤泥类土'),
  mucky_soil: word('淤泥质土', 'Mucky soil'),
  red_clay: word('红黏土', 'Red clay', '红粘土'),
};

/** Text without what two writers of the same word write differently: widths, blanks, punctuation, case. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-–./:;,，、()[\]【】#*"'“”?]+/g, '');
}

/** The id of a list that a cell names: by id, label in either language, or one of its words; undefined for none. */
export function findSetting<T extends string>(list: Record<T, SettingWord>, text: string): T | undefined {
  const wanted = plain(text);
  return (Object.keys(list) as T[]).find((id) => {
    const { label, words } = list[id];
    return [id, label.zh, label.en, ...words].some((each) => plain(each) === wanted);
  });
}
