import { pipesByNode } from './adjacency.ts';
import type { JoinedEnds } from './join-ends.ts';
import { createMinHeap } from './min-heap.ts';
import { flowEvidence, noEvidence, nodeRoles, type PipeTable } from './pipe-table.ts';

/** Inverts closer than this say nothing of the direction, and nothing against one (domain reference 5). */
export const invertToleranceM = 0.02;

export interface Directions {
  /** 1: as drawn, start → end; −1: the other way; 0: nobody knows. */
  sense: Int8Array;
  /** Index into `flowEvidence`; `noEvidence` where the sense is 0. */
  evidence: Uint8Array;
  /** 1 where the inverts of a gravity pipe rise along the adopted direction by more than `invertToleranceM`. */
  againstInverts: Uint8Array;
}

const code = Object.fromEntries(flowEvidence.map((name, i) => [name, i])) as Record<
  (typeof flowEvidence)[number],
  number
>;
const [outfall, works, pump, siphon] = (['outfall', 'works', 'pump', 'siphon'] as const).map((role) =>
  nodeRoles.indexOf(role),
);

/**
 * Direction of every pipe by the strongest evidence there is (`flowEvidence`). Inverts count for gravity pipes only,
 * not for pressure pipes and not between the two chambers of an inverted siphon, which flow full whatever their levels;
 * a pressure pipe with a pump at one end leads away from it; what is left leads along the shortest way to an outfall or
 * works, against no direction already known.
 */
export function directPipes(table: PipeTable, ends: JoinedEnds): Directions {
  const { pipes, invertStartM, invertEndM, pressure, surveyedEvidence } = table;
  const sense = new Int8Array(pipes);
  const evidence = new Uint8Array(pipes).fill(noEvidence);
  const againstInverts = new Uint8Array(pipes);
  const roleAt = (node: number): number => (node < ends.records ? table.nodeRole[node] : 0);
  let open = 0;
  for (let i = 0; i < pipes; i++) {
    const fallM = invertStartM[i] - invertEndM[i];
    const isSiphon = roleAt(ends.start[i]) === siphon && roleAt(ends.end[i]) === siphon;
    const fall = pressure[i] || isSiphon || !(Math.abs(fallM) > invertToleranceM) ? 0 : Math.sign(fallM);
    if (surveyedEvidence[i] !== noEvidence) {
      sense[i] = 1;
      evidence[i] = surveyedEvidence[i];
    } else if (fall !== 0) {
      sense[i] = fall;
      evidence[i] = code.inverts;
    } else if (pressure[i] && (roleAt(ends.start[i]) === pump) !== (roleAt(ends.end[i]) === pump)) {
      sense[i] = roleAt(ends.start[i]) === pump ? 1 : -1;
      evidence[i] = code.pump;
    } else if (ends.start[i] !== ends.end[i]) open++;
    if (fall !== 0 && sense[i] !== 0 && fall !== sense[i]) againstInverts[i] = 1;
  }
  if (open > 0) {
    const toSinkM = distanceToSinks(table, ends, sense);
    for (let i = 0; i < pipes; i++) {
      if (sense[i] !== 0 || ends.start[i] === ends.end[i]) continue;
      const fall = toSinkM[ends.start[i]] - toSinkM[ends.end[i]];
      if (Number.isNaN(fall) || fall === 0) continue;
      sense[i] = Math.sign(fall);
      evidence[i] = code.outfall;
    }
  }
  return { sense, evidence, againstInverts };
}

/** Length of the shortest way from each node to an outfall or works, m, along known directions; Infinity without one. */
function distanceToSinks(table: PipeTable, ends: JoinedEnds, sense: Int8Array): Float64Array {
  const distanceM = new Float64Array(ends.nodes).fill(Infinity);
  const heap = createMinHeap();
  for (let node = 0; node < ends.records; node++) {
    if (table.nodeRole[node] !== outfall && table.nodeRole[node] !== works) continue;
    distanceM[node] = 0;
    heap.push(0, node);
  }
  if (heap.isEmpty()) return distanceM;
  const { first, pipes } = pipesByNode(ends.nodes, ends.start, ends.end);
  const done = new Uint8Array(ends.nodes);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    for (let k = first[node]; k < first[node + 1]; k++) {
      const pipe = pipes[k];
      const from = ends.start[pipe] === node ? ends.end[pipe] : ends.start[pipe];
      const leadsHere = sense[pipe] === 0 || (sense[pipe] === 1 ? ends.end[pipe] : ends.start[pipe]) === node;
      const wayM = distanceM[node] + table.lengthM[pipe];
      if (!leadsHere || wayM >= distanceM[from]) continue;
      distanceM[from] = wayM;
      heap.push(wayM, from);
    }
  }
  return distanceM;
}
