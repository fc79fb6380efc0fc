import Flatbush from 'flatbush';
import { squaredDistanceToSegment } from '../../data/geo/segment-distance.ts';
import type { LayerColumns } from '../../server/analysis/columns.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import { countPipes } from '../../server/analysis/counted-pipes.ts';
import { nearestTo } from '../../server/analysis/nearest.ts';
import { segmentIndex, type SegmentIndex } from '../../server/analysis/nearest-index.ts';
import { cityContext } from './city-context.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';
import { postgisSide } from './postgis.ts';
import { shapelySide } from './shapely-side.ts';

/** The nearest pipe to each of 3,000 flood-prone points. Checksum: the distances added up, metres. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const context = await cityContext(city);
  const columns = await city.columns();
  const [pipes, points] = [columns.get('pipes')!, columns.get('flood_points')!];
  return [
    {
      job: 'Nearest pipe to 3,000 points',
      target: '≥ 1.3 × flatbush with exact refinement; ≥ 3 × shapely',
      note: 'Points projected and indexes built before on both sides.',
      ours: squares(context),
      peers: [
        boxes(context),
        shapelySide('shapely, its tree', 'nearest_shapely.py', [pipes, points]),
        postgisSide(city, 'nearest.sql', (answer) => Number(answer[1])),
      ],
      rounds: 30,
    },
  ];
}

function squares({ dataset }: AnalysisContext): Side {
  const points = dataset.layers['flood_points'];
  let index: SegmentIndex;
  return {
    name: 'segments in squares',
    threads: 1,
    setup: async () => {
      index = segmentIndex(countPipes(dataset.layers['pipes'], {}));
    },
    run: async () => {
      let sumM = 0;
      for (let i = 0; i < points.count; i++) {
        sumM += nearestTo(index, points.xy[2 * i], points.xy[2 * i + 1], Infinity)?.distanceM ?? NaN;
      }
      return sumM;
    },
  };
}

/** Flatbush over the pipes: the nearest box gives a first distance, then every pipe whose box is within it is measured. */
function boxes({ dataset }: AnalysisContext): Side {
  const points = dataset.layers['flood_points'];
  const pipes = dataset.layers['pipes'];
  let index: Flatbush;
  return {
    name: 'flatbush and exact refinement',
    threads: 1,
    setup: async () => {
      index = Flatbush.from(pipes.indexXy!);
    },
    run: async () => {
      let sumM = 0;
      for (let i = 0; i < points.count; i++) {
        const x = points.xy[2 * i];
        const y = points.xy[2 * i + 1];
        const [first] = index.neighbors(x, y, 1);
        let best = squaredDistanceToPipe(pipes, first, x, y);
        const reachM = Math.sqrt(best);
        for (const pipe of index.search(x - reachM, y - reachM, x + reachM, y + reachM)) {
          best = Math.min(best, squaredDistanceToPipe(pipes, pipe, x, y));
        }
        sumM += Math.sqrt(best);
      }
      return sumM;
    },
  };
}

function squaredDistanceToPipe(
  { featureParts, partRings, ringStarts, xy }: LayerColumns,
  pipe: number,
  x: number,
  y: number,
) {
  let best = Infinity;
  const end = ringStarts[partRings[featureParts[pipe + 1]]] - 1;
  for (let v = ringStarts[partRings[featureParts[pipe]]]; v < end; v++) {
    best = Math.min(best, squaredDistanceToSegment(x, y, xy[2 * v], xy[2 * v + 1], xy[2 * v + 2], xy[2 * v + 3]));
  }
  return best;
}
