import { getStorm } from '../../data/rain/shipped-storms.ts';
import { runoffByCover } from '../../data/rain/runoff-coefficients.ts';
import { type CapacitySettings, capacityOf } from '../../server/analysis/capacity/capacity.ts';
import { carriedYears } from '../../server/analysis/capacity/carried-years.ts';
import { fullFlows } from '../../server/analysis/capacity/full-flow.ts';
import { landToNodes, type NodeLand } from '../../server/analysis/capacity/land-to-nodes.ts';
import { routeLand } from '../../server/analysis/capacity/rational.ts';
import { type CityNetwork, cityNetwork } from '../../server/analysis/city-network.ts';
import type { AnalysisContext } from '../../server/analysis/context.ts';
import { cityContext } from './city-context.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';
import { naiveCapacity, type NaivePipe } from './naive-capacity.ts';

const { formula } = getStorm('shanghai');
const time = { inletMinutes: 10, unknownVelocityMs: 1 };
const settings: CapacitySettings = { formula, time, runoff: { byCover: runoffByCover, elsewhere: 0.6, reachM: 250 } };

/** Capacity of every pipe. Checksum: Σ length · carried years (at most 100), km·a. */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  let context: AnalysisContext;
  let network: CityNetwork;
  let land: NodeLand;
  let naive: NaivePipe[];
  let landOf: Map<string, number>;
  const load = async (): Promise<void> => {
    context ??= await cityContext(city);
    network = cityNetwork(context.dataset);
    const flow = fullFlows(context.dataset, network);
    land ??= landToNodes(context.dataset, network, flow.carriesStorm, settings.runoff);
  };
  let round = 0;
  const whole: Side = {
    name: 'full flow, land to nodes, routing, return periods',
    threads: 1,
    setup: load,
    run: async () => {
      // Another question every time, about other land too: both are kept from the one before.
      const asked = { ...settings, runoff: { ...settings.runoff, elsewhere: 0.6 + 1e-12 * ++round } };
      const { returnPeriodYears } = capacityOf(context.dataset, asked);
      return kilometreYears(returnPeriodYears, network.network.lengthM);
    },
  };
  const routing: Side = {
    name: 'typed arrays',
    threads: 1,
    setup: load,
    run: async () => {
      const flow = fullFlows(context.dataset, network);
      const inflow = routeLand(network.network, flow, land, time);
      const { returnPeriodYears } = carriedYears(formula, flow, inflow);
      return kilometreYears(returnPeriodYears, network.network.lengthM);
    },
  };
  const objects: Side = {
    name: 'plain objects, a map of nodes, Kahn’s order',
    threads: 1,
    setup: async () => {
      await load();
      ({ naive, landOf } = plainCopy(context, network, land));
    },
    run: async () => naiveCapacity(naive, landOf, time.inletMinutes) / 1000,
  };
  return [
    {
      job: 'Capacity of every pipe of the city, land given to nodes in cells included',
      target: 'a row of its own: nobody else does it',
      ours: whole,
      peers: [],
      rounds: 5,
    },
    {
      job: 'Capacity of every pipe, land at the nodes given',
      target: '≥ 3 × plain objects',
      ours: routing,
      peers: [objects],
      rounds: 5,
      tolerance: 1e-6,
    },
  ];
}

function kilometreYears(years: ArrayLike<number>, lengthM: Float64Array): number {
  let sum = 0;
  for (let pipe = 0; pipe < lengthM.length; pipe++) {
    if (!Number.isNaN(years[pipe])) sum += Math.min(100, years[pipe]) * lengthM[pipe];
  }
  return sum / 1000;
}

/** The same network and land as a program without typed arrays would hold them. */
function plainCopy(context: AnalysisContext, { network, recordOf }: CityNetwork, land: NodeLand) {
  const { pipes } = context.dataset.layers;
  const text = (field: string) => pipes.fields[field] as { codes: Int32Array; dictionary: string[] } | undefined;
  const numbers = (field: string) => (pipes.fields[field] as { values: Float64Array } | undefined)?.values;
  const [kind, material] = [text('kind'), text('material')];
  const [diameter, start, end] = [numbers('diameterM'), numbers('invertStartM'), numbers('invertEndM')];
  const naive = Array.from(recordOf, (record, pipe): NaivePipe => {
    const forward = network.directions.sense[pipe] !== -1;
    return {
      from: `n${network.from[pipe]}`,
      to: `n${network.to[pipe]}`,
      lengthM: network.lengthM[pipe],
      kind: kind?.dictionary[kind.codes[record]],
      material: material?.dictionary[material.codes[record]],
      diameterM: diameter?.[record] ?? NaN,
      invertInM: (forward ? start : end)?.[record] ?? NaN,
      invertOutM: (forward ? end : start)?.[record] ?? NaN,
    };
  });
  const landOf = new Map<string, number>();
  land.runoffM2.forEach((m2, node) => m2 > 0 && landOf.set(`n${node}`, m2));
  return { naive, landOf };
}
