import { expect, it } from 'vitest';
import { pinyinOf } from './pinyin.ts';

it.each([
  ['人民路', 'ren min lu'],
  ['绿柳路', 'lv liu lu'],
  ['重庆路', 'chong qing lu'],
  ['银潭站A口', 'yin tan zhan a kou'],
  ['丹霞坪片区（2）', 'dan xia ping pian qu 2'],
  ['Quay Street', 'quay street'],
  ['', ''],
])('writes %s as %s', (name, syllables) => {
  expect(pinyinOf(name)).toBe(syllables);
});
