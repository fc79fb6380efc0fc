import { readFile } from 'node:fs/promises';
import { findProjection } from '../../../data/geo/crs.ts';
import { readInpLines } from '../../../data/swmm/inp-lines.ts';
import type { SwmmLines } from '../../contract/swmm-results.ts';
import { withOut } from './out-file.ts';
import { requireFile } from './require-file.ts';
import type { SwmmResults } from './swmm-results.ts';

/**
 * Links of a result by the coordinates of its own .inp, in the order of their ids. A model without a CRS lies nowhere:
 * it is not drawn, and the answer says so.
 */
export async function findLines(results: SwmmResults, city: string, id: string): Promise<SwmmLines> {
  const { crs } = await results.get(city, id);
  const inp = await results.findFile(city, id, 'inp');
  if (inp === undefined) return { lines: [], missing: 'no-inp' };
  if (crs === null) return { lines: [], missing: 'no-crs' };
  const { lineOf } = readInpLines(await readFile(inp, 'utf8'));
  const ids = await withOut(await requireFile(results, city, id, 'out'), async ({ header }) => header.ids.link);
  const projection = findProjection(crs);
  if (!projection) return { lines: [], missing: 'no-crs' };
  const lines = ids.map((link) => {
    const xy = lineOf.get(link) ?? [];
    const lonLat: number[] = [];
    for (let i = 0; i < xy.length; i += 2) lonLat.push(...projection.inverse(xy[i], xy[i + 1]));
    // Far outside what a CRS is made for its formulas give no place, or one beyond the poles.
    return lonLat.every((value) => Math.abs(value) <= 180) ? lonLat : [];
  });
  return { lines, missing: lines.some((line) => line.length > 0) ? null : 'no-coordinates' };
}
