import { expect, it } from 'vitest';
import { TilesCache } from './tiles-cache.ts';

const tile = (bytes: number) => ({ etag: 'a', bytes: new Uint8Array(bytes) });

it('keeps the tiles asked for last, within its bound of bytes', () => {
  const cache = new TilesCache(3 * (500 + 1000));
  for (const key of ['a', 'b', 'c']) cache.set(key, tile(1000));
  expect(cache.get('a')).toBeDefined();
  cache.set('d', tile(1000));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
});

it('counts a tile that is set again once, and drops one that is larger than everything it may hold', () => {
  const cache = new TilesCache(2 * (500 + 1000));
  for (let k = 0; k < 5; k++) cache.set('a', tile(1000));
  cache.set('b', tile(1000));
  expect(cache.get('a')).toBeDefined();
  cache.set('huge', tile(10_000));
  expect(cache.get('huge')).toBeUndefined();
});

it('remembers that there is no tile', () => {
  const cache = new TilesCache(10_000);
  cache.set('a', { etag: 'a', bytes: undefined });
  expect(cache.get('a')).toEqual({ etag: 'a', bytes: undefined });
});
