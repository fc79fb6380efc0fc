import Flatbush from 'flatbush';
import type { CityNetwork } from '../city-network.ts';
import { textOf } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';
import { distanceToLine } from '../trace-seeds.ts';

/** A flood-prone point farther than this from every storm or combined pipe is not drained by one, m. */
const attachM = 200;

/** Statuses with nothing left to do; unknown status counts as open. */
const closed = new Set(['fixed', 'verified']);

/** Flood-prone points and the pipes that should drain them. */
export interface FloodPoints {
  count: number;
  xy: Float64Array;
  /** 1 for those neither fixed nor verified. */
  open: Uint8Array;
  /** Nearest pipe of the network that is no foul sewer, −1 beyond 200 m; and how far it lies. */
  pipe: Int32Array;
  pipeM: Float64Array;
}

/** Finds for every flood-prone point, in record order, the nearest pipe within 200 m that may drain it. `foul`: 1 per foul sewer. */
export function attachFloodPoints({ layers }: AnalysisDataset, city: CityNetwork, foul: Uint8Array): FloodPoints {
  const { flood_points: points, pipes } = layers;
  const count = points?.count ?? 0;
  const status = textOf(points, 'floodStatus');
  const found: FloodPoints = {
    count,
    xy: new Float64Array(2 * count),
    open: new Uint8Array(count),
    pipe: new Int32Array(count).fill(-1),
    pipeM: new Float64Array(count).fill(NaN),
  };
  const index = pipes?.indexXy ? Flatbush.from(pipes.indexXy) : undefined;
  for (let i = 0; i < count; i++) {
    const [x, y] = points.bboxXy.subarray(4 * i, 4 * i + 2);
    found.xy[2 * i] = x;
    found.xy[2 * i + 1] = y;
    found.open[i] = closed.has(status(i) ?? '') ? 0 : 1;
    let best = attachM;
    for (const record of index?.search(x - attachM, y - attachM, x + attachM, y + attachM) ?? []) {
      const pipe = city.pipeOf[record];
      if (pipe < 0 || foul[pipe]) continue;
      const apartM = distanceToLine(pipes, record, x, y);
      if (apartM > best || (apartM === best && found.pipe[i] >= 0)) continue;
      best = apartM;
      found.pipe[i] = pipe;
      found.pipeM[i] = apartM;
    }
  }
  return found;
}
