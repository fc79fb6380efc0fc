import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import { groundAt } from './ground.ts';
import { addPipe } from './layout.ts';
import { addNode, type Net } from './net.ts';
import { provisionOf } from './provision.ts';
import { connectionSections } from './section.ts';
import { hypot } from '../hypot.ts';

const lateralShare = 0.04;

/**
 * Inlets at the kerbs with their connections: in pairs or, where a street has fewer, on one side; pairs at every
 * manhole in hollows. Here and there a house lateral.
 */
export function layConnections(plan: CityPlan, net: Net, inHollow: (x: number, y: number) => boolean): void {
  const random = randomStream(plan.seed, 'connections');
  const provisionAt = provisionOf(plan.extent);
  const manholes = [...net.nodes.keys()].filter((index) => takesConnections(net, index));
  const wanted = manholes.map((index) => {
    const node = net.nodes[index];
    if (node.kind === 'foul') return 0;
    if (node.branch) return 0.06;
    if (inHollow(node.x, node.y)) return 2;
    const edge = plan.roads.edges[node.edge];
    return provisionAt(edge.character, node.x, node.y).inletsPerManhole(edge.roadClass);
  });
  for (const [k, index] of manholes.entries()) {
    const node = net.nodes[index];
    const main = net.pipes[node.out];
    const edge = plan.roads.edges[node.edge];
    const toInlets = random();
    const toLateral = random();
    const [dx, dy] = [(main.points[2] - node.x) / main.lengthM, (main.points[3] - node.y) / main.lengthM];
    const half = Math.max(2.5, edge.widthM / 2 - 1.2);
    const count = Math.min(2, Math.floor(wanted[k] + toInlets));
    const sides = node.branch ? [3.5] : index % 2 === 0 ? [half, -half] : [-half, half];
    for (const side of sides.slice(0, count)) {
      const shift = (random() - 0.5) * 2;
      connect(plan, net, index, node.x + dy * side + dx * shift, node.y - dx * side + dy * shift, 'inlet', random());
    }
    if (node.kind !== 'storm' && !node.branch && toLateral < lateralShare) {
      const side = (toLateral < lateralShare / 2 ? 1 : -1) * (half + 6 + 12 * random());
      connect(plan, net, index, node.x + dy * side, node.y - dx * side, 'lateral', random());
    }
  }
}

/** Whether a node is a manhole of a sewer under a street or in a block. */
function takesConnections(net: Net, index: number): boolean {
  const node = net.nodes[index];
  const main = net.pipes[node.out];
  return main !== undefined && node.type === 'manhole' && !node.siphon && !main.rising && main.form !== 'open_channel';
}

function connect(
  plan: CityPlan,
  net: Net,
  to: number,
  x: number,
  y: number,
  what: 'inlet' | 'lateral',
  chance: number,
): void {
  const manhole = net.nodes[to];
  const main = net.pipes[manhole.out];
  const groundM = groundAt(plan.terrain, x, y);
  const lengthM = hypot(x - manhole.x, y - manhole.y);
  const least = 0.012 * lengthM;
  // Into the manhole above its bottom, from a chamber about a metre deep.
  const deep = what === 'inlet' ? 0.9 + 0.3 * chance : 1.1 + 0.4 * chance;
  const endM = Math.max(manhole.bottomM + 0.05, Math.min(groundM - deep, manhole.groundM - 0.7) - least);
  const startM = endM + least;
  if (startM > groundM - 0.45) return;
  const from = addNode(net, {
    x,
    y,
    groundM,
    type: what === 'inlet' ? 'inlet' : 'manhole',
    kind: manhole.kind,
    edge: manhole.edge,
  });
  const node = net.nodes[from];
  node.bottomM = round(startM);
  node.system = manhole.system;
  node.branch = true;
  const role = what === 'inlet' ? 'inlet_connection' : 'lateral';
  const index = addPipe(net, from, to, manhole.kind, role, manhole.edge, [x, y, manhole.x, manhole.y]);
  const pipe = net.pipes[index];
  pipe.section =
    what === 'inlet' && (main.year > 2014 || chance > 0.8) ? connectionSections.dn300 : connectionSections.dn200;
  pipe.invertStartM = round(startM);
  pipe.invertEndM = round(endM);
  pipe.year = main.year;
  pipe.material =
    main.year < 1995 ? (what === 'lateral' ? 'vitrified_clay' : 'concrete') : main.year < 2004 ? 'pvc' : 'hdpe';
}

function round(level: number): number {
  return Math.round(level * 1000) / 1000;
}
