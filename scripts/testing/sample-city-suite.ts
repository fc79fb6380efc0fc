import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProjection } from '../../data/geo/crs.ts';
import type { BlankAreasResult } from '../../server/contract/blank-areas.ts';
import { isInside, polygonsOf, scoreBlankAreas, type BlankAreaScore } from './blank-area-truth.ts';
import { importSampleCity, type ImportedCity } from './imported-city.ts';

/** What the product must make of a sample city, small or whole: import without faults, blank areas as planted. */
export function describeSampleCity(seed: number, size: number): void {
  describe(`the sample city in the product, seed ${seed}, size ${size}`, () => {
    let imported: ImportedCity;
    let blank: BlankAreasResult;
    let score: BlankAreaScore;
    beforeAll(async () => {
      imported = await importSampleCity(seed, size);
      blank = await imported.version.blankAreas({ distanceM: 50, minAreaM2: 2000 });
      const { plan, truth } = imported.city;
      score = scoreBlankAreas(blank, truth.truths, getProjection(plan.workingCrs));
    }, 600_000);
    afterAll(() => imported.close());

    it('comes in without an issue: rings, names, codes, lengths and end nodes are in order', () => {
      const issues = Object.entries(imported.manifest.layers).flatMap(([layer, entry]) =>
        entry.issues.map(({ code, field, count }) => `${layer} ${code} ${field ?? ''} ${count}`),
      );
      expect(issues).toEqual([]);
    });

    it('shows every planted blank area of 2,000 m² and more, with at least 85 % of its land', () => {
      const { foundShare } = score;
      expect(foundShare.size).toBeGreaterThan(2);
      // Truths are measured on a raster of 5 m, so a share may lie a little above 1.
      const missed = [...foundShare].filter(([, share]) => share < 0.85 || share > 1.15);
      expect(missed).toEqual([]);
    });

    it('shows no blank area elsewhere beyond 3 % of the blank land', () => {
      expect(score.elsewhereM2 / score.blankM2).toBeLessThan(0.03);
    });

    it('calls the street nobody surveyed unknown, not blank', () => {
      const { plan, truth } = imported.city;
      const projection = getProjection(plan.workingCrs);
      const [key] = truth.truths.find(({ type }) => type === 'unsurveyed_street')!.keys;
      const rings = plan.streets.find(({ id }) => id === key)!.polygon;
      const street = {
        polygons: [
          rings.map((ring) => Array.from({ length: ring.length / 2 }, (_, i): [number, number] => [ring[2 * i], ring[2 * i + 1]])), // prettier-ignore
        ],
      };
      const [unknown, found] = [polygonsOf(blank, 'unknown', projection), polygonsOf(blank, 'blank', projection)];
      const blocks = plan.blocks.filter(({ streetId, builtUp }) => streetId === key && builtUp);
      const places = blocks.map(({ polygon: [ring] }): [number, number] => [ring[0], ring[1]]);
      const inStreet = places.filter(([x, y]) => isInside(street, x, y));
      expect(unknown.reduce((sum, { areaM2 }) => sum + areaM2, 0)).toBeGreaterThan(10_000);
      expect(inStreet.filter(([x, y]) => unknown.some((area) => isInside(area, x, y))).length).toBeGreaterThan(0);
      expect(inStreet.filter(([x, y]) => found.some((area) => isInside(area, x, y)))).toEqual([]);
    });
  });
}
