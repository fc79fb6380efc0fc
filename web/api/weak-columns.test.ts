import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { weakComponents } from '../../data/weak-points/components.ts';
import { decodeWeakColumns } from './weak-columns.ts';

/** Bytes in the form of server/contract/weak-points.ts: one pipe, no node, one flood-prone point with a name. */
function bytes(cut = 0): ArrayBuffer {
  const kinds = [
    { kind: 'pipes', count: 1, evidence: ['riseM'], keysBytes: 8 },
    { kind: 'nodes', count: 0, evidence: [], keysBytes: 0 },
    { kind: 'flood_points', count: 1, evidence: [], keysBytes: 20 },
  ];
  const header = Buffer.from(
    JSON.stringify({ kinds, districts: ['East'], streets: [], roads: ['路'], roadsEn: ['Road'], meta: {} }),
  );
  const padded = Buffer.concat([header, Buffer.alloc((4 - (header.length % 4)) % 4, ' ')]);
  const floats = (...values: number[]): Buffer => Buffer.from(Float32Array.from(values).buffer);
  const whole = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer);
  const x = weakComponents.map((_, c) => (c === 0 ? Number.NaN : c / 10));
  const body = Buffer.concat([
    ...[floats(...x), floats(0.05), whole(1_139_000_000, 298_000_000, 0, -1, 0, 7), Buffer.from('P-1\0\0\0\0\0')],
    ...[floats(...x), whole(1, 2, -1, -1, -1), Buffer.from('F\0低点\0Low spot\0\0\0')],
  ]);
  const lead = Buffer.alloc(8);
  lead.write('DAW1', 'latin1');
  lead.writeUInt32LE(padded.length, 4);
  const all = Buffer.concat([lead, padded, gzipSync(body.subarray(0, body.length - cut))]);
  return new Uint8Array(all).buffer;
}

test('tables are read column by column', async () => {
  const { tables, roads, roadsEn, districts } = await decodeWeakColumns(bytes());
  expect([tables.pipes.keys, tables.pipes.names, tables.flood_points.names]).toEqual([['P-1'], [''], ['低点']]);
  expect([tables.flood_points.namesEn, roadsEn]).toEqual([['Low spot'], ['Road']]);
  expect(tables.pipes.x[0]).toBeNaN();
  expect(tables.pipes.x[3]).toBeCloseTo(0.3, 6);
  expect(tables.pipes.evidence.riseM?.[0]).toBeCloseTo(0.05, 6);
  expect([tables.pipes.lon[0], tables.pipes.lat[0], tables.pipes.line[0]]).toEqual([1_139_000_000, 298_000_000, 7]);
  expect([districts[tables.pipes.district[0]], roads[tables.pipes.road[0]]]).toEqual(['East', '路']);
  expect([tables.nodes.count, tables.nodes.keys]).toEqual([0, []]);
});

test('bytes that end early are refused', async () => {
  await expect(decodeWeakColumns(bytes(24))).rejects.toMatchObject({ code: 'answer-unreadable' });
});
