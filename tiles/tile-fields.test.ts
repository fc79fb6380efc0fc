import { afterAll, expect, test } from 'vitest';
import { feature, lineOf, pointAt, squareAt, openWorkshop } from './testing/archive-under-test.ts';

const { build, remove } = openWorkshop();
afterAll(remove);

interface Metadata {
  vector_layers: { id: string; minzoom: number; maxzoom: number; fields: Record<string, string> }[];
  drainatlas: { thinning: object; perZoom: object[] };
}

test('fields appear from their zoom on, codes as words, booleans as booleans, and missing values not at all', async () => {
  const pipe = feature('P', lineOf([174.7, -41.2], [174.71, -41.21]), {
    pipeId: 'P',
    kind: 'storm',
    role: 'main',
    material: null,
    status: '',
    diameterM: 0.3,
  });
  const archive = await build({ pipes: [pipe] });
  const properties = async (zoom: number): Promise<object> => (await archive.at(zoom))[0].feature.properties;
  expect(await properties(10)).toEqual({ kind: 'storm', diameterM: 0.3 });
  expect(await properties(12)).toEqual({ kind: 'storm', diameterM: 0.3, role: 'main' });
  expect(await properties(16)).toEqual({ kind: 'storm', diameterM: 0.3, role: 'main', pipeId: 'P' });
});

test('a public archive has no staff layer and no staff field, and names what was left out and why', async () => {
  const archive = await build(
    {
      pipes: [feature('P', lineOf([174.7, -41.2], [174.71, -41.21]), { kind: 'storm' })],
      flood_points: [feature('F', pointAt(174.7, -41.2), { name: 'corner', contactName: 'somebody' })],
      water: [feature('W', squareAt(174.7, -41.2, 0.01), { name: 'lake', waterType: 'lake', floodLevelM: 3 })],
    },
    'public',
  );
  expect(archive.report.leftOut).toEqual([
    { layer: 'pipes', reason: 'not-visible' },
    { layer: 'flood_points', reason: 'geometry-not-exact' },
  ]);
  const found = await archive.at(16);
  expect(new Set(found.map(({ layer }) => layer))).toEqual(new Set(['water', 'water_label']));
  for (const {
    feature: { properties },
  } of found)
    expect(Object.keys(properties)).not.toContain('floodLevelM');
  const metadata = (await archive.pmtiles.getMetadata()) as Metadata;
  const ids = metadata.vector_layers.map(({ id }) => id);
  expect(ids).toContain('water');
  for (const id of ['pipes', 'nodes', 'contours', 'lifelines', 'flood_points']) expect(ids).not.toContain(id);
  expect(archive.bytes.includes('somebody')).toBe(false);
});

test('the archive says its audience, the thinning rule in both languages, the kept share and the fields with types', async () => {
  const archive = await build({ pipes: [feature('P', lineOf([174.7, -41.2], [174.71, -41.21]))] }, 'staff', {
    attribution: 'The survey',
  });
  const metadata = (await archive.pmtiles.getMetadata()) as Metadata;
  expect(metadata).toMatchObject({ name: 'Test city', attribution: 'The survey', drainatlas: { audience: 'staff' } });
  expect(metadata.drainatlas.thinning).toEqual({
    zh: expect.stringContaining('干支管'),
    en: expect.stringContaining('mains'),
  });
  expect(metadata.drainatlas.perZoom.at(-1)).toEqual({
    zoom: 16,
    features: { pipes: { kept: 1, tooSmall: 0, total: 1 } },
  });
  expect(metadata.vector_layers.find(({ id }) => id === 'pipes')).toMatchObject({
    minzoom: 8,
    maxzoom: 16,
    fields: { diameterM: 'Number', kind: 'String' },
  });
  const header = await archive.pmtiles.getHeader();
  expect(header).toMatchObject({ specVersion: 3, clustered: true, tileType: 1, minZoom: 8, maxZoom: 16 });
  expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
});
