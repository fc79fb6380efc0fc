import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCity } from '../data/demo/city/make-city.ts';
import type { Position } from '../data/model/feature.ts';
import { terrainLevels } from '../server/engine/terrain-levels.ts';
import { writeCity } from './write-city.ts';

it('the terrain as written has the ground of surveyed manholes where they stand, within the millimetre of their records', async () => {
  const city = makeCity({ seed: 1, size: 0.02 });
  const folder = mkdtempSync(join(tmpdir(), 'drainatlas-terrain-'));
  try {
    await writeCity(city, folder);
    const { workingCrs, terrain } = city.plan;
    const manholes = city.features.nodes.filter(
      ({ properties }) => properties.nodeType === 'manhole' && typeof properties.groundM === 'number',
    );
    const places = manholes.flatMap(({ geometry }) => geometry.coordinates as Position);
    const file = { path: join(folder, 'terrain.tif'), crs: workingCrs, cellM: terrain.cellM, source: 'terrain.tif' };
    const levels = await terrainLevels(file, Float64Array.from(places));
    const off = manholes.map(({ properties }, i) => Math.abs(levels[i] - (properties.groundM as number)));
    off.sort((a, b) => a - b);
    expect(manholes.length).toBeGreaterThan(500);
    // The few on embankments stand above the terrain, which falls to the bed of the water there.
    expect(off[Math.floor(0.95 * off.length)]).toBeLessThan(0.001);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
