import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeNetworkLines } from './network-lines.ts';

function sent(body: Buffer, pipes = 2, vertices = 5): ArrayBuffer {
  const head = JSON.stringify({ datasetVersion: 'v', pipes, vertices, kinds: ['storm'] });
  const lead = Buffer.alloc(8);
  lead.write('DNL1', 'latin1');
  lead.writeUInt32LE(head.length, 4);
  return new Uint8Array(Buffer.concat([lead, Buffer.from(head), gzipSync(body)])).buffer;
}
const bytes = (...columns: ArrayBufferView[]): Buffer =>
  Buffer.concat(
    columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)),
  );
const whole = bytes(
  Float64Array.of(11, 2 ** 47),
  Uint32Array.of(2, 3),
  Int32Array.of(2 ** 30, 4, -4, 8, 8),
  Int32Array.of(2 ** 29, 0, 0, 0, 16),
  Uint16Array.of(600, 0),
  Uint8Array.of(0, 255),
);

test('steps add up to places, each pipe has its vertices, and a size of zero is an unknown one', async () => {
  const lines = await decodeNetworkLines(sent(whole));
  expect([...lines.starts]).toEqual([0, 2, 5]);
  expect([...lines.tileIds]).toEqual([11, 2 ** 47]);
  const step = 2 ** -31;
  expect([...lines.mercator]).toEqual([0.5, 0.25, 0.5 + 4 * step, 0.25, 0.5, 0.25, 0.5 + 8 * step, 0.25, 0.5 + 16 * step, 0.25 + 16 * step]); // prettier-ignore
  expect(lines.diametersM[0]).toBeCloseTo(0.6, 6);
  expect(lines.diametersM[1]).toBeNaN();
});

test('an answer that is cut short is refused with a word about what is wrong', async () => {
  await expect(decodeNetworkLines(sent(whole.subarray(0, 40)))).rejects.toMatchObject({
    code: 'answer-unreadable',
    message: 'network lines: 40 bytes, expected 70',
  });
});
