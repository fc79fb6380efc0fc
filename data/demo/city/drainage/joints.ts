import type { Terrain } from '../plan.ts';
import { hypot } from '../hypot.ts';
import { groundAt } from './ground.ts';
import { addMain } from './layout.ts';
import { addNode, type Net } from './net.ts';
import { createPointHash } from './point-hash.ts';

/** A place on a main where a branch may come in. */
export interface Joint {
  x: number;
  y: number;
  pipe: number;
}

/** Where branches can join the mains of a network. */
export interface Joints {
  /** Lets branches join a main. */
  add(pipe: number): void;
  /** Nearest joint within `radiusM` of a place that `accept` takes. */
  nearest(x: number, y: number, radiusM: number, accept: (joint: Joint) => boolean): Joint | undefined;
  /** The manhole at a joint: one that stands there already, or a new one that divides the main. */
  manholeAt(joint: Joint): number;
}

/** Mains are known by places this far apart. */
const stepM = 15;
/** A manhole this near serves as the joint. */
const snapM = 22;

/** Finds where a lane joins the mains of a net: a manhole within `snapM`, else a new one on the main. */
export function createJoints(net: Net, terrain: Terrain): Joints {
  const hash = createPointHash(60);
  const places: Joint[] = [];
  /** Part of a main that holds a place: what was divided meanwhile goes on in the pipe below. */
  const partAt = ({ x, y, pipe: index }: Joint): number => {
    for (let at = index; ; at = net.nodes[net.pipes[at].to].out) {
      const { points, lengthM } = net.pipes[at];
      const along = ((x - points[0]) * (points[2] - points[0]) + (y - points[1]) * (points[3] - points[1])) / lengthM;
      if (along <= lengthM + 0.01 || net.nodes[net.pipes[at].to].out < 0) return at;
    }
  };
  return {
    add(index) {
      const { points, lengthM } = net.pipes[index];
      const steps = Math.max(1, Math.round(lengthM / stepM));
      for (let k = 0; k < steps; k++) {
        const x = points[0] + ((points[2] - points[0]) * k) / steps;
        const y = points[1] + ((points[3] - points[1]) * k) / steps;
        hash.add(x, y, places.length);
        places.push({ x, y, pipe: index });
      }
    },
    nearest(x, y, radiusM, accept) {
      const id = hash.nearest(x, y, radiusM, (each) => accept(places[each]));
      return id < 0 ? undefined : places[id];
    },
    manholeAt(joint) {
      const index = partAt(joint);
      const { from, to, lengthM } = net.pipes[index];
      const [a, b] = [net.nodes[from], net.nodes[to]];
      if (hypot(joint.x - a.x, joint.y - a.y) < snapM) return from;
      if (hypot(joint.x - b.x, joint.y - b.y) < snapM && b.out >= 0) return to;
      return lengthM < 2 * snapM ? from : divide(net, terrain, index, joint);
    },
  };
}

/** Sets a manhole into a main; what lay below it becomes a main of its own. */
function divide(net: Net, terrain: Terrain, index: number, { x, y }: Joint): number {
  const pipe = net.pipes[index];
  const { kind, edge, to, points } = pipe;
  const node = addNode(net, { x, y, groundM: groundAt(terrain, x, y), type: 'manhole', kind, edge });
  net.nodes[node].branch = net.nodes[pipe.from].branch;
  net.nodes[node].ins.push(index);
  net.nodes[to].ins.splice(net.nodes[to].ins.indexOf(index), 1);
  pipe.to = node;
  pipe.points = [points[0], points[1], x, y];
  pipe.lengthM = hypot(x - points[0], y - points[1]);
  addMain(net, node, to, kind, edge);
  return node;
}
