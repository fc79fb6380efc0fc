import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildingRows, eastWestSide, type Rows } from './building-rows.ts';
import { inRing, ringArea } from './lines.ts';
import { randomStream } from './random.ts';

const rows: Rows = {
  marginM: 5,
  depthM: [11, 13],
  lengthM: [20, 50],
  rowGapM: 15,
  gapM: [7, 14],
  open: 0,
  turn: 0.02,
};
const block = (widthM: number, heightM: number, angle: number): number[] =>
  [0, 0, widthM, 0, widthM, heightM, 0, heightM, 0, 0].map((_, i, flat) => {
    const [x, y] = i % 2 === 0 ? [flat[i], flat[i + 1]] : [flat[i - 1], flat[i]];
    return i % 2 === 0 ? x * Math.cos(angle) - y * Math.sin(angle) : x * Math.sin(angle) + y * Math.cos(angle);
  });

describe('houses in rows', () => {
  it('stand within their block, counter-clockwise, whatever its size and direction', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 30, max: 300, noNaN: true }),
        fc.double({ min: 30, max: 300, noNaN: true }),
        fc.double({ min: -0.7, max: 0.7, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (widthM, heightM, angle, seed) => {
          const ring = block(widthM, heightM, angle);
          for (const house of buildingRows(ring, angle, rows, randomStream(seed, 'houses'))) {
            expect(ringArea(house)).toBeGreaterThan(0);
            for (let i = 0; i < house.length; i += 2) expect(inRing(ring, house[i], house[i + 1])).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('fill a block of 200 × 150 m with slabs to between a tenth and a half of its land', () => {
    const ring = block(200, 150, 0.2);
    const houses = buildingRows(ring, 0.2, rows, randomStream(1, 'houses'));
    const share = houses.reduce((sum, house) => sum + ringArea(house), 0) / ringArea(ring);
    expect(houses.length).toBeGreaterThan(8);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.5);
  });

  it('are none where a block has no room for one', () => {
    expect(buildingRows(block(12, 12, 0), 0, rows, randomStream(1, 'houses'))).toEqual([]);
  });

  it('run along the side that lies most nearly east–west', () => {
    expect(eastWestSide(block(200, 100, 0.3))).toBeCloseTo(0.3, 6);
    // The long side stands north–south: the short one is taken.
    expect(eastWestSide(block(60, 200, 0.1))).toBeCloseTo(0.1, 6);
  });
});
