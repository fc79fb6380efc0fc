import type { LayerColumns } from './columns.ts';
import { eachSegmentOf } from './counted-pipes.ts';
import { largeBlock, lineBlocks, smallBlock } from './line-blocks.ts';
import { type LineSums, lineSums } from './line-sums.ts';
import type { RecordClasses } from './pipe-classes.ts';
import type { ZoneGrid } from './zone-grid.ts';

/** Lengths of lines in areas. */
export interface AreaLengths {
  /** For each way of telling lines apart: lengths by area and class, `area * names.length + class`, metres. */
  byClassM: Float64Array[];
  /** For each area the records that do not count but lie in it, by reason (1 and up). */
  leftOut: Map<number, number>[];
}

/**
 * Lines of a layer in each area, clipped exactly. `leftOut` gives a reason per record not to count it; 0 counts. Blocks
 * of lines that no area's edge comes near are added as sums made before; only lines along the edges are looked at.
 */
export function lengthsInAreas(
  columns: LayerColumns,
  areas: ZoneGrid,
  dimensions: readonly RecordClasses[],
  leftOut?: Uint8Array,
): AreaLengths {
  const { order, lengthM, smallBoxes, largeBoxes } = lineBlocks(columns);
  const sums = lineSums(columns, dimensions, leftOut);
  const { combination, reasons, width, blocks } = sums;
  const figures = Array.from({ length: areas.size }, () => new Float64Array(width));
  const byCombination = Array.from({ length: areas.size }, () => new Float64Array(reasons + combinationsOf(sums)));

  const addWhole = (line: number, holders: readonly number[]): void => {
    const amount = combination[line] < reasons ? 1 : lengthM[line];
    for (let i = 0; i < holders.length; i++) byCombination[holders[i]][combination[line]] += amount;
  };
  let current = 0;
  let pieceM = 0;
  const touched = new Set<number>();
  const addPiece = (holders: readonly number[], share: number): void => {
    for (let i = 0; i < holders.length; i++) {
      if (current < reasons) touched.add(holders[i]);
      else byCombination[holders[i]][current] += pieceM * share;
    }
  };
  const addCut = (line: number): void => {
    current = combination[line];
    eachSegmentOf(columns, order[line], (_, x0, y0, x1, y1) => {
      pieceM = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
      areas.eachPiece(x0, y0, x1, y1, addPiece);
    });
    if (touched.size === 0) return;
    for (const area of touched) byCombination[area][current]++;
    touched.clear();
  };

  const [west, south, east, north] = areas.box;
  const isFar = (boxes: Float64Array, b: number): boolean =>
    boxes[b] > east || boxes[b + 2] < west || boxes[b + 1] > north || boxes[b + 3] < south;
  /** The areas that hold all of a box; undefined where an edge may run through it. */
  const holdersOf = (boxes: Float64Array, b: number): readonly number[] | undefined =>
    areas.isPlain(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3])
      ? areas.zonesAt((boxes[b] + boxes[b + 2]) / 2, (boxes[b + 1] + boxes[b + 3]) / 2)
      : undefined;

  for (let large = 0; large < largeBoxes.length / 4; large++) {
    if (isFar(largeBoxes, 4 * large)) continue;
    const inLarge = holdersOf(largeBoxes, 4 * large);
    if (inLarge) {
      for (const area of inLarge) for (let i = 0; i < width; i++) figures[area][i] += blocks[large * width + i];
      continue;
    }
    const end = Math.min(order.length, (large + 1) * largeBlock);
    for (let first = large * largeBlock; first < end; first += smallBlock) {
      const small = (4 * first) / smallBlock;
      if (isFar(smallBoxes, small)) continue;
      const inSmall = holdersOf(smallBoxes, small);
      for (let line = first; line < Math.min(end, first + smallBlock); line++) {
        const box = 4 * order[line];
        if (inSmall) addWhole(line, inSmall);
        else if (!isFar(columns.bboxXy, box)) {
          const inLine = holdersOf(columns.bboxXy, box);
          if (inLine) addWhole(line, inLine);
          else addCut(line);
        }
      }
    }
  }
  figures.forEach((figure, area) => addCombinations(figure, byCombination[area], sums));
  return {
    byClassM: dimensions.map(({ names }, d) => {
      const byClass = new Float64Array(areas.size * names.length);
      figures.forEach((figure, area) =>
        byClass.set(figure.subarray(sums.starts[d], sums.starts[d + 1]), area * names.length),
      );
      return byClass;
    }),
    leftOut: figures.map(
      (figure) => new Map(Array.from({ length: reasons }, (_, r) => [r + 1, figure[width - reasons + r]])),
    ),
  };
}

function combinationsOf({ classes, starts }: LineSums): number {
  return classes.length / (starts.length - 1);
}

/** Adds amounts by combination to the figures of their classes. */
function addCombinations(figures: Float64Array, amounts: Float64Array, { reasons, classes, starts }: LineSums): void {
  const dimensions = starts.length - 1;
  for (let r = 0; r < reasons; r++) figures[starts[dimensions] + r] += amounts[r];
  for (let c = reasons, at = 0; c < amounts.length; c++) {
    const amount = amounts[c];
    for (let d = 0; d < dimensions; d++, at++) if (amount > 0) figures[starts[d] + classes[at]] += amount;
  }
}
