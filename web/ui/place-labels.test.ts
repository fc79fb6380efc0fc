import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels, type LabelBox } from './place-labels.ts';

const frame: LabelBox = [0, 0, 100, 20];

describe('placing labels', () => {
  it('keeps the more important of two that want the same place, and counts the other', () => {
    const boxes: LabelBox[] = [[10, 0, 40, 10]];
    const { placed, dropped } = placeLabels(
      [
        { id: 'less', priority: 1, boxes },
        { id: 'more', priority: 2, boxes },
      ],
      frame,
    );
    expect([...placed.keys()]).toEqual(['more']);
    expect(dropped).toBe(1);
  });

  it('takes the next place it knows when the first is taken, and none outside the frame', () => {
    const { placed } = placeLabels(
      [
        {
          id: 'a',
          priority: 1,
          boxes: [
            [10, 0, 40, 10],
            [90, 0, 120, 10],
            [60, 0, 90, 10],
          ],
        },
      ],
      frame,
      [[0, 0, 20, 20]],
    );
    expect(placed.get('a')).toEqual([60, 0, 90, 10]);
  });

  it('never lets two labels overlap', () => {
    const box = fc
      .tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 30 }))
      .map(([x, y, w]): LabelBox => [x, y, x + w, y + 5]);
    const wish = fc.record({ priority: fc.integer({ min: 0, max: 3 }), boxes: fc.array(box, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const { placed, dropped } = placeLabels(
          wishes.map((each, i) => ({ ...each, id: String(i) })),
          frame,
        );
        const all = [...placed.values()];
        expect(all.length + dropped).toBe(wishes.length);
        for (const [i, a] of all.entries()) {
          for (const b of all.slice(i + 1)) {
            expect(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]).toBe(true);
          }
        }
      }),
    );
  });
});
