import { createInterface } from 'node:readline';
import { areaOfParts, blankLandOf } from '../../server/analysis/blank-land.ts';
import { cityNetwork } from '../../server/analysis/city-network.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import { countPipes } from '../../server/analysis/counted-pipes.ts';
import { density } from '../../server/analysis/density.ts';
import { distanceFieldOf } from '../../server/analysis/distance-field-of.ts';
import { farLand } from '../../server/analysis/far-land.ts';
import { nearestTo } from '../../server/analysis/nearest.ts';
import { segmentIndex } from '../../server/analysis/nearest-index.ts';
import { pipeIndex } from '../../server/analysis/pipe-index.ts';
import { cityContext } from './city-context.ts';
import type { Curve } from './cost-curve.bench.ts';
import type { Measured } from './harness.ts';
import { type CitySize, measurementCity } from './measurement-city.ts';

/** One question about a city of one size, in a process of its own: for every line of its input a round. */
const [curve, size] = process.argv.slice(2) as [Curve, CitySize];

/** Each gets a loaded city ready for the question, and gives the round, which answers with a checksum. */
const curves: Record<Curve, (context: AnalysisContext) => () => number> = {
  density: (context) => () => {
    const { features } = density({ cells: { type: 'square', sizeM: 250 }, land: 'cell' }, context);
    return features.reduce((sum, cell) => sum + cell.properties.lengthM, 0) / 1000;
  },
  blank(context) {
    const pipes = pipeIndex(countPipes(context.dataset.layers['pipes'], {}));
    const { known } = blankLandOf(context, 'built_up');
    return () => areaOfParts(farLand(pipes, known, 50, 64, () => undefined));
  },
  field: (context) => () => Math.round(distanceFieldOf({}, context).beyondM2[0]),
  nearest({ dataset }) {
    const index = segmentIndex(countPipes(dataset.layers['pipes'], {}));
    const points = dataset.layers['flood_points'];
    return () => {
      let sumM = 0;
      for (let i = 0; i < points.count; i++) {
        sumM += nearestTo(index, points.xy[2 * i], points.xy[2 * i + 1], Infinity)?.distanceM ?? NaN;
      }
      return sumM;
    };
  },
  // A copy of the dataset is not known yet: the graph is made anew.
  graph:
    ({ dataset }) =>
    () =>
      cityNetwork({ ...dataset }).network.directions.sense.reduce((sum, sense) => sum + Math.abs(sense), 0),
};

const run = curves[curve](await cityContext(await measurementCity(size)));
globalThis.gc?.();
console.log('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  globalThis.gc?.();
  const began = performance.now();
  const checksum = run();
  const ms = performance.now() - began;
  console.log(JSON.stringify({ checksum, ms, peakMb: process.resourceUsage().maxRSS / 1024 } satisfies Measured));
}
