import { type CityNetwork, cityNetwork } from '../../server/analysis/city-network.ts';
import type { AnalysisDataset, LayerColumns, NumberColumn } from '../../server/analysis/columns.ts';
import { cityContext } from './city-context.ts';
import type { BenchRow, Side } from './harness.ts';
import type { MeasurementCity } from './measurement-city.ts';
import { postgisSide } from './postgis.ts';

/**
 * The drainage graph of the city from its loaded columns: 1.4 million ends joined by their places within 0.5 m, every
 * pipe given its direction. Checksum: pipes with a direction.
 */
export async function rows(city: MeasurementCity): Promise<BenchRow[]> {
  const { dataset } = await cityContext(city);
  return [
    {
      job: 'Graph of the city: ends joined, pipes directed',
      target: '≤ 0.5 s',
      note: 'The plain Map joins ends that are drawn at the same centimetre, ours and PostGIS within 0.5 m.',
      ours: graph(dataset),
      peers: [plainMaps(dataset), postgisSide(city, 'topology.sql', (columns) => Number(columns[0]))],
      rounds: 5,
    },
  ];
}

function graph(dataset: AnalysisDataset): Side {
  return {
    name: 'typed arrays',
    threads: 1,
    // A copy of the dataset is not known yet: the graph is made anew.
    run: async () => directed(cityNetwork({ ...dataset })),
  };
}

function directed({ network }: CityNetwork): number {
  return network.directions.sense.reduce((sum, sense) => sum + Math.abs(sense), 0);
}

/** What one writes without thinking of memory: a Map of places to nodes, lists of pipes per node. */
function plainMaps(dataset: AnalysisDataset): Side {
  return {
    name: 'Map of places, arrays of pipes',
    threads: 1,
    run: async () => plainGraph(dataset.layers['pipes']).directed,
  };
}

export interface PlainGraph {
  nodes: Map<string, number>;
  /** Pipes that lead to a node, and the node each comes from. */
  into: Map<number, { pipe: number; from: number }[]>;
  /** Node at the upper end of each pipe, −1 where nobody knows which that is. */
  fromOf: Int32Array;
  directed: number;
}

/** Directed by falling inverts (more than 2 cm), as the measurement city gives no other evidence. */
export function plainGraph(pipes: LayerColumns): PlainGraph {
  const { featureParts, partRings, ringStarts, xy } = pipes;
  const nodes = new Map<string, number>();
  const into: PlainGraph['into'] = new Map();
  const nodeAt = (vertex: number): number => {
    const place = `${xy[2 * vertex].toFixed(2)} ${xy[2 * vertex + 1].toFixed(2)}`;
    let node = nodes.get(place);
    if (node === undefined) nodes.set(place, (node = nodes.size));
    return node;
  };
  const [starts, ends] = ['invertStartM', 'invertEndM'].map((field) => (pipes.fields[field] as NumberColumn).values);
  const fromOf = new Int32Array(pipes.count).fill(-1);
  let directed = 0;
  for (let pipe = 0; pipe < pipes.count; pipe++) {
    const a = nodeAt(ringStarts[partRings[featureParts[pipe]]]);
    const b = nodeAt(ringStarts[partRings[featureParts[pipe + 1]]] - 1);
    const fallM = starts[pipe] - ends[pipe];
    if (!(Math.abs(fallM) > 0.02)) continue;
    directed++;
    const [from, to] = fallM > 0 ? [a, b] : [b, a];
    fromOf[pipe] = from;
    const list = into.get(to);
    if (list) list.push({ pipe, from });
    else into.set(to, [{ pipe, from }]);
  }
  return { nodes, into, fromOf, directed };
}
