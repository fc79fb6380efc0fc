import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdShelf, swmmId } from './swmm-id.ts';

describe('ids of a model', () => {
  it('are the keys where the engine takes them', () => {
    expect(['YSG0406-00018', 'J1-025.1', 'a_b'].map(swmmId)).toEqual(['YSG0406-00018', 'J1-025.1', 'a_b']);
  });

  it('are the same for the same key, different for different ones, short and without blanks and quotes', () => {
    expect(swmmId('P/3 ü')).toBe(swmmId('P/3 ü'));
    expect(swmmId('管段 1')).not.toBe(swmmId('管段 2'));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}$/.test(swmmId(key))),
    );
  });

  it('are given out once, whatever their case, and stay short', () => {
    const shelf = new IdShelf();
    const long = 'x'.repeat(31);
    expect([shelf.take('a'), shelf.take('A'), shelf.take('a'), shelf.take(long), shelf.take(long)]).toEqual([
      'a',
      'A~2',
      'a~3',
      long,
      `${'x'.repeat(26)}~2`,
    ]);
  });
});
