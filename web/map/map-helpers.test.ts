import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineFeatures } from './draw-features.ts';
import type { Position } from '../../data/model/feature.ts';
import { formatAreaM2, formatLengthM } from './format.ts';
import { framePadding, freeCentre, isFree, uncover, type ScreenBox } from './insets.ts';
import { measureRing } from './measure.ts';
import { findPartAt, resultParts } from './result-features.ts';
import { metresPerPixel, scaleBar } from './scale-bar.ts';

describe('the scale bar', () => {
  it('is the longest 1, 2 or 5 × 10ⁿ m that fits', () => {
    expect(scaleBar(1, 110)).toEqual({ lengthM: 100, widthPx: 100 });
    expect(scaleBar(0.6, 110)?.lengthM).toBe(50);
    expect(scaleBar(19, 110)?.lengthM).toBe(2000);
    expect([scaleBar(0, 110), scaleBar(Number.NaN, 110)]).toEqual([null, null]);
  });

  it('never exceeds its room and never wastes more than three fifths of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (metres) => {
        const { widthPx } = scaleBar(metres, 110)!;
        expect(widthPx).toBeLessThanOrEqual(110 * (1 + 1e-9));
        expect(widthPx).toBeGreaterThanOrEqual(110 * 0.4 * (1 - 1e-9));
      }),
    );
  });

  it('knows the size of a pixel: the equator in 512 px at zoom 0', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.517, 2);
    expect(metresPerPixel(10, 60)).toBeCloseTo(78_271.517 / 1024 / 2, 3);
  });
});

describe('insets', () => {
  it('leave at least a quarter of the map free however large the panels are', () => {
    expect(framePadding({ left: 380, right: 0, top: 0, bottom: 500 }, 24, 390, 600)).toMatchObject({
      bottom: expect.any(Number),
    });
    const { left, right } = framePadding({ left: 380, right: 0, top: 0, bottom: 0 }, 24, 390, 800);
    expect(left + right).toBeCloseTo(390 * 0.75, 6);
    expect(framePadding({ left: 300, right: 0, top: 0, bottom: 0 }, 20, 1440, 900)).toEqual({
      left: 320,
      right: 20,
      top: 20,
      bottom: 20,
    });
  });

  it('move a covered place just into the open, and a free one not at all', () => {
    const covered = { left: 300, right: 400, top: 0, bottom: 0 };
    const at = (x: number, y: number, size = 0): ScreenBox => ({ left: x, right: x + size, top: y, bottom: y + size });
    expect(uncover(at(1200, 400), covered, 1440, 900)).toEqual([-160, 0]);
    expect(uncover(at(100, 400), covered, 1440, 900)).toEqual([200, 0]);
    expect(uncover(at(700, 400), covered, 1440, 900)).toEqual([0, 0]);
    expect(uncover(at(1000, 400, 100), covered, 1440, 900), 'with its whole extent').toEqual([-60, 0]);
    expect(uncover(at(0, 0, 800), covered, 1440, 900), 'centred where it is too large').toEqual([270, 0]);
  });

  it('leave nothing covered once moved, for any box that fits', () => {
    const px = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(
        px(600),
        px(500),
        px(700),
        px(500),
        px(1400),
        px(900),
        px(300),
        (left, right, top, bottom, x, y, size) => {
          const covered = framePadding({ left, right, top, bottom }, 0, 1440, 900);
          fc.pre(size < 1440 - covered.left - covered.right && size < 900 - covered.top - covered.bottom);
          const box = { left: x, right: x + size, top: y, bottom: y + size };
          const [dx, dy] = uncover(box, covered, 1440, 900);
          const moved = { left: x + dx, right: x + dx + size, top: y + dy, bottom: y + dy + size };
          const slack = {
            left: covered.left - 1e-6,
            right: covered.right - 1e-6,
            top: covered.top - 1e-6,
            bottom: covered.bottom - 1e-6,
          };
          expect(isFree(moved, slack, 1440, 900)).toBe(true);
        },
      ),
    );
  });

  it('put the centre of the map into the middle of what is free', () => {
    expect(freeCentre({ left: 328, right: 372, top: 48, bottom: 0 }, 1440, 900)).toEqual({ x: 698, y: 474 });
  });
});

describe('a result on the map', () => {
  const hole: Position[] = [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
    [0.4, 0.6],
    [0.4, 0.4],
  ];
  const ring: Position[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  const far = ring.map(([x, y]): Position => [x + 5, y]);
  const parts = resultParts(
    {
      task: 'blank',
      data: {
        features: [
          {
            type: 'Feature',
            id: '1',
            geometry: { type: 'MultiPolygon', coordinates: [[ring, hole], [far]] },
            properties: { class: 'blank', areaM2: 12, districtKey: 'a', districtName: 'A' },
          },
        ],
      } as never,
    },
    { cell: () => '', place: () => '' },
  );

  it('is hit inside any of its polygons but not in a hole', () => {
    expect(parts).toHaveLength(2);
    expect(findPartAt(parts, [0.2, 0.2])?.id).toBe('1');
    expect(findPartAt(parts, [5.5, 0.5])?.id).toBe('1');
    expect(findPartAt(parts, [0.5, 0.5])).toBeUndefined();
    expect(findPartAt(parts, [3, 0.5])).toBeUndefined();
  });
});

describe('a finished polygon', () => {
  it('stays on the map as its area and the outline of every ring', () => {
    const square: [number, number][] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    const parts = outlineFeatures({ type: 'Polygon', coordinates: [square, square] }).features;
    expect(parts.map((feature) => feature.properties?.part)).toEqual(['area', 'edge', 'edge']);
    expect(outlineFeatures(null).features).toEqual([]);
  });
});

describe('figures of a drawn polygon', () => {
  it('are in the unit people say them in', () => {
    expect([950, 12_300, 4_560_000].map((area) => formatAreaM2(area, 'en'))).toEqual(['950 m²', '1.23 ha', '4.56 km²']);
    expect([640, 12_345].map((length) => formatLengthM(length, 'en'))).toEqual(['640 m', '12.3 km']);
  });

  it('are those of the sphere: a degree of longitude and latitude at the equator', () => {
    const { areaM2, perimeterM } = measureRing([
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
    ]);
    // Radius 6,371,008.8 m (turf length) and 6,378,137 m (turf area): 1,113.2 m and 1,111.95 m a side; tolerance 0.5 %.
    expect(Math.abs(areaM2 / 1113.2 ** 2 - 1)).toBeLessThan(0.005);
    expect(Math.abs(perimeterM / (4 * 1111.95) - 1)).toBeLessThan(0.005);
    expect(measureRing([[0, 0]])).toEqual({ areaM2: 0, perimeterM: 0 });
  });
});
