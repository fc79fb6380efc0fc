import type { NetworkLines } from '../api/network-lines.ts';

/** Pipes side by side in the plane, drawn or left out together. */
interface LineBlock {
  /** First of its pipes, in the order of drawing, and the one after its last. */
  from: number;
  to: number;
  /** West, north, east, south, Web Mercator. */
  bbox: [number, number, number, number];
}

/** Lines as textures of four numbers a texel, read by number: see value-lines-program.ts. */
export interface LineGeometry {
  /** Web Mercator; coordinates are counted from here, so that 32 bits are enough. */
  origin: [x: number, y: number];
  /** Per vertex: x, y, length along the line before it (all Web Mercator), number of its pipe in the order of drawing. */
  vertices: Float32Array;
  /** Per pipe in the order of drawing: value (left to `fillValues`), diameter in m (0 unknown), first and last vertex. */
  pipes: Float32Array;
  /** Pipe of `lines` by the order of drawing. */
  order: Uint32Array;
  blocks: LineBlock[];
}

const blockPipes = 1024;
/** Stands for values that cannot be computed, and for pipes that take no part: GPUs do not agree about NaN. */
export const missingValue = -2e30;
export const absentValue = -3e30;

/** Lays lines out for drawing, neighbours together, so that what is out of sight can be left out. */
export function lineGeometry(lines: NetworkLines): LineGeometry {
  const { pipes, starts, mercator, diametersM } = lines;
  const box = boxOf(mercator, 0, mercator.length / 2);
  const origin: [number, number] = pipes === 0 ? [0, 0] : [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const order = alongCurve(lines, box);
  const vertices = new Float32Array(2 * mercator.length);
  const columns = new Float32Array(4 * pipes);
  const blocks: LineBlock[] = [];
  let at = 0;
  for (let k = 0; k < pipes; k++) {
    const pipe = order[k];
    const [first, end] = [starts[pipe], starts[pipe + 1]];
    columns[4 * k + 1] = diametersM[pipe] || 0;
    columns[4 * k + 2] = at;
    let along = 0;
    for (let v = first; v < end; v++, at++) {
      const [x, y] = [mercator[2 * v], mercator[2 * v + 1]];
      if (v > first) along += Math.hypot(x - mercator[2 * v - 2], y - mercator[2 * v - 1]);
      vertices.set([x - origin[0], y - origin[1], along, k], 4 * at);
    }
    columns[4 * k + 3] = at - 1;
    const here = boxOf(mercator, first, end);
    const block = blocks.at(-1);
    if (!block || k - block.from >= blockPipes) blocks.push({ from: k, to: k + 1, bbox: here });
    else {
      block.to = k + 1;
      block.bbox = [
        Math.min(block.bbox[0], here[0]),
        Math.min(block.bbox[1], here[1]),
        Math.max(block.bbox[2], here[2]),
        Math.max(block.bbox[3], here[3]),
      ];
    }
  }
  return { origin, vertices, pipes: columns, order, blocks };
}

/** Writes values into the pipes' texels. Throws where there is not one for each. */
export function fillValues({ pipes, order }: LineGeometry, values: Float32Array): void {
  if (values.length !== order.length) throw new Error(`got ${values.length} values, expected ${order.length}`);
  for (let k = 0; k < order.length; k++) {
    const value = values[order[k]];
    pipes[4 * k] = Number.isNaN(value) ? missingValue : value === -Infinity ? absentValue : value;
  }
}

/** Runs of pipes in the order of drawing whose blocks meet a box of Web Mercator. */
export function runsIn(blocks: readonly LineBlock[], view: LineBlock['bbox']): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const { from, to, bbox } of blocks) {
    if (bbox[0] > view[2] || bbox[2] < view[0] || bbox[1] > view[3] || bbox[3] < view[1]) continue;
    const last = runs.at(-1);
    if (last?.[1] === from) last[1] = to;
    else runs.push([from, to]);
  }
  return runs;
}

function boxOf(mercator: Float64Array, from: number, to: number): LineBlock['bbox'] {
  const box: LineBlock['bbox'] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = from; v < to; v++) {
    box[0] = Math.min(box[0], mercator[2 * v]);
    box[1] = Math.min(box[1], mercator[2 * v + 1]);
    box[2] = Math.max(box[2], mercator[2 * v]);
    box[3] = Math.max(box[3], mercator[2 * v + 1]);
  }
  return box;
}

/** Pipes along a Z-shaped curve through their first vertices: neighbours on it are neighbours in the plane. */
function alongCurve({ pipes, starts, mercator }: NetworkLines, box: LineBlock['bbox']): Uint32Array {
  const side = Math.max(box[2] - box[0], box[3] - box[1]) || 1;
  const keys = new Float64Array(pipes);
  for (let i = 0; i < pipes; i++) {
    const v = starts[i];
    const x = Math.min(1023, Math.floor((1024 * (mercator[2 * v] - box[0])) / side));
    const y = Math.min(1023, Math.floor((1024 * (mercator[2 * v + 1] - box[1])) / side));
    // Curve first, pipe second, in one number that sorts as both.
    keys[i] = (spread(x) | (spread(y) << 1)) * 2 ** 24 + i;
  }
  return Uint32Array.from(keys.sort(), (key) => key % 2 ** 24);
}

/** Ten bits with a gap after each. */
function spread(bits: number): number {
  let wide = (bits | (bits << 8)) & 0x00ff00ff;
  wide = (wide | (wide << 4)) & 0x0f0f0f0f;
  wide = (wide | (wide << 2)) & 0x33333333;
  return (wide | (wide << 1)) & 0x55555555;
}
