import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PMTiles, tileIdToZxy } from 'pmtiles';
import { afterAll, expect, test } from 'vitest';
import { ArchiveWriter } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'archive-'));
afterAll(() => rmSync(folder, { recursive: true }));
const info = {
  metadata: { name: 'test' },
  minZoom: 0,
  maxZoom: 11,
  bbox: [-10, -20, 30, 40] as [number, number, number, number],
};

function reader(path: string): PMTiles {
  const bytes = readFileSync(path);
  const getBytes = async (offset: number, length: number) => ({
    data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer,
  });
  return new PMTiles({ getKey: () => path, getBytes });
}

function content(id: number): Buffer {
  return createHash('sha512')
    .update(String(id))
    .digest()
    .subarray(0, 10 + (id % 50));
}

test('an archive with more tiles than its root directory can name is read through its leaves', async () => {
  const path = join(folder, 'leaves.pmtiles');
  const writer = await ArchiveWriter.create(path);
  // Irregular gaps (multiplicative congruential sequence, seed 1), because regular ones compress into the root.
  let seed = 1;
  const ids = Array.from({ length: 12_000 }, () => (seed = (seed * 16_807) % 2_147_483_647) % 4_000_000);
  const inOrder = [...new Set(ids)].toSorted((a, b) => a - b);
  for (const id of inOrder) await writer.add(id, gzipSync(content(id)));
  await writer.finish(info);
  const pmtiles = reader(path);
  expect((await pmtiles.getHeader()).leafDirectoryLength).toBeGreaterThan(0);
  for (const k of [0, 1, 4095, 4096, 9001, inOrder.length - 1]) {
    const tile = await pmtiles.getZxy(...tileIdToZxy(inOrder[k]));
    expect(Buffer.from(tile!.data).equals(content(inOrder[k]))).toBe(true);
  }
  const free = inOrder.find((id, k) => inOrder[k + 1] !== id + 1)! + 1;
  expect(await pmtiles.getZxy(...tileIdToZxy(free))).toBeUndefined();
});

test('the header states bounds, counts and that the same content in a row is one entry', async () => {
  const path = join(folder, 'runs.pmtiles');
  const writer = await ArchiveWriter.create(path);
  for (const [id, text] of [
    [5, 'a'],
    [6, 'a'],
    [7, 'b'],
    [9, 'a'],
  ] as const)
    await writer.add(id, Buffer.from(text));
  const size = await writer.finish(info);
  expect(readFileSync(path)).toHaveLength(size);
  expect(await reader(path).getHeader()).toMatchObject({
    numAddressedTiles: 4,
    numTileEntries: 3,
    numTileContents: 2,
    minLon: -10,
    minLat: -20,
    maxLon: 30,
    maxLat: 40,
    centerLon: 10,
    centerLat: 10,
  });
});

test('a tile that does not come in rising order is refused', async () => {
  const writer = await ArchiveWriter.create(join(folder, 'order.pmtiles'));
  await writer.add(5, Buffer.from('a'));
  await expect(writer.add(5, Buffer.from('b'))).rejects.toThrow('got id 5 after 5');
  await writer.discard();
});

test('the archive that stands at the path stays as it is until the new one is complete', async () => {
  const path = join(folder, 'old.pmtiles');
  writeFileSync(path, 'old');
  const writer = await ArchiveWriter.create(path);
  await writer.add(0, Buffer.from('a'));
  expect(readFileSync(path, 'utf8')).toBe('old');
  await writer.discard();
  expect(readFileSync(path, 'utf8')).toBe('old');
});
