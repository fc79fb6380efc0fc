import { groundAt } from './ground.ts';
import { addPipe } from './layout.ts';
import { addNode, type Net } from './net.ts';
import type { CityPlan } from '../plan.ts';
import { createPointHash } from './point-hash.ts';
import { alongPolyline, polylineLength } from './polyline.ts';
import { connectionSections, pipeLadder } from './section.ts';
import { cityStorm, intensity } from './storm-formula.ts';

/** How far below the ground beside it a road runs under another. */
export const underpassDepthM = 5;
/** Return period of underpass pumps, years: a proposal within the usual range of 10 to 50. */
const pumpYears = 20;

/**
 * A pump station at the lowest place of every underpass: inlets beside it, and a rising main to the nearest storm or
 * combined sewer large enough to take what it lifts. Comes after sizing: the sewers know nothing of it.
 */
export function layUnderpassPumps(plan: CityPlan, net: Net): void {
  const hash = createPointHash(120);
  for (const [i, node] of net.nodes.entries()) {
    if (node.kind !== 'foul' && node.type === 'manhole' && (net.pipes[node.out]?.section.heightM ?? 0) >= 0.6)
      hash.add(node.x, node.y, i);
  }
  for (const [index, edge] of plan.roads.edges.entries()) {
    if (edge.level !== -1) continue;
    const lengthM = polylineLength(edge.points);
    const at = alongPolyline(edge.points, lengthM / 2);
    const to = hash.nearest(at.x, at.y, 450);
    if (to < 0) continue;
    const target = net.nodes[to];
    const half = edge.widthM / 2 + 6;
    const [x, y] = [at.x + at.dy * half, at.y - at.dx * half];
    const pump = addNode(net, {
      x,
      y,
      groundM: groundAt(plan.terrain, x, y),
      type: 'pump_station',
      kind: target.kind,
      edge: index,
    });
    const station = net.nodes[pump];
    const roadM = round(groundAt(plan.terrain, at.x, at.y) - underpassDepthM);
    station.underpass = true;
    station.bottomM = round(roadM - 2.5);
    station.system = target.system;
    station.pumpM3s = (intensity(cityStorm, pumpYears, 5) * 0.9 * (lengthM * edge.widthM)) / 1e7;
    const main = addPipe(net, pump, to, target.kind, 'main', index, [x, y, target.x, target.y]);
    const rising = net.pipes[main];
    rising.rising = true;
    rising.section = pipeLadder.find((s) => (Math.PI / 4) * s.heightM ** 2 * 2 >= station.pumpM3s) ?? pipeLadder[3];
    rising.invertStartM = round(station.groundM - 1.2 - rising.section.heightM);
    rising.invertEndM = round(Math.max(target.bottomM, target.groundM - 1.2 - rising.section.heightM));
    rising.year = Math.max(edge.yearBuilt, 1990);
    rising.material = rising.year > 2005 ? 'ductile_iron' : 'steel';
    layGullies(net, pump, roadM, at, edge.widthM, index, rising.year);
  }
}

/** Four gullies across the lowest place, each with a pipe into the pump's sump. */
function layGullies(
  net: Net,
  pump: number,
  roadM: number,
  at: ReturnType<typeof alongPolyline>,
  widthM: number,
  edge: number,
  year: number,
): void {
  const station = net.nodes[pump];
  for (const [side, along] of [
    [1, 4],
    [-1, 4],
    [1, -4],
    [-1, -4],
  ] as const) {
    const offset = side * (widthM / 2 - 0.8);
    const [x, y] = [at.x + at.dy * offset + at.dx * along, at.y - at.dx * offset + at.dy * along];
    const inlet = addNode(net, { x, y, groundM: roadM, type: 'inlet', kind: station.kind, edge });
    const node = net.nodes[inlet];
    node.bottomM = round(roadM - 0.9);
    node.system = station.system;
    node.branch = true;
    const pipe =
      net.pipes[addPipe(net, inlet, pump, station.kind, 'inlet_connection', edge, [x, y, station.x, station.y])];
    pipe.section = connectionSections.dn300;
    pipe.invertStartM = node.bottomM;
    pipe.invertEndM = round(node.bottomM - 0.02 * pipe.lengthM);
    pipe.year = year;
    pipe.material = 'hdpe';
  }
}

function round(level: number): number {
  return Math.round(level * 1000) / 1000;
}
