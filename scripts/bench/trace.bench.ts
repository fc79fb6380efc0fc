import { cityNetwork, type CityNetwork, numberOf } from '../../server/analysis/city-network.ts';
import { cityContext } from './city-context.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';
import { postgisSide } from './postgis.ts';
import { type PlainGraph, plainGraph } from './topology.bench.ts';

const seeds = 100;
/** The trunks that are traced from are of this size or larger. */
const trunkM = 1.5;

/**
 * Pipes upstream of a hundred trunks, evenly chosen by number, each trace apart. Checksum: pipes found, all together.
 * Ours also gives the distance of every pipe and node and the ends of every trace; the peers give the pipes alone.
 */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const { dataset } = await cityContext(city);
  const known = cityNetwork(dataset);
  const trunks = chooseTrunks(known, numberOf(dataset.layers['pipes'], 'diameterM'));
  const tables = postgisSide(city, 'topology.sql', () => 0);
  const recursive = postgisSide(city, 'trace.sql', (columns) => Number(columns[0]));
  return [
    {
      job: `Upstream traces of ${seeds} trunks`,
      target: '≤ 2 ms for all; ≥ 8 × igraph',
      note: 'Graphs built before on every side. igraph is not to be had here.',
      ours: walks(known, trunks),
      peers: [
        plainWalks(plainGraph(dataset.layers['pipes']), trunks.map((pipe) => known.recordOf[pipe])), // prettier-ignore
        {
          ...recursive,
          setup: async () => {
            await tables.setup?.();
            await tables.run();
            await recursive.setup?.();
          },
          close: async () => {
            await recursive.close?.();
            await tables.close?.();
          },
        },
      ],
      rounds: 30,
    },
  ];
}

/** A hundred directed pipes of `trunkM` and more, evenly by number. */
function chooseTrunks({ network, recordOf }: CityNetwork, diameterM: (record: number) => number): number[] {
  const all = [...recordOf.keys()].filter((i) => network.from[i] >= 0 && diameterM(recordOf[i]) >= trunkM);
  const step = Math.floor(all.length / seeds);
  return Array.from({ length: seeds }, (_, k) => all[k * step]);
}

function walks({ network, walker }: CityNetwork, trunks: readonly number[]): Side {
  return {
    name: 'typed arrays, marks kept between walks',
    threads: 1,
    run: async () => {
      let pipes = 0;
      for (const trunk of trunks) pipes += walker.walk([network.from[trunk]], 'upstream').pipes.length;
      return pipes;
    },
  };
}

/** A stack, a Set of nodes seen, a Map of lists. */
function plainWalks({ into, fromOf }: PlainGraph, trunks: readonly number[]): Side {
  return {
    name: 'Map of arrays, Set of nodes seen',
    threads: 1,
    run: async () => {
      let pipes = 0;
      for (const trunk of trunks) {
        const start = fromOf[trunk];
        const seen = new Set([start]);
        const open = [start];
        for (let node = open.pop(); node !== undefined; node = open.pop()) {
          for (const { from } of into.get(node) ?? []) {
            pipes++;
            if (seen.has(from)) continue;
            seen.add(from);
            open.push(from);
          }
        }
      }
      return pipes;
    },
  };
}
