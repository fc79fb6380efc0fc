import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeDistanceField } from './distance-field.ts';

const header = {
  datasetVersion: 'v1',
  columns: 3,
  rows: 2,
  cellM: 5,
  mesh: { columns: 2, rows: 2, mercator: [0, 1, 1, 1, 0, 0, 1, 0] },
};

function sent(head: string, codes: number[], magic = 'DAF1'): ArrayBuffer {
  const lead = Buffer.alloc(8);
  lead.write(magic, 'latin1');
  lead.writeUInt32LE(Buffer.byteLength(head), 4);
  return new Uint8Array(Buffer.concat([lead, Buffer.from(head), gzipSync(Buffer.from(codes))])).buffer;
}

test('header and cells come out as they were sent', async () => {
  const field = await decodeDistanceField(sent(`${JSON.stringify(header)}  `, [0, 1, 253, 254, 255, 7]));
  expect(field.header).toEqual(header);
  expect([...field.codes]).toEqual([0, 1, 253, 254, 255, 7]);
});

const whole = sent(JSON.stringify(header), [1, 2, 3, 4, 5, 6]);
const cases: [string, ArrayBuffer, string][] = [
  ['nothing', new ArrayBuffer(0), 'no distance field'],
  ['another format', sent(JSON.stringify(header), [1, 2, 3, 4, 5, 6], 'PNG1'), 'no distance field'],
  ['a cut header', whole.slice(0, 20), 'the header is cut off'],
  ['a header that is no JSON', sent('{columns', [1]), 'the header is not JSON'],
  ['cut cells', whole.slice(0, -6), 'cannot be unpacked'],
  ['too few cells', sent(JSON.stringify(header), [1, 2, 3]), '3 cells, expected 3 × 2'],
  [
    'too few points',
    sent(JSON.stringify({ ...header, mesh: { ...header.mesh, rows: 3 } }), [1, 2, 3, 4, 5, 6]),
    'mesh',
  ],
];
test.each(cases)('%s is refused with a word about what is wrong', async (_, bytes, why) => {
  await expect(decodeDistanceField(bytes)).rejects.toMatchObject({
    code: 'answer-unreadable',
    message: expect.stringContaining(why) as string,
  });
});
