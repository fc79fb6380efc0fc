import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { fill } from './fill.ts';
import { sayDate, sayDepth, sayDistance, sayShare, sayWay } from './phrases.ts';
import { callTo } from './section.ts';
import { zh } from './zh.ts';

describe('phrases', () => {
  it('say a date as far as it is known', () => {
    expect(['2023-09-11', '2023-09', '2023'].map((date) => sayDate(date, zh))).toEqual([
      '2023年9月11日',
      '2023年9月',
      '2023年',
    ]);
    expect(['2023-09-11T08:00:00Z', '2023-09', '2023'].map((date) => sayDate(date, en))).toEqual([
      '11 September 2023',
      'September 2023',
      '2023',
    ]);
    expect(sayDate('summer of 2016', en)).toBe('summer of 2016');
  });

  it('say a depth in words with the number beside', () => {
    expect(['ankle', 'knee', 'deeper', null].map((depth) => sayDepth(depth as 'knee' | null, zh))).toEqual([
      '到脚踝（15厘米以内）',
      '到膝盖（30–50厘米）',
      '过腰（100厘米以上）',
      '没有深度记录',
    ]);
  });

  it('say a distance no more exactly than it is known', () => {
    expect([0, 74, 76, 326, 974, 976, 1234, 12_340].map((m) => sayDistance(m, en))).toEqual([
      'less than 100 m',
      'less than 100 m',
      'about 100 m',
      'about 350 m',
      'about 950 m',
      'about 1 km',
      'about 1.2 km',
      'about 12.3 km',
    ]);
  });

  it('say the way', () => {
    const near = { place: {} as never, wind: 'ne' } as const;
    expect(sayWay({ ...near, distanceM: 400 }, zh)).toBe('往东北约400米');
    expect(sayWay({ ...near, distanceM: 0 }, en)).toBe(en.inExtent);
  });

  it('say a share in words, in order', () => {
    const said = [0.01, 0.1, 0.2, 0.33, 0.5, 0.66, 0.8, 0.95].map((share) => sayShare(share, en));
    expect(said).toEqual([...en.drains.shares]);
  });

  it('fill holes, choose by number and refuse a hole that stays open', () => {
    expect(fill('{n} {n|place|places} in {city}', { n: 1, city: 'X' })).toBe('1 place in X');
    expect(fill('{n} {n|place|places}', { n: 12_345 })).toBe('12,345 places');
    expect(() => fill('{n} places', {})).toThrow('{n}');
  });

  it('dial digits only', () => {
    expect(['+86 (10) 1234-5678', '12345', '119 / 120', 'n/a'].map((number) => callTo('', number, null).tel)).toEqual([
      '+861012345678',
      '12345',
      null,
      null,
    ]);
  });
});
