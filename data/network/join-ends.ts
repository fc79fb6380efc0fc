import { createPointGrid } from './point-grid.ts';
import type { PipeTable } from './pipe-table.ts';

/** Ends that name no node are joined to what lies this near: a pipe is often drawn to the wall of its manhole. */
export const snapToleranceM = 0.5;

/** Ends that were joined by their place, not by an id, in the order of the records. */
export interface Snaps {
  count: number;
  /** 2 · pipe for its start, 2 · pipe + 1 for its end. */
  ends: Uint32Array;
  /** How far the end lies from the node it was joined to, m. */
  distanceM: Float64Array;
}

export interface JoinedEnds {
  /**
   * Network nodes: first the node records in their order, then the names without a record in order of their first use,
   * then places where unnamed ends meet.
   */
  nodes: number;
  nodeXy: Float64Array;
  /** Nodes from here on have no record. */
  records: number;
  /** Nodes from here on were made from places; those between `records` and this one from names. */
  named: number;
  start: Int32Array;
  end: Int32Array;
  snaps: Snaps;
}

/**
 * Network node at both ends of every pipe: by the id it names, else by the nearest node or end within `toleranceM`, in
 * order of the records, so that the same survey gives the same network.
 */
export function joinEnds(table: PipeTable, toleranceM = snapToleranceM): JoinedEnds {
  const { pipes, startName, endName, endsXy } = table;
  const start = new Int32Array(pipes);
  const end = new Int32Array(pipes);
  const nodeOfName = Int32Array.from(table.nodeOfName);
  let unnamed = 0;
  for (let pipe = 0; pipe < pipes; pipe++) unnamed += Number(startName[pipe] < 0) + Number(endName[pipe] < 0);
  const nodeXy = new Float64Array(2 * (table.nodes + table.names + unnamed));
  nodeXy.set(table.nodeXy.subarray(0, 2 * table.nodes));
  let nodes = table.nodes;
  const addNode = (end2: number): number => {
    nodeXy[2 * nodes] = endsXy[2 * end2];
    nodeXy[2 * nodes + 1] = endsXy[2 * end2 + 1];
    return nodes++;
  };
  for (let i = 0; i < 2 * pipes; i++) {
    const pipe = i >> 1;
    const atStart = (i & 1) === 0;
    const name = atStart ? startName[pipe] : endName[pipe];
    if (name < 0) continue;
    if (nodeOfName[name] < 0) nodeOfName[name] = addNode(i);
    if (atStart) start[pipe] = nodeOfName[name];
    else end[pipe] = nodeOfName[name];
  }
  const named = nodes;
  const snaps: Snaps = { count: 0, ends: new Uint32Array(unnamed), distanceM: new Float64Array(unnamed) };
  if (unnamed > 0) {
    const grid = createPointGrid(toleranceM, named + unnamed);
    for (let node = 0; node < named; node++) grid.add(nodeXy[2 * node], nodeXy[2 * node + 1]);
    for (let i = 0; i < 2 * pipes; i++) {
      const pipe = i >> 1;
      const atStart = (i & 1) === 0;
      if ((atStart ? startName[pipe] : endName[pipe]) >= 0) continue;
      const x = endsXy[2 * i];
      const y = endsXy[2 * i + 1];
      let node = grid.nearest(x, y);
      if (node < 0) {
        node = addNode(i);
        grid.add(x, y);
      } else {
        snaps.ends[snaps.count] = i;
        snaps.distanceM[snaps.count++] = grid.distance(node, x, y);
      }
      if (atStart) start[pipe] = node;
      else end[pipe] = node;
    }
  }
  return { nodes, nodeXy: nodeXy.subarray(0, 2 * nodes), records: table.nodes, named, start, end, snaps };
}
