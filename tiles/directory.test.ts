import { expect, test } from 'vitest';
import { type DirectoryEntry, ROOT_MAX_BYTES, serializeDirectories } from './directory.ts';
import { findEntry, readDirectories } from './read-directory.ts';

/** Entries with lengths that do not compress well (multiplicative congruential sequence, seed 1). */
function entries(count: number): DirectoryEntry[] {
  let offset = 0;
  let seed = 1;
  return Array.from({ length: count }, (_, k) => {
    seed = (seed * 16_807) % 2_147_483_647;
    const entry = { tileId: 3 * k, offset, length: 1000 + (seed % 60_000), runLength: 1 };
    offset += entry.length;
    return entry;
  });
}

test('few entries stand in the root alone', () => {
  expect(serializeDirectories(entries(100)).leaves).toHaveLength(0);
});

test('many entries go to leaves, and the root still fits beside the header in 16,384 bytes', () => {
  const { root, leaves } = serializeDirectories(entries(60_000));
  expect(root.length + 127).toBeLessThanOrEqual(16_384);
  expect(leaves.length).toBeGreaterThan(ROOT_MAX_BYTES);
});

test.each([0, 1, 100, 60_000])('%i entries are found again, and nothing between, before or after them', (count) => {
  const written = entries(count).map((entry, k) => ({ ...entry, runLength: 1 + (k % 2) }));
  const { root, leaves } = serializeDirectories(written);
  const read = readDirectories(root, leaves);
  expect(read.tileId).toHaveLength(count);
  written.forEach(({ tileId, offset, length, runLength }, k) => {
    if (k % 997 !== 0) return;
    expect(findEntry(read, tileId)).toEqual({ offset, length });
    expect(findEntry(read, tileId + 1)).toEqual(runLength === 2 ? { offset, length } : undefined);
    expect(findEntry(read, tileId + 2)).toBeUndefined();
  });
  expect(findEntry(read, -1)).toBeUndefined();
  expect(findEntry(read, 3 * count + 10)).toBeUndefined();
});
