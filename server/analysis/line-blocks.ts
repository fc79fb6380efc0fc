import Flatbush from 'flatbush';
import type { LayerColumns } from './columns.ts';
import { eachSegmentOf } from './counted-pipes.ts';

/** Lines to a small and to a large block. */
export const smallBlock = 16;
export const largeBlock = 256;

/** Lines of a layer in an order in which neighbours follow each other, cut into blocks. */
export interface LineBlocks {
  /** Records in that order. */
  order: Uint32Array;
  /** Length of each line, in that order, metres. */
  lengthM: Float64Array;
  /** minX, minY, maxX, maxY of each small and of each large block; small block i is part of the large one ⌊i / 16⌋. */
  smallBoxes: Float64Array;
  largeBoxes: Float64Array;
}

const known = new WeakMap<LayerColumns, LineBlocks>();

/** The lines of a layer in blocks, made once. */
export function lineBlocks(columns: LayerColumns): LineBlocks {
  let blocks = known.get(columns);
  if (!blocks) {
    const order = orderOf(columns);
    const lengthM = new Float64Array(order.length);
    for (let i = 0; i < order.length; i++) {
      eachSegmentOf(columns, order[i], (_, x0, y0, x1, y1) => {
        lengthM[i] += Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
      });
    }
    const boxes = (size: number): Float64Array => boxesOf(columns.bboxXy, order, size);
    blocks = { order, lengthM, smallBoxes: boxes(smallBlock), largeBoxes: boxes(largeBlock) };
    known.set(columns, blocks);
  }
  return blocks;
}

/** The index visits neighbours one after the other. */
function orderOf({ indexXy, count }: LayerColumns): Uint32Array {
  const order = new Uint32Array(count);
  if (!indexXy) return order.subarray(0, 0);
  let lines = 0;
  Flatbush.from(indexXy).search(-Infinity, -Infinity, Infinity, Infinity, (line) => {
    order[lines++] = line;
    // The list of all that were found is not needed.
    return false;
  });
  return order.subarray(0, lines);
}

function boxesOf(bboxXy: Float64Array, order: Uint32Array, size: number): Float64Array {
  const boxes = new Float64Array(4 * Math.ceil(order.length / size));
  for (let i = 0; i < order.length; i++) {
    const [box, of] = [4 * Math.floor(i / size), 4 * order[i]];
    const isFirst = i % size === 0;
    for (let k = 0; k < 2; k++) {
      boxes[box + k] = isFirst ? bboxXy[of + k] : Math.min(boxes[box + k], bboxXy[of + k]);
      boxes[box + 2 + k] = isFirst ? bboxXy[of + 2 + k] : Math.max(boxes[box + 2 + k], bboxXy[of + 2 + k]);
    }
  }
  return boxes;
}
