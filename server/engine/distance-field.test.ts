import * as fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import { getProjection } from '../../data/geo/crs.ts';
import type { SurveyFeature } from '../../data/model/feature.ts';
import { blankAreas } from '../analysis/blank-areas.ts';
import { previewTotals } from '../analysis/blank-preview.ts';
import { cellCoverage } from '../analysis/cell-coverage.ts';
import type { AnalysisContext } from '../analysis/context.ts';
import { codeEdge, codeOf, distanceCode } from '../analysis/distance-code.ts';
import { distanceFieldOf } from '../analysis/distance-field-of.ts';
import { blankShareFromField } from '../analysis/distance-field-share.ts';
import type { DistanceField } from '../analysis/distance-field.ts';
import type { PolygonOps } from '../analysis/polygon-ops.ts';
import type { DistanceFieldHeader } from '../contract/distance-field.ts';
import { blankPreviewResult } from './blank-preview-result.ts';
import { distanceFieldBytes } from './distance-field-bytes.ts';
import { createGeosPolygonOps } from './geos-polygon-ops.ts';
import { analysisContext, box, feature, pipe } from './testing/planar-city.ts';

let ops: PolygonOps;
beforeAll(async () => {
  ops = await createGeosPolygonOps();
});

const coordinate = fc.integer({ min: -100_000, max: 1100_000 }).map((mm) => mm / 1000);
const lines = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 4 }), { maxLength: 8 });
const distances = fc.constantFrom(10, 35, 80, 250);
/** A slanted district beside a square one, with a hole in what is surveyed. */
const districts = [
  box('west', 0, 0, 430, 1000),
  feature('east', { type: 'Polygon', coordinates: [[[430, 0], [1003, 17], [911, 998], [430, 1000], [430, 0]]] }, { name: 'east' }), // prettier-ignore
];
const net = (positions: [number, number][][]): SurveyFeature[] => positions.map((line, i) => pipe(String(i), line));
const city = (positions: [number, number][][]): AnalysisContext =>
  analysisContext({ pipes: net(positions), districts }, ops);

function codeAt(field: DistanceField, x: number, y: number): number {
  const [column, row] = [Math.floor((x - field.minX) / field.cellM), Math.floor((y - field.minY) / field.cellM)];
  return field.codes[row * field.columns + column];
}

describe('the distance field', () => {
  it('holds the exact distance of every cell of land from the nearest pipe, as a code', () => {
    fc.assert(
      fc.property(lines, (positions) => {
        const field = distanceFieldOf({}, city(positions));
        for (let row = 3; row < field.rows; row += 17) {
          for (let column = 1; column < field.columns; column += 13) {
            const code = field.codes[row * field.columns + column];
            if (code === distanceCode.noLand) continue;
            const [x, y] = [field.minX + (column + 0.5) * field.cellM, field.minY + (row + 0.5) * field.cellM];
            let square = Infinity;
            for (const line of positions)
              for (let i = 1; i < line.length; i++)
                square = Math.min(square, squaredDistanceToSegment(x, y, ...line[i - 1], ...line[i]));
            // The code's own width, and what single precision leaves at its edges.
            const exactM = Math.sqrt(square);
            expect(codeEdge(code)).toBeLessThanOrEqual(exactM + 1e-4);
            if (code < distanceCode.farthest) expect(codeEdge(code + 1)).toBeGreaterThan(exactM - 1e-4);
          }
        }
      }),
      { numRuns: 12, seed: 11 },
    );
  });

  it('marks land outside the survey coverage and what is no land', () => {
    const layers = { pipes: net([[[0, 0], [900, 0]]]), districts, survey_coverage: [box('s', 0, 0, 300, 1000)] }; // prettier-ignore
    const field = distanceFieldOf({}, analysisContext(layers, ops));
    expect(codeAt(field, 102, 203)).toBe(codeOf(202.5));
    expect(codeAt(field, 402, 203)).toBe(distanceCode.unknownLand);
    expect(codeAt(field, 998, 901)).toBe(distanceCode.noLand);
  });

  it('is one code from 0 m on, each wider than the one before, up to more than can be asked', () => {
    for (let code = 0; code < distanceCode.farthest; code++) {
      expect(codeOf(codeEdge(code))).toBe(code);
      expect(codeOf((codeEdge(code) + codeEdge(code + 1)) / 2)).toBe(code);
    }
    expect(codeEdge(distanceCode.farthest)).toBeGreaterThan(1000);
    expect(codeOf(1e6)).toBe(distanceCode.farthest);
  });

  it('gives totals whose bounds hold the exact area, and an estimate within 1 % of the land', () => {
    fc.assert(
      fc.property(lines, distances, (positions, distanceM) => {
        const context = city(positions);
        const preview = previewTotals(distanceFieldOf({}, context), distanceM);
        const { totals } = blankAreas({ distanceM, minAreaM2: 0 }, context);
        const roundingM2 = 1e-4 * totals.landM2;
        expect(preview.landM2).toBeCloseTo(totals.landM2, 3);
        expect(totals.blankM2).toBeGreaterThanOrEqual(preview.atLeastM2 - roundingM2);
        expect(totals.blankM2).toBeLessThanOrEqual(preview.atMostM2 + roundingM2);
        expect(Math.abs(preview.blankM2 - totals.blankM2)).toBeLessThan(0.01 * totals.landM2);
        for (const row of totals.byDistrict) {
          const own = preview.byDistrict.find(({ districtKey }) => districtKey === row.districtKey)!;
          expect(row.blankM2).toBeGreaterThanOrEqual(own.atLeastM2 - roundingM2);
          expect(row.blankM2).toBeLessThanOrEqual(own.atMostM2 + roundingM2);
        }
      }),
      { numRuns: 25, seed: 12 },
    );
  });

  it('gives a blank share of a drawn area within its stated error, and of two halves the sum of the whole', () => {
    fc.assert(
      fc.property(lines, distances, fc.integer({ min: 50, max: 850 }), (positions, distanceM, cut) => {
        const context = city(positions);
        const field = distanceFieldOf({}, context);
        const ring = (x0: number, x1: number) => [[[x0, 100, x1, 100, x1, 900, x0, 900, x0, 100]]];
        const whole = blankShareFromField(field, ring(0, 900), distanceM);
        const [west, east] = [ring(0, cut), ring(cut, 900)].map((half) => blankShareFromField(field, half, distanceM));
        expect(west.blankM2 + east.blankM2).toBeCloseTo(whole.blankM2, 4);
        expect(west.knownM2 + east.knownM2).toBeCloseTo(whole.knownM2, 4);
        // This area is land all over, so that cells add no error of their own; it needs no projection: metres are degrees here.
        const within = { type: 'Polygon' as const, coordinates: [[[0, 100], [900, 100], [900, 900], [0, 900], [0, 100]]] }; // prettier-ignore
        const { totals } = exactWithin(context, within, distanceM);
        expect(whole.knownM2).toBeCloseTo(900 * 800, 3);
        expect(Math.abs(whole.blankM2 - totals)).toBeLessThanOrEqual(whole.errorM2 + 1);
      }),
      { numRuns: 15, seed: 13 },
    );
  });

  it('knows nothing of an area outside the land', () => {
    const field = distanceFieldOf({}, city([]));
    expect(blankShareFromField(field, [[[2000, 0, 2100, 0, 2100, 100, 2000, 0]]], 50)).toEqual({
      share: null,
      knownM2: 0,
      blankM2: 0,
      unknownM2: 0,
      errorM2: 0,
    });
  });

  it('is made once for a set of kinds, in whatever order they are named', () => {
    const kept: DistanceField[] = [];
    const context = {
      ...city([[[0, 0], [900, 0]]]), // prettier-ignore
      fields: {
        find: (key: string) => kept.find((field) => field.key === key),
        keep: (field: DistanceField) => void (kept.includes(field) || kept.push(field)),
      },
    };
    const first = distanceFieldOf({ kinds: ['storm', 'foul'] }, context);
    expect(distanceFieldOf({ kinds: ['foul', 'storm'] }, context) === first).toBe(true);
    expect(distanceFieldOf({ kinds: ['foul'] }, context) === first).toBe(false);
  });

  it('is empty, and answers, where the only district has no room for a cell', () => {
    const tiny = analysisContext({ pipes: [], districts: [box('t', 10, 10, 10.5, 10.5)] }, ops);
    expect(previewTotals(distanceFieldOf({}, tiny), 50)).toMatchObject({ landM2: 0, blankM2: 0, byDistrict: [] });
  });
});

function exactWithin(
  context: AnalysisContext,
  within: { type: 'Polygon'; coordinates: number[][][] },
  distanceM: number,
) {
  const land = [feature('w', within as never, { name: 'w' })];
  const dataset = { ...context.dataset.layers };
  const inner = analysisContext({ districts: land }, ops);
  inner.dataset.layers['pipes'] = dataset['pipes'];
  return { totals: blankAreas({ distanceM, minAreaM2: 0 }, inner).totals.blankM2 };
}

describe('shares of cells', () => {
  it('add up to the area of any polygon, wherever its ring starts and wherever it lies', () => {
    const position = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(fc.array(position, { minLength: 3, maxLength: 9 }), fc.nat(8), (positions, turn) => {
        // Round their middle, so that no sides cross.
        const mean = (axis: 0 | 1) => positions.reduce((sum, position) => sum + position[axis], 0) / positions.length;
        const angle = ([x, y]: [number, number]) => Math.atan2(y - mean(1), x - mean(0));
        const corners = positions
          .toSorted((a, b) => angle(a) - angle(b))
          .map(([x, y]): [number, number] => [x / 10 + 0.03, y / 10 + 0.07]);
        const turned = corners.map((_, i) => corners[(i + turn) % corners.length]);
        const ring = [...turned, turned[0]].flat();
        let twice = 0;
        for (let i = 0; i + 3 < ring.length; i += 2) twice += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
        const window = { minX: 0, minY: 0, cellM: 3.5, columns: 21, rows: 15 };
        const sum = (shares: Float64Array) => shares.reduce((total, share) => total + share, 0) * 3.5 ** 2;
        expect(sum(cellCoverage([[ring]], window))).toBeCloseTo(Math.abs(twice) / 2, 4);
        const moved = ring.map((value, i) => value + (i % 2 ? 3_800_000 : 400_000));
        expect(sum(cellCoverage([[moved]], { ...window, minX: 400_000, minY: 3_800_000 }))).toBeCloseTo(
          sum(cellCoverage([[ring]], window)),
          4,
        );
      }),
      { numRuns: 200, seed: 14 },
    );
  });

  it('are exact for a square that lies across four cells, with a hole', () => {
    const square = [0.5, 0.5, 1.5, 0.5, 1.5, 1.5, 0.5, 1.5, 0.5, 0.5];
    const hole = [0.5, 0.5, 0.5, 1, 1, 1, 1, 0.5, 0.5, 0.5];
    const window = { minX: 0, minY: 0, cellM: 1, columns: 2, rows: 2 };
    expect([...cellCoverage([[square]], window)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...cellCoverage([[square, hole]], window)]).toEqual([0, 0.25, 0.25, 0.25]);
  });
});

describe('the distance field for the browser', () => {
  it('says where it lies, and how to read it', () => {
    const projection = getProjection('EPSG:4547');
    const [x, y] = [400_000, 3_800_000];
    const at = (dx: number, dy: number) => projection.inverse(x + dx, y + dy);
    const layers = {
      pipes: [pipe('a', [at(0, 0), at(900, 0)])],
      districts: [feature('d', { type: 'Polygon', coordinates: [[at(0, 0), at(1000, 0), at(1000, 500), at(0, 500), at(0, 0)]] }, { name: 'd' })], // prettier-ignore
    };
    const bytes = distanceFieldBytes({}, analysisContext(layers, ops, projection));
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 4))).toBe('DAF1');
    const length = new DataView(bytes.buffer).getUint32(4, true);
    expect(length % 4).toBe(0);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as DistanceFieldHeader;
    const codes = gunzipSync(bytes.subarray(8 + length));
    expect(codes).toHaveLength(header.columns * header.rows);
    // Rows from the south: the cell with its centre 202.5 m north of the pipe.
    const row = Math.floor((y + 202.5 - header.minY) / header.cellM);
    const column = Math.floor((x + 400 - header.minX) / header.cellM);
    const code = codes[row * header.columns + column];
    const exactM = header.minY + (row + 0.5) * header.cellM - y;
    expect(code).toBe(Math.floor(header.code.perE * Math.log1p(exactM / header.code.scaleM)));
    // The south-west corner, in Web Mercator 0 … 1.
    const [lon, lat] = projection.inverse(header.minX, header.minY);
    expect(header.mesh.mercator[0]).toBeCloseTo((lon + 180) / 360, 9);
    expect(header.mesh.mercator[1]).toBeCloseTo(0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI), 9);
    expect(header.mesh.mercator).toHaveLength(2 * header.mesh.columns * header.mesh.rows);
    // Fewer cells a side than the field has: larger ones over the same place.
    const coarse = distanceFieldBytes({ side: 50 }, analysisContext(layers, ops, projection));
    const coarseLength = new DataView(coarse.buffer).getUint32(4, true);
    const small = JSON.parse(new TextDecoder().decode(coarse.subarray(8, 8 + coarseLength))) as DistanceFieldHeader;
    const every = Math.ceil(Math.max(header.columns, header.rows) / 50);
    expect(small).toMatchObject({ minX: header.minX, cellM: every * header.cellM, fieldCellM: header.cellM });
    expect(Math.max(small.columns, small.rows)).toBeLessThanOrEqual(50);
  });

  it('answers every distance as one curve that never rises', () => {
    const { curve, totals } = blankPreviewResult({}, city([[[100, 100], [900, 800]]]), () => 0); // prettier-ignore
    expect(totals).toBeNull();
    expect(curve!.blankM2).toHaveLength(1001);
    for (const row of [curve!, ...curve!.byDistrict])
      for (let i = 1; i <= 1000; i++) expect(row.blankM2[i]).toBeLessThanOrEqual(row.blankM2[i - 1]);
    for (let i = 0; i <= 1000; i++) {
      expect(curve!.atLeastM2[i]).toBeLessThanOrEqual(curve!.blankM2[i]);
      expect(curve!.atMostM2[i]).toBeGreaterThanOrEqual(curve!.blankM2[i]);
    }
    expect(blankPreviewResult({ distanceM: 70 }, city([[[100, 100], [900, 800]]]), () => 0).totals!.blankM2).toBeCloseTo(curve!.blankM2[70], -1); // prettier-ignore
  });
});
