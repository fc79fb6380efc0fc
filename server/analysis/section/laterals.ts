import { type CityNetwork, numberOf, textOf } from '../city-network.ts';
import type { LayerColumns } from '../columns.ts';
import type { Chain } from './chain.ts';
import { orNull } from './section-pipes.ts';
import type { SectionLateral } from './section-types.ts';

/** The pipes that join or leave at node `i` of a chain and are no part of it, in the order of the survey. */
export function lateralsAt(
  node: number,
  inChain: ReadonlySet<number>,
  chain: Chain,
  i: number,
  city: CityNetwork,
  pipes: LayerColumns,
): SectionLateral[] {
  const { network, recordOf } = city;
  const [kind, role] = [textOf(pipes, 'kind'), textOf(pipes, 'role')];
  const [diameter, start, end] = ['diameterM', 'invertStartM', 'invertEndM'].map((field) => numberOf(pipes, field));
  const heading = headingAt(chain, i, city, pipes);
  // A self-loop stands twice at its node.
  const touching = new Set<number>();
  for (const { first, pipes: list } of [network.in, network.out, network.undirected]) {
    for (let k = first[node]; k < first[node + 1]; k++) if (!inChain.has(list[k])) touching.add(list[k]);
  }
  return [...touching]
    .sort((a, b) => a - b)
    .map((pipe) => {
      const record = recordOf[pipe];
      const atStart = network.ends.start[pipe] === node;
      return {
        pipeId: pipes.keys[record],
        kind: kind(record) ?? null,
        role: role(record) ?? null,
        diameterM: orNull(diameter(record)),
        invertM: orNull(atStart ? start(record) : end(record)),
        flow: flowAt(pipe, node, city),
        side: sideOf(heading, away(pipes, record, atStart)),
      };
    });
}

function flowAt(pipe: number, node: number, { network }: CityNetwork): SectionLateral['flow'] {
  const { start, end } = network.ends;
  if (start[pipe] === end[pipe]) return 'loop';
  if (network.from[pipe] < 0) return 'unknown';
  return network.to[pipe] === node ? 'in' : 'out';
}

type Vector = readonly [x: number, y: number];

/** The way the section runs at node `i`: out of the pipe before it, else into the one after it. */
function headingAt(chain: Chain, i: number, { recordOf }: CityNetwork, pipes: LayerColumns): Vector {
  const before = chain.pipes[i - 1];
  if (before !== undefined) {
    // The pipe that comes is seen from the node it comes to: backwards.
    const [x, y] = away(pipes, recordOf[before], !chain.forward[i - 1]);
    return [-x, -y];
  }
  const after = chain.pipes[i];
  return after === undefined ? [0, 0] : away(pipes, recordOf[after], chain.forward[i]);
}

/** First leg of a line that has a length, from its start or from its end. */
function away(lines: LayerColumns, record: number, fromStart: boolean): Vector {
  const { featureParts, partRings, ringStarts, xy } = lines;
  const first = ringStarts[partRings[featureParts[record]]];
  const last = ringStarts[partRings[featureParts[record + 1]]] - 1;
  const [from, step] = fromStart ? [first, 1] : [last, -1];
  for (let v = from + step; v >= first && v <= last; v += step) {
    const leg: Vector = [xy[2 * v] - xy[2 * from], xy[2 * v + 1] - xy[2 * from + 1]];
    if (leg[0] !== 0 || leg[1] !== 0) return leg;
  }
  return [0, 0];
}

function sideOf([hx, hy]: Vector, [x, y]: Vector): 'left' | 'right' | null {
  const cross = hx * y - hy * x;
  // Within a degree or so of straight on, no side can be told.
  const least = 0.02 * Math.hypot(hx, hy) * Math.hypot(x, y);
  if (!(Math.abs(cross) > least)) return null;
  return cross > 0 ? 'left' : 'right';
}
