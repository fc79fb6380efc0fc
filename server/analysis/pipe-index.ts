import type { CountedPipes } from './counted-pipes.ts';
import { SegmentGrid } from './segment-grid.ts';

const known = new WeakMap<CountedPipes, SegmentGrid>();

/** Index of the segments of counted pipes; made when first asked for, and kept as long as they are. */
export function pipeIndex(pipes: CountedPipes): SegmentGrid {
  let index = known.get(pipes);
  if (!index) {
    index = new SegmentGrid(pipes.segments);
    known.set(pipes, index);
  }
  return index;
}
