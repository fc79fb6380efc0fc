import { describe, expect, it } from 'vitest';
import { readDate } from './read-date.ts';

describe('readDate', () => {
  it.each([
    ['2003-08-21', '2003-08-21'],
    ['2003-08-21T10:00:00Z', '2003-08-21'],
    ['2003/8/21', '2003-08-21'],
    ['2003年8月21日', '2003-08-21'],
    ['2003年8月', '2003-08'],
    ['20030821', '2003-08-21'],
    [20030821, '2003-08-21'],
    ['1998', '1998'],
    [1061424000000, '2003-08-21'],
    [-2524521600000, '1890-01-01'],
  ])('reads %s', (value, date) => {
    expect(readDate(value)).toBe(date);
  });

  it.each(['', 'soon', '2003-02-30', '2003-13-01', '21/08/2003', '20031332'])('does not guess at %j', (value) => {
    expect(readDate(value)).toBeUndefined();
  });
});
