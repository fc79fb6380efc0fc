import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armsOfLoop } from './lane-way-out.ts';

describe('the arms of a loop', () => {
  it('lead to every place but the entrances once, and leave one piece out between two entrances', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), fc.nat(), fc.nat(), (count, a, b) => {
        const line = Array.from({ length: count }, (_, k) => [k, 10 * k]).flat();
        const entrances = [...new Set([a % count, b % count])];
        const arms = armsOfLoop(line, entrances);
        const places = arms.flatMap(({ arm }) => arm.filter((_, i) => i % 2 === 0));
        expect(places.sort((p, q) => p - q)).toEqual(
          Array.from({ length: count }, (_, k) => k).filter((k) => !entrances.includes(k)),
        );
        let pieces = 0;
        for (const { entrance, arm } of arms) {
          let before = entrance;
          for (let i = 0; i < arm.length; i += 2) {
            const step = Math.abs(arm[i] - before);
            expect([1, count - 1]).toContain(step);
            expect(arm[i + 1]).toBe(10 * arm[i]);
            before = arm[i];
            pieces++;
          }
        }
        expect(pieces).toBe(count - entrances.length);
      }),
    );
  });
});
