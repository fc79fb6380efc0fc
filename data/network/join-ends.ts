import { createPointGrid } from './point-grid.ts';
import type { PipeTable } from './pipe-table.ts';

/** Ends that name no node are joined to what lies this near: a pipe is often drawn to the wall of its manhole. */
export const snapToleranceM = 0.5;

/** An end that was joined by its place, not by an id. */
export interface Snap {
  pipe: number;
  end: 'start' | 'end';
  /** Network node it was joined to. */
  node: number;
  distanceM: number;
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
  snaps: Snap[];
}

/**
 * Network node at both ends of every pipe: by the id it names, else by the nearest node or end within `toleranceM`, in
 * order of the records, so that the same survey gives the same network.
 */
export function joinEnds(table: PipeTable, toleranceM = snapToleranceM): JoinedEnds {
  const { pipes, startName, endName, endsXy } = table;
  const start = new Int32Array(pipes);
  const end = new Int32Array(pipes);
  const xy: number[] = [];
  const nodeOfName = Int32Array.from(table.nodeOfName);
  let unnamed = 0;
  for (let i = 0; i < 2 * pipes; i++) {
    const pipe = i >> 1;
    const name = (i & 1) === 0 ? startName[pipe] : endName[pipe];
    if (name < 0) {
      unnamed++;
      continue;
    }
    if (nodeOfName[name] < 0) {
      nodeOfName[name] = table.nodes + xy.length / 2;
      xy.push(endsXy[2 * i], endsXy[2 * i + 1]);
    }
    if ((i & 1) === 0) start[pipe] = nodeOfName[name];
    else end[pipe] = nodeOfName[name];
  }
  const named = table.nodes + xy.length / 2;
  const snaps: Snap[] = [];
  if (unnamed > 0) {
    const grid = createPointGrid(toleranceM, named + unnamed);
    for (let j = 0; j < table.nodes; j++) grid.add(table.nodeXy[2 * j], table.nodeXy[2 * j + 1]);
    for (let j = 0; j < xy.length; j += 2) grid.add(xy[j], xy[j + 1]);
    for (let i = 0; i < 2 * pipes; i++) {
      const pipe = i >> 1;
      const atStart = (i & 1) === 0;
      if ((atStart ? startName[pipe] : endName[pipe]) >= 0) continue;
      const x = endsXy[2 * i];
      const y = endsXy[2 * i + 1];
      let node = grid.nearest(x, y);
      if (node < 0) {
        node = grid.add(x, y);
        xy.push(x, y);
      } else {
        snaps.push({ pipe, end: atStart ? 'start' : 'end', node, distanceM: grid.distance(node, x, y) });
      }
      if (atStart) start[pipe] = node;
      else end[pipe] = node;
    }
  }
  const nodeXy = new Float64Array(2 * table.nodes + xy.length);
  nodeXy.set(table.nodeXy.subarray(0, 2 * table.nodes));
  nodeXy.set(xy, 2 * table.nodes);
  return { nodes: nodeXy.length / 2, nodeXy, records: table.nodes, named, start, end, snaps };
}
