import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { countPipes, leftOutReasons } from '../analysis/counted-pipes.ts';
import { pipeClasses } from '../analysis/pipe-classes.ts';
import { lengthsInAreas } from '../analysis/summary-lines.ts';
import { ZoneGrid } from '../analysis/zone-grid.ts';
import { forAnalysis } from './loaded-layer.ts';
import { loadedDataset, pipe } from './testing/planar-city.ts';

const kinds = ['storm', 'foul', 'combined'];
const diameters = [0.2, 0.5, 0.9, undefined];

/** Pipes along the streets of a grid of 40 m, so many that whole blocks of them lie in an area. */
function net(seed: number) {
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
  return Array.from({ length: 3000 }, (_, i) => {
    const x = 40 * (i % 55) + random();
    const y = 40 * Math.floor(i / 55) + random();
    const line: [number, number][] = [[x, y], [x + 40 * random(), y + 3 * random()], [x + 40 * random(), y + 40 * random()]]; // prettier-ignore
    const diameterM = diameters[Math.floor(4 * random())];
    return {
      line,
      properties: {
        kind: kinds[Math.floor(3 * random())],
        status: random() < 0.1 ? 'abandoned' : 'in_use',
        ...(diameterM === undefined ? {} : { diameterM }),
      },
    };
  });
}

describe('lengths of lines in areas', () => {
  it('equal those of every line cut on its own, by class and by reason not to count, within 1e-6 m', () => {
    const corner = fc.integer({ min: -100, max: 2300 }).map((m) => m + 0.123);
    const area = fc.tuple(corner, corner, fc.integer({ min: 5, max: 2000 }), fc.integer({ min: 5, max: 2000 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.array(area, { minLength: 1, maxLength: 2 }), (seed, corners) => {
        const made = net(seed);
        const features = made.map(({ line, properties }, i) => pipe(String(i), line, properties));
        const columns = forAnalysis(loadedDataset({ pipes: features })).layers['pipes'];
        const areas = corners.map(([x, y, w, h]) => [[x, y, x + w, y + h / 5, x + w / 2, y + h]]);
        const counted = countPipes(columns, {});
        const classes = [pipeClasses(columns, 'kind'), pipeClasses(columns, 'size')];
        const { byClassM, leftOut } = lengthsInAreas(columns, new ZoneGrid(areas, 4096), classes, counted.leftOut);
        areas.forEach((rings, at) => {
          const polygon = new PolygonEdges(rings);
          const expected = classes.map(({ names }) => names.map(() => 0));
          let abandoned = 0;
          made.forEach(({ line, properties }, i) => {
            const insideM = lengthInside(polygon, line);
            if (properties.status === 'abandoned') abandoned += insideM > 0 ? 1 : 0;
            else classes.forEach(({ codes }, d) => (expected[d][codes[i]] += insideM));
          });
          expected.forEach((lengths, d) =>
            lengths.forEach((lengthM, c) => expect(byClassM[d][at * lengths.length + c]).toBeCloseTo(lengthM, 6)),
          );
          expect(leftOut[at].get(leftOutReasons.indexOf('status') + 1) ?? 0).toBe(abandoned);
        });
      }),
      { numRuns: 25, seed: 9 },
    );
  });

  it('are none in a layer without lines', () => {
    const columns = forAnalysis(loadedDataset({ pipes: [] })).layers['pipes'];
    const areas = new ZoneGrid([[[0, 0, 10, 0, 10, 10]]], 16);
    const { byClassM } = lengthsInAreas(columns, areas, [pipeClasses(columns, 'kind')]);
    expect([...byClassM[0]]).toEqual([0, 0, 0, 0, 0]);
  });
});

function lengthInside(polygon: PolygonEdges, line: [number, number][]): number {
  let insideM = 0;
  for (let i = 1; i < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i - 1], line[i]];
    const cuts = [0, 1];
    polygon.cut(x0, y0, x1, y1, cuts);
    cuts.sort((a, b) => a - b);
    for (let k = 1; k < cuts.length; k++) {
      const t = (cuts[k - 1] + cuts[k]) / 2;
      if (polygon.contains(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)) {
        insideM += (cuts[k] - cuts[k - 1]) * Math.hypot(x1 - x0, y1 - y0);
      }
    }
  }
  return insideM;
}
