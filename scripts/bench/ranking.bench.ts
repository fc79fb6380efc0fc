import { classifyWeakPoints } from '../../data/weak-points/classes.ts';
import { proposedWeights, type WeakComponent, weakComponents, type WeakWeights } from '../../data/weak-points/components.ts'; // prettier-ignore
import { rankWeakPoints, type WeakMatrix } from '../../data/weak-points/rank.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import { cityNetwork } from '../../server/analysis/city-network.ts';
import { weakCity } from '../../server/analysis/weak-points/weak-city.ts';
import { cityContext } from './city-context.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';

const year = 2026;

/** Components of every main, and ranking them again after a weight has changed. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  let known: Promise<AnalysisContext> | undefined;
  const context = (): Promise<AnalysisContext> => (known ??= cityContext(city));
  return [
    {
      job: 'Weak points: components and evidence of every main, node and flood-prone point',
      target: 'shown',
      note: 'The network stands already (a row of its own). The city has no nodes, terrain, waters or storm formula: slope, narrowing, age and floods are computed.',
      ours: components(context),
      peers: [],
      rounds: 3,
    },
    {
      job: 'Weak points: ranks and classes after a weight has changed',
      target: '≤ 100 ms for the sample city (a twelfth of this one)',
      note: 'Every score, every rank and class. The peer: an object per pipe, a sum over its entries, sort with a comparator.',
      ours: ranking(context),
      peers: [naive(context)],
      rounds: 5,
    },
  ];
}

function components(context: () => Promise<AnalysisContext>): Side {
  let asked: AnalysisContext;
  return {
    name: 'DrainAtlas',
    threads: 1,
    async setup() {
      asked = await context();
      cityNetwork(asked.dataset);
    },
    async run() {
      // What was computed for one year is computed anew for the other.
      weakCity({ year: year - 1 }, asked);
      const began = performance.now();
      const { pipes } = weakCity({ year }, asked);
      return { checksum: pipes.count, ms: performance.now() - began };
    },
  };
}

/** One weight moved away from the proposal. */
const changed: WeakWeights = { ...proposedWeights, flood: 0.13 };
const sum = (scores: Iterable<number>): number => {
  let total = 0;
  for (const score of scores) total += score;
  return total;
};

function ranking(context: () => Promise<AnalysisContext>): Side {
  let matrix: WeakMatrix;
  return {
    name: 'DrainAtlas, columns',
    threads: 1,
    async setup() {
      matrix = weakCity({ year }, await context()).pipes.matrix;
    },
    async run() {
      const ranking = rankWeakPoints(matrix, changed);
      classifyWeakPoints(ranking);
      return sum(ranking.score);
    },
  };
}

type Row = { components: Record<WeakComponent, number | null>; score: number };

function naive(context: () => Promise<AnalysisContext>): Side {
  let objects: Row[] = [];
  return {
    name: 'an object per pipe',
    threads: 1,
    async setup() {
      const { count, x } = weakCity({ year }, await context()).pipes.matrix;
      objects = Array.from({ length: count }, (_, i) => ({
        components: Object.fromEntries(
          weakComponents.map((name, c) => [name, Number.isNaN(x[c * count + i]) ? null : x[c * count + i]]),
        ) as Row['components'],
        score: 0,
      }));
    },
    async run() {
      const weights = changed;
      const scored = objects.map((object) => {
        const known = Object.entries(object.components).filter(([, value]) => value !== null);
        const weight = known.reduce((total, [name]) => total + weights[name as WeakComponent], 0);
        const points = known.reduce((total, [name, value]) => total + weights[name as WeakComponent] * value!, 0);
        return { ...object, score: Math.round((1e6 * points) / weight) / 1e4 };
      });
      scored.sort((a, b) => b.score - a.score);
      const ranked = scored.map((object, i) => ({ ...object, rank: i + 1, class: i < scored.length / 100 ? 'red' : 'other' })); // prettier-ignore
      return sum(ranked.map(({ score }) => score));
    },
  };
}
