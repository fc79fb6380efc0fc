import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Place } from '../../../data/publication/publication.ts';
import { withIds } from './place-ids.ts';

const place = (zh: string, at: [number, number], kind: Place['kind'] = 'community') => {
  return { kind, name: { zh, en: zh }, pinyin: '', at, district: 0, street: null };
};
const idsOf = (places: Parameters<typeof withIds>[0]): string[] => withIds(places, () => '东区').map(({ id }) => id);

it('gives the same place the same id whatever else is published, and in whatever order', () => {
  const [here] = idsOf([place('临店新村', [114, 30])]);
  expect(idsOf([place('新村', [114.1, 30]), place('临店新村', [114.0001, 30])])[1]).toBe(here);
});

it('tells places of one name apart by kind, area and order from the west', () => {
  const same = [place('新村', [114.2, 30]), place('新村', [114.1, 30]), place('新村', [114.2, 30], 'road')];
  const ids = idsOf(same);
  expect(new Set(ids).size).toBe(3);
  expect(idsOf([same[1], same[0]])).toEqual([ids[1], ids[0]]);
  expect(withIds([same[0]], () => '西区')[0].id).not.toBe(withIds([same[0]], () => '东区')[0].id);
});

it('never gives two places one id', () => {
  const names = fc.array(fc.string(), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(names, (all) => {
      const ids = idsOf(all.map((name, i) => place(name, [i, 0])));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => /^[A-Za-z0-9]{7,}$/.test(id))).toBe(true);
    }),
  );
});
