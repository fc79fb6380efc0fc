import type { CountedPipes } from './counted-pipes.ts';
import type { LayerColumns } from './columns.ts';
import { EdgeCells } from './edge-cells.ts';

/** About this many segments lie in a square. */
const segmentsPerSquare = 1;
const squaresMax = 2 ** 20;

/** Segments of a layer in squares, and the feature of each; a point is a segment of zero length. */
export interface SegmentIndex {
  cells: EdgeCells;
  features: Uint32Array;
}

const indexes = new WeakMap<LayerColumns | CountedPipes, SegmentIndex>();

/** Index of every feature of a layer, or of the pipes that count; made when first asked for, kept with its columns. */
export function segmentIndex(of: LayerColumns | CountedPipes): SegmentIndex {
  let index = indexes.get(of);
  if (!index) {
    index = 'leftOut' in of ? indexOfPipes(of) : indexOfLayer(of);
    indexes.set(of, index);
  }
  return index;
}

function indexOfPipes(pipes: CountedPipes): SegmentIndex {
  const features = new Uint32Array(pipes.count);
  let at = 0;
  pipes.eachSegment((pipe) => (features[at++] = pipe));
  return { cells: cellsOf(pipes.segments), features };
}

function indexOfLayer({ count, featureParts, partRings, ringStarts, xy }: LayerColumns): SegmentIndex {
  const segments: number[] = [];
  const features: number[] = [];
  for (let feature = 0; feature < count; feature++) {
    for (let ring = partRings[featureParts[feature]]; ring < partRings[featureParts[feature + 1]]; ring++) {
      const last = ringStarts[ring + 1] - 1;
      for (let v = ringStarts[ring]; v <= last; v++) {
        // A ring of one vertex is a point; of a longer one the last vertex begins no segment.
        if (v === last && v > ringStarts[ring]) break;
        const end = Math.min(v + 1, last);
        segments.push(xy[2 * v], xy[2 * v + 1], xy[2 * end], xy[2 * end + 1]);
        features.push(feature);
      }
    }
  }
  return { cells: cellsOf(Float64Array.from(segments)), features: Uint32Array.from(features) };
}

function cellsOf(segments: Float64Array): EdgeCells {
  const squares = Math.max(64, Math.min(squaresMax, segments.length / 4 / segmentsPerSquare));
  return new EdgeCells(segments, squares, 0);
}
