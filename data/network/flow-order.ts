import type { Ways } from './adjacency.ts';

/** Nodes of a directed graph in an order in which water reaches them, cycles taken together. */
export interface FlowOrder {
  /** Group of each node: nodes on one cycle share it, every other node is alone. */
  group: Int32Array;
  groups: number;
  /** All nodes, group after group; every pipe leads to a later group or stays in its own. */
  nodes: Int32Array;
  /** Nodes of group g: `nodes[first[g]]` … `nodes[first[g + 1] − 1]`. */
  first: Uint32Array;
}

/**
 * Order of the flow. `out` gives the pipes that leave a node and where they lead, `takes` which of them take part
 * (absent: all). What no cycle holds up comes first, each node after all that lead to it (Kahn); what is on a cycle or
 * beyond one after it, by strongly connected components (Tarjan). Neither recurs: networks are deep.
 */
export function flowOrder(nodes: number, out: Ways, takes?: Uint8Array): FlowOrder {
  const waiting = new Int32Array(nodes);
  for (let k = 0; k < out.pipes.length; k++) if (!takes || takes[out.pipes[k]]) waiting[out.far[k]]++;
  const order: FlowOrder = {
    group: new Int32Array(nodes).fill(-1),
    groups: 0,
    nodes: new Int32Array(nodes),
    first: new Uint32Array(nodes + 1),
  };
  const { group, nodes: inOrder, first } = order;
  for (let source = 0; source < nodes; source++) {
    if (waiting[source] !== 0 || group[source] >= 0) continue;
    // Nodes that wait for nothing more stand at the end of the list that they are to be put in.
    let top = nodes;
    inOrder[--top] = source;
    while (top < nodes) {
      const node = inOrder[top++];
      inOrder[order.groups] = node;
      first[order.groups] = order.groups;
      group[node] = order.groups++;
      for (let k = out.first[node]; k < out.first[node + 1]; k++) {
        if (takes && !takes[out.pipes[k]]) continue;
        if (--waiting[out.far[k]] === 0) inOrder[--top] = out.far[k];
      }
    }
  }
  first[order.groups] = order.groups;
  if (order.groups < nodes) addComponents(order, out, takes);
  return { ...order, first: first.subarray(0, order.groups + 1) };
}

/** Orders what is left: every pipe that leaves one of those nodes leads to another of them. */
function addComponents(order: FlowOrder, out: Ways, takes?: Uint8Array): void {
  const { group, nodes: inOrder, first } = order;
  const ordered = order.groups;
  const left = group.length - ordered;
  const index = new Int32Array(group.length).fill(-1);
  const low = new Int32Array(group.length);
  const next = out.first.slice();
  const path: number[] = [];
  const open: number[] = [];
  /** Components one after the other, the last of the flow first, and where each begins. */
  const found: number[] = [];
  const begins: number[] = [];
  let counter = 0;
  const enter = (node: number): void => {
    index[node] = low[node] = counter++;
    path.push(node);
    open.push(node);
  };
  const leave = (node: number): void => {
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) low[before] = Math.min(low[before], low[node]);
    if (low[node] !== index[node]) return;
    begins.push(found.length);
    let member: number;
    do {
      member = open.pop()!;
      // Whoever has a group is on no path any more.
      group[member] = ordered;
      found.push(member);
    } while (member !== node);
  };
  for (let root = 0; root < group.length; root++) {
    if (group[root] >= 0 || index[root] >= 0) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (next[node] === out.first[node + 1]) {
        leave(node);
        continue;
      }
      const k = next[node]++;
      if (takes && !takes[out.pipes[k]]) continue;
      const end = out.far[k];
      if (index[end] < 0) enter(end);
      else if (group[end] < 0) low[node] = Math.min(low[node], index[end]);
    }
  }
  begins.push(left);
  let at = ordered;
  for (let component = begins.length - 2; component >= 0; component--) {
    for (let i = begins[component]; i < begins[component + 1]; i++) {
      group[found[i]] = order.groups;
      inOrder[at++] = found[i];
    }
    first[++order.groups] = at;
  }
}
