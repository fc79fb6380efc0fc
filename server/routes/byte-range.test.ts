import { describe, expect, it } from 'vitest';
import { parseRange } from './byte-range.ts';

describe('a Range header', () => {
  it.each([
    ['bytes=0-99', { first: 0, last: 99 }],
    ['bytes=900-', { first: 900, last: 999 }],
    ['bytes=-1', { first: 999, last: 999 }],
    ['bytes=-5000', { first: 0, last: 999 }],
    ['bytes=990-5000', { first: 990, last: 999 }],
  ])('%s of 1000 bytes is %j', (header, range) => expect(parseRange(header, 1000)).toEqual(range));

  it.each([['bytes=1000-'], ['bytes=-0'], ['bytes=2000-3000']])('%s of 1000 bytes lies outside', (header) =>
    expect(parseRange(header, 1000)).toBe('unsatisfiable'),
  );

  it.each([[undefined], ['bytes=5-2'], ['bytes=0-1,5-6'], ['lines=0-1'], ['bytes=-'], ['bytes=a-b']])(
    '%s asks for the whole file',
    (header) => expect(parseRange(header, 1000)).toBeUndefined(),
  );
});
