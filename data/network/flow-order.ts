import type { Adjacency } from './adjacency.ts';

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
 * Order of the flow, cycles and all, by Tarjan's strongly connected components (without recursion: networks are deep).
 * `out` gives the pipes that leave a node, `to` where a pipe leads, `takes` which pipes take part (absent: all).
 */
export function flowOrder(nodes: number, out: Adjacency, to: Int32Array, takes?: Uint8Array): FlowOrder {
  const group = new Int32Array(nodes).fill(-1);
  const index = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = new Uint32Array(nodes);
  const path: number[] = [];
  const open: number[] = [];
  const onOpen = new Uint8Array(nodes);
  let counter = 0;
  let groups = 0;
  const enter = (node: number): void => {
    index[node] = low[node] = counter++;
    next[node] = out.first[node];
    path.push(node);
    open.push(node);
    onOpen[node] = 1;
  };
  const leave = (node: number): void => {
    path.pop();
    const before = path.at(-1);
    if (before !== undefined) low[before] = Math.min(low[before], low[node]);
    if (low[node] !== index[node]) return;
    let member: number;
    do {
      member = open.pop()!;
      onOpen[member] = 0;
      group[member] = groups;
    } while (member !== node);
    groups++;
  };
  for (let root = 0; root < nodes; root++) {
    if (index[root] >= 0) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1)!;
      if (next[node] === out.first[node + 1]) {
        leave(node);
        continue;
      }
      const pipe = out.pipes[next[node]++];
      if (takes && !takes[pipe]) continue;
      const end = to[pipe];
      if (index[end] < 0) enter(end);
      else if (onOpen[end]) low[node] = Math.min(low[node], index[end]);
    }
  }
  return inOrder(group, groups);
}

/** Groups are found ends first: they are numbered the other way round, and their nodes laid side by side. */
function inOrder(found: Int32Array, groups: number): FlowOrder {
  const group = new Int32Array(found.length);
  for (let node = 0; node < found.length; node++) group[node] = groups - 1 - found[node];
  const first = new Uint32Array(groups + 1);
  for (let node = 0; node < group.length; node++) first[group[node] + 1]++;
  for (let g = 0; g < groups; g++) first[g + 1] += first[g];
  const at = first.slice();
  const nodes = new Int32Array(group.length);
  for (let node = 0; node < group.length; node++) nodes[at[group[node]]++] = node;
  return { group, groups, nodes, first };
}
