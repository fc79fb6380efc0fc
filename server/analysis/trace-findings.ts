import { nodeRoles } from '../../data/network/pipe-table.ts';
import { type CityNetwork, numberOf, textOf } from './city-network.ts';
import type { LayerColumns } from './columns.ts';

export interface TraceFinding {
  kind: 'adverse-slope' | 'large-into-small' | 'kind-changes' | 'levels-missing' | 'size-missing';
  pipeId: string;
  nextPipeId?: string;
  riseM?: number;
  diameterM?: number;
  nextDiameterM?: number;
  kindOfPipe?: string;
  nextKind?: string;
}

const [weir, pump] = (['weir', 'pump'] as const).map((role) => nodeRoles.indexOf(role));

/** Diameters that differ by less are the same size, measured twice. */
const sizeToleranceM = 0.02;

/**
 * What a walk along the traced pipes sees: inverts that rise along the flow of a gravity pipe, a pipe whose widest way on
 * is narrower than itself, storm water led into a foul sewer or the reverse (a change at a diversion structure is meant,
 * and not reported), and what is missing. In the order of `traced`, which are network pipes.
 */
export function findOnTheWay(traced: readonly number[], city: CityNetwork, pipes: LayerColumns): TraceFinding[] {
  const { network, recordOf } = city;
  const diameter = numberOf(pipes, 'diameterM');
  const kind = textOf(pipes, 'kind');
  const start = numberOf(pipes, 'invertStartM');
  const end = numberOf(pipes, 'invertEndM');
  const found: TraceFinding[] = [];
  for (const pipe of traced) {
    const record = recordOf[pipe];
    const pipeId = pipes.keys[record];
    const sense = network.directions.sense[pipe];
    const riseM = (end(record) - start(record)) * sense;
    if (Number.isNaN(riseM)) found.push({ kind: 'levels-missing', pipeId });
    else if (network.directions.againstInverts[pipe]) {
      found.push({ kind: 'adverse-slope', pipeId, riseM: Math.round(riseM * 1000) / 1000 });
    }
    const diameterM = diameter(record);
    if (Number.isNaN(diameterM)) found.push({ kind: 'size-missing', pipeId });
    const node = network.to[pipe];
    if (node < 0) continue;
    let widest = -1;
    for (let k = network.out.first[node]; k < network.out.first[node + 1]; k++) {
      const next = network.out.pipes[k];
      const there = recordOf[next];
      if (widest < 0 || !(diameter(there) <= diameter(recordOf[widest]))) widest = next;
      const [here, onward] = [kind(record), kind(there)];
      if (!isWeir(city, node) && ((here === 'storm' && onward === 'foul') || (here === 'foul' && onward === 'storm'))) {
        found.push({ kind: 'kind-changes', pipeId, nextPipeId: pipes.keys[there], kindOfPipe: here, nextKind: onward });
      }
    }
    // A weir hands on a part of the flow, a pump what it lifts: neither needs the size of what comes.
    if (widest < 0 || isWeir(city, node) || network.role[node] === pump) continue;
    const nextDiameterM = diameter(recordOf[widest]);
    if (diameterM - nextDiameterM > sizeToleranceM) {
      found.push({
        kind: 'large-into-small',
        pipeId,
        nextPipeId: pipes.keys[recordOf[widest]],
        diameterM,
        nextDiameterM,
      });
    }
  }
  return found;
}

function isWeir({ network }: CityNetwork, node: number): boolean {
  return network.role[node] === weir;
}
