import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terrainGrid } from '../../data/demo/city/drainage/ground.ts';
import { makeCity } from '../../data/demo/city/make-city.ts';
import { getProjection } from '../../data/geo/crs.ts';
import { writeGeoTiff } from '../../data/geo/geotiff.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import type { CausesResult } from '../../server/contract/causes.ts';
import { causesResult } from '../../server/engine/causes-result.ts';
import { createGeosPolygonOps } from '../../server/engine/geos-polygon-ops.ts';
import { analysisContext } from '../../server/engine/testing/planar-city.ts';

/** Layers the search for causes reads. */
const layers = ['pipes', 'nodes', 'flood_points', 'water', 'catchments', 'built_up', 'land_cover', 'survey_coverage'];

/** The causes found for the flood-prone points of a sample city against those that were planted. */
export function describeFloodCauses(seed: number, size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'drainatlas-causes-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let found: CausesResult;
  let altered: CausesResult;
  let planted: Map<string, string>;
  beforeAll(async () => {
    const { plan, features, truth } = makeCity({ seed, size });
    const { terrain, workingCrs } = plan;
    const path = join(folder, 'terrain.tif');
    writeFileSync(path, writeGeoTiff(terrainGrid(terrain), workingCrs));
    const ops = await createGeosPolygonOps();
    const ask = async (points: typeof features.flood_points): Promise<CausesResult> => {
      const read = Object.fromEntries(layers.map((id) => [id, id === 'flood_points' ? points : features[id]]));
      const context: AnalysisContext = analysisContext(read, ops, getProjection(workingCrs));
      context.dataset.terrain = { path, crs: workingCrs, cellM: terrain.cellM, source: 'terrain.tif' };
      return causesResult({ storm: { id: 'chongqing_yuzhong_2017' } }, context, () => 0);
    };
    found = await ask(features.flood_points);
    altered = await ask(
      features.flood_points.map((point) => ({
        ...point,
        properties: { ...point.properties, cause: 'other', measures: null },
      })),
    );
    planted = new Map(truth.floodPoints.map((point) => [point.floodPointId, point.cause]));
  });

  describe(`causes of the flood-prone points, seed ${seed}, size ${size}`, () => {
    it('agree with what was planted for at least 85 of 100 points', () => {
      const misses = found.points.flatMap(({ floodPointId, causes }) => {
        const [truth, said] = [planted.get(floodPointId), causes[0]?.cause ?? 'none'];
        return truth === said
          ? []
          : [
              `${floodPointId}: planted ${truth}, found ${causes.map(({ cause, strength }) => `${cause} ${strength}`).join(', ') || 'none'}`,
            ];
      });
      const agreement = 1 - misses.length / found.points.length;
      const report = [
        `${(100 * agreement).toFixed(1)} % of ${found.points.length} points agree; the others:`,
        ...misses,
      ];
      console.info(report.join('\n'));
      expect(found.points.length).toBeGreaterThan(100 * size);
      expect(agreement, report.join('\n')).toBeGreaterThanOrEqual(0.85);
    });

    it('are certain where they say so: of those called so nine in ten agree', () => {
      const certain = found.points.filter(({ causes }) => causes[0]?.confidence === 'high');
      const right = certain.filter(({ floodPointId, causes }) => causes[0].cause === planted.get(floodPointId));
      expect(certain.length).toBeGreaterThanOrEqual(0.45 * found.points.length);
      expect(right.length / certain.length).toBeGreaterThanOrEqual(0.9);
    });

    it('do not read the cause or the measures that the records name', () => {
      expect({ ...altered, meta: null }).toEqual({ ...found, meta: null });
    });
  });
}
