import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../data/geo/crs.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { blankAreas, quadrantSegments } from '../analysis/blank-areas.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { density } from '../analysis/density.ts';
import { loadPlanar, type Planar, type PlanarGeometry } from './testing/planar.ts';
import { analysisContext } from './testing/planar-city.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';

// The compiled test lies in dist; the fixture lies in the source tree.
const folder = join(import.meta.dirname, '../../../server/engine/testing/wellington-cut');
const read = (name: string): SurveyFeature[] =>
  gunzipSync(readFileSync(join(folder, `${name}.ndjson.gz`)))
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as SurveyFeature);

const projection = getProjection('EPSG:2193');
const xy = ([lon, lat]: number[]): number[] => projection.forward(lon, lat);
const pipes = read('pipes');
const districts = read('districts');
/** The same choice as the analysis makes, made here from the records. */
const counted = pipes.filter(
  ({ properties }) => (properties['role'] ?? 'main') === 'main' && properties['form'] !== 'open_channel',
);
const segments = counted.flatMap(({ geometry }) => {
  const line = (geometry.coordinates as number[][]).map(xy);
  return line.slice(1).map((end, i) => [line[i], end]);
});

let planar: Planar;
let context: AnalysisContext;
let landOfDistrict: Map<string, PlanarGeometry>;
beforeAll(async () => {
  planar = await loadPlanar();
  context = analysisContext({ pipes, districts }, await createGeosPolygonOps(), projection);
  landOfDistrict = new Map(
    districts.map(({ id, geometry }) => [
      id,
      planar.union(
        (geometry.coordinates as number[][][][]).map((rings) => planar.polygon(rings.map((ring) => ring.map(xy)))),
      ),
    ]),
  );
});

/** Length of the segments in a polygon by JSTS. */
function lengthIn(polygon: PlanarGeometry, [minX, minY, maxX, maxY]: number[]): number {
  let length = 0;
  for (const [a, b] of segments as [number[], number[]][]) {
    if (Math.max(a[0], b[0]) < minX || Math.min(a[0], b[0]) > maxX) continue;
    if (Math.max(a[1], b[1]) < minY || Math.min(a[1], b[1]) > maxY) continue;
    length += planar.intersection(planar.line([a, b]), polygon).getLength();
  }
  return length;
}

/** A drawn rectangle 1,100 m high. */
const half = (west: number, east: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [west, 5_426_400],
      [east, 5_426_400],
      [east, 5_427_500],
      [west, 5_427_500],
      [west, 5_426_400],
    ].map(
      // prettier-ignore
      ([x, y]) => projection.inverse(x, y),
    ),
  ],
});

describe('a 2 km cut of Wellington', () => {
  it.each(['square', 'hexagon'] as const)(
    'has the pipe length JSTS finds in every %s of 250 m, within 1e-3 m',
    (type) => {
      const answer = density({ cells: { type, sizeM: 250 } }, context);
      let whole = 0;
      for (const cell of answer.features) {
        const ring = (cell.geometry.coordinates[0] as number[][]).map(xy);
        const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
        const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
        expect(Math.abs(cell.properties.lengthM - lengthIn(planar.polygon([ring]), box))).toBeLessThan(1e-3);
        whole += cell.properties.lengthM;
      }
      const expected = segments.reduce((sum, line) => sum + planar.line(line).getLength(), 0);
      expect(answer.completeness.pipes).toBe(counted.length);
      expect(Math.abs(whole - expected)).toBeLessThan(0.01);
    },
  );

  it('has the pipe length JSTS finds in every suburb, within 1e-3 m', () => {
    const answer = density({ cells: { type: 'layer', layer: 'districts' } }, context);
    expect(answer.features).toHaveLength(districts.length);
    for (const cell of answer.features) {
      const expected = lengthIn(landOfDistrict.get(cell.id)!, [-Infinity, -Infinity, Infinity, Infinity]);
      expect(Math.abs(cell.properties.lengthM - expected)).toBeLessThan(1e-3);
    }
  });

  it('has the blank area JSTS finds, within 0.01 % at the same arc tolerance', () => {
    const answer = blankAreas({ distanceM: 50, minAreaM2: 0 }, context);
    const buffers = planar.union(segments.map((line) => planar.buffer(planar.line(line), 50, quadrantSegments)));
    const land = planar.union([...landOfDistrict.values()]);
    const expected = planar.difference(land, buffers).getArea();
    expect(expected).toBeGreaterThan(500_000);
    expect(Math.abs(answer.totals.blankM2 - expected) / expected).toBeLessThan(1e-4);
    expect(Math.abs(answer.totals.landM2 - land.getArea()) / land.getArea()).toBeLessThan(1e-6);
  });

  it('gives the two halves of a drawn polygon what it gives the whole', () => {
    const [west, east, whole] = [half(1_748_400, 1_749_000), half(1_749_000, 1_749_600), half(1_748_400, 1_749_600)];
    const length = (geometry: typeof whole) =>
      density({ cells: { type: 'polygon', geometry } }, context).totals.lengthM;
    expect(length(west) + length(east)).toBeCloseTo(length(whole), 2);
    const blank = (within: typeof whole) => blankAreas({ distanceM: 40, minAreaM2: 0, within }, context).totals.blankM2;
    expect(Math.abs(blank(west) + blank(east) - blank(whole))).toBeLessThan(0.5);
    expect(blank(whole)).toBeGreaterThan(1000);
  });
});
