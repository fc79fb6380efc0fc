import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getProjection } from '../../data/geo/crs.ts';
import { getLayer } from '../../data/model/layers.ts';
import { readSnapshot, snapshotIdentity, writeSnapshot } from './load-snapshot.ts';
import { loadedLayer } from './testing/planar-city.ts';
import { sampleLayers } from './testing/sample-city.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drainatlas-snapshot-'));
  path = join(folder, 'pipes.columns');
});
afterEach(() => rmSync(folder, { recursive: true }));
const pipes = loadedLayer('pipes', sampleLayers()['pipes'], getProjection('EPSG:2193'));

describe('a snapshot', () => {
  it.each(['pipes', 'nodes', 'districts'])('gives back what was written, all of it in shared memory: %s', (layer) => {
    const loaded = loadedLayer(layer, sampleLayers()[layer], getProjection('EPSG:2193'));
    writeSnapshot(path, 'id', loaded);
    const read = readSnapshot(path, 'id');
    expect(read).toEqual(loaded);
    for (const array of [read!.xy, read!.keys.bytes, read!.tileIds, read!.multi, read!.featureParts]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
    expect(read!.index).toBeInstanceOf(SharedArrayBuffer);
  });

  it('keeps an empty layer', () => {
    const empty = loadedLayer('pipes', []);
    writeSnapshot(path, 'id', empty);
    expect(readSnapshot(path, 'id')).toEqual(empty);
  });

  it('is not taken when there is none, or when it was made from something else', () => {
    expect(readSnapshot(path, 'id')).toBeUndefined();
    writeSnapshot(path, 'id', pipes);
    expect(readSnapshot(path, 'other')).toBeUndefined();
  });

  it('is not taken when any one byte differs', () => {
    writeSnapshot(path, 'id', pipes);
    const bytes = readFileSync(path);
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(flip, ([at, bits]) => {
        const flipped = Buffer.from(bytes);
        flipped[at] ^= bits;
        writeFileSync(path, flipped);
        expect(readSnapshot(path, 'id')).toBeUndefined();
      }),
      // The head and every array: the file has some thousand bytes.
      { numRuns: 2000 },
    );
  });

  it('is not taken when it is cut short anywhere, or longer than it should be', () => {
    writeSnapshot(path, 'id', pipes);
    const bytes = readFileSync(path);
    for (let length = bytes.length - 1; length >= 0; length -= 7) {
      truncateSync(path, length);
      expect([length, readSnapshot(path, 'id')]).toEqual([length, undefined]);
    }
    writeFileSync(path, Buffer.concat([bytes, Buffer.from([0])]));
    expect(readSnapshot(path, 'id')).toBeUndefined();
  });

  it('is replaced in one step, and leaves nothing behind where it cannot be written', () => {
    writeSnapshot(path, 'id', pipes);
    writeSnapshot(path, 'new', pipes);
    expect(readdirSync(folder)).toEqual(['pipes.columns']);
    expect(readSnapshot(path, 'new')).toEqual(pipes);
    expect(() => writeSnapshot(join(folder, 'missing', 'x'), 'id', pipes)).toThrow('ENOENT');
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });

  it('belongs to one layer file, one working CRS and one set of fields', () => {
    const layer = getLayer('pipes');
    const identity = snapshotIdentity('a'.repeat(64), 'EPSG:4547', layer);
    expect(snapshotIdentity('a'.repeat(64), 'EPSG:4547', layer)).toBe(identity);
    expect(snapshotIdentity('b'.repeat(64), 'EPSG:4547', layer)).not.toBe(identity);
    expect(snapshotIdentity('a'.repeat(64), 'EPSG:4548', layer)).not.toBe(identity);
    const fewer = { ...layer, fields: layer.fields.slice(1) };
    expect(snapshotIdentity('a'.repeat(64), 'EPSG:4547', fewer)).not.toBe(identity);
  });
});
