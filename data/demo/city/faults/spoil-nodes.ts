import type { Hollow } from '../drainage/hollows.ts';
import { createPointHash } from '../drainage/point-hash.ts';
import { candidates, isSurveyed, middleOf, take, type Planting } from './fault.ts';
import { hypot } from '../hypot.ts';

/** Outfalls below the flood level whose flap is gone: the river runs back into the lowest streets. */
export function plantDrownedOutfalls(planting: Planting): void {
  const { net, waters, unsurveyed } = planting;
  const found: { node: number; margin: number }[] = [];
  for (const [node, outfall] of net.nodes.entries()) {
    const water = waters.list[outfall.water];
    if (outfall.type !== 'outfall' || !water || !outfall.hasFlap || unsurveyed.hides(outfall.x, outfall.y)) continue;
    if (outfall.bottomM > water.floodLevelM - 0.4) continue;
    found.push({ node, margin: lowestGroundAbove(planting, node, 700) - water.floodLevelM });
  }
  found.sort((a, b) => a.margin - b.margin || a.node - b.node);
  let left = planting.share(12);
  const chosen: number[] = [];
  for (const { node, margin } of found) {
    if (left === 0) break;
    const outfall = net.nodes[node];
    if (chosen.some((c) => hypot(net.nodes[c].x - outfall.x, net.nodes[c].y - outfall.y) < 450)) continue;
    chosen.push(node);
    outfall.hasFlap = false;
    for (const i of outfall.ins) take(planting, i);
    planting.faults.push({
      type: 'drowned_outfall',
      pipes: [],
      nodes: [node],
      streetIds: [],
      x: outfall.x,
      y: outfall.y,
      severity: margin < 0 ? 'high' : margin < 1 ? 'medium' : 'low',
      note: `invert ${(waters.list[outfall.water].floodLevelM - outfall.bottomM).toFixed(2)} m below the flood level, no flap`,
    });
    left--;
  }
}

function lowestGroundAbove(planting: Planting, node: number, reachM: number): number {
  const { net } = planting;
  let lowest = Infinity;
  const stack: [number, number][] = [[node, 0]];
  for (let top = stack.pop(); top; top = stack.pop()) {
    for (const i of net.nodes[top[0]].ins) {
      const pipe = net.pipes[i];
      lowest = Math.min(lowest, net.nodes[pipe.from].groundM);
      if (top[1] + pipe.lengthM < reachM) stack.push([pipe.from, top[1] + pipe.lengthM]);
    }
  }
  return lowest;
}

/** Removes inlets: in streets, and in hollows of the terrain, where rain from all around gathers. */
export function plantMissingInlets(planting: Planting, hollows: readonly Hollow[]): void {
  const { net, plan, graph } = planting;
  const gone = new Set<number>();
  const hash = createPointHash(80);
  for (const [i, node] of net.nodes.entries()) if (node.kind !== 'foul') hash.add(node.x, node.y, i);
  let left = planting.share(18);
  for (const hollow of hollows) {
    if (left === 0) break;
    const radiusM = Math.max(45, Math.sqrt((hollow.cells.length * hollow.cellM ** 2) / Math.PI) + 25);
    if (radiusM > 240 || planting.blanks.some((b) => hypot(b.x - hollow.x, b.y - hollow.y) < b.radiusM + 120)) continue;
    const near = hash.within(hollow.x, hollow.y, radiusM);
    const manholes = near.filter((i) => isStreetManhole(planting, i));
    const inlets = near.filter((i) => net.nodes[i].type === 'inlet');
    if (manholes.length < 2 || inlets.length < 3) continue;
    const lowest = manholes.reduce((a, b) => (net.nodes[a].groundM <= net.nodes[b].groundM ? a : b));
    for (const i of inlets.slice(1)) gone.add(i);
    planting.faults.push({
      type: 'hollow_few_inlets',
      pipes: [],
      nodes: [lowest],
      streetIds: [],
      x: net.nodes[lowest].x,
      y: net.nodes[lowest].y,
      severity: hollow.depthM > 0.4 ? 'high' : 'medium',
      note: `hollow ${hollow.depthM.toFixed(2)} m deep with one inlet within ${Math.round(radiusM)} m`,
    });
    left--;
  }
  const random = planting.random('missing inlets');
  const streets = graph.streets
    .filter((s) => s.builtUp && s.lengthM > 150 && s.lengthM < 500 && plan.roads.edges[s.edge].roadClass !== 'lane')
    .map((street) => ({ street, rank: random() }))
    .sort((a, b) => a.rank - b.rank);
  left = planting.share(16);
  const nodesOf = new Map<number, number[]>();
  for (const [i, node] of net.nodes.entries()) {
    if (node.kind === 'foul' || node.type === 'outfall') continue;
    const list = nodesOf.get(node.edge);
    if (list) list.push(i);
    else nodesOf.set(node.edge, [i]);
  }
  for (const { street } of streets) {
    if (left === 0) break;
    const nodes = nodesOf.get(street.edge) ?? [];
    const manholes = nodes.filter((i) => isStreetManhole(planting, i));
    const inlets = nodes.filter((i) => net.nodes[i].type === 'inlet');
    if (manholes.length < 4 || inlets.length < 4) continue;
    const lowest = manholes.reduce((a, b) => (net.nodes[a].groundM <= net.nodes[b].groundM ? a : b));
    for (const i of inlets) gone.add(i);
    planting.faults.push({
      type: 'missing_inlets',
      pipes: [],
      nodes: manholes,
      streetIds: [],
      x: net.nodes[lowest].x,
      y: net.nodes[lowest].y,
      severity: street.lengthM > 300 ? 'high' : 'medium',
      note: `no inlet along ${Math.round(street.lengthM)} m of street`,
    });
    left--;
  }
  removeInlets(planting, gone);
}

function isStreetManhole(planting: Planting, index: number): boolean {
  const node = planting.net.nodes[index];
  const out = planting.net.pipes[node.out];
  return (
    node.type === 'manhole' && node.kind !== 'foul' && !node.branch && out !== undefined && isSurveyed(planting, out)
  );
}

/** Takes inlets and their connections out of the network. */
function removeInlets(planting: Planting, inlets: ReadonlySet<number>): void {
  for (const pipe of planting.net.pipes) if (inlets.has(pipe.from)) pipe.removed = true;
  for (const i of inlets) planting.net.nodes[i].removed = true;
}

/** Foul heads that end in a storm manhole, and storm heads that end in a foul one. */
export function plantMisconnections(planting: Planting): void {
  const { net } = planting;
  const hash = createPointHash(30);
  for (const [i, node] of net.nodes.entries())
    if (node.type === 'manhole' && node.out >= 0) hash.add(node.x, node.y, i);
  const found = candidates(planting, 'misconnection', (p) => {
    const [start, end] = [net.nodes[p.from], net.nodes[p.to]];
    return p.kind !== 'combined' && start.ins.length === 0 && end.type === 'manhole' && end.ins.length > 1 && !p.siphon;
  });
  const left = { foul: planting.share(14), storm: planting.share(10) };
  for (const index of found) {
    const pipe = net.pipes[index];
    const kind = pipe.kind as 'foul' | 'storm';
    if (left[kind] === 0 || planting.taken.has(index)) continue;
    const end = net.nodes[pipe.to];
    const other = kind === 'foul' ? 'storm' : 'foul';
    const to = hash.nearest(end.x, end.y, 14, (i) => {
      const node = net.nodes[i];
      const out = net.pipes[node.out];
      const room = out.section.heightM >= pipe.section.heightM && !planting.taken.has(node.out);
      return node.kind === other && room && node.bottomM < pipe.invertStartM - 0.08 && isSurveyed(planting, out);
    });
    if (to < 0) continue;
    const target = net.nodes[to];
    end.ins = end.ins.filter((i) => i !== index);
    target.ins.push(index);
    pipe.to = to;
    pipe.points = [pipe.points[0], pipe.points[1], target.x, target.y];
    pipe.lengthM = hypot(target.x - pipe.points[0], target.y - pipe.points[1]);
    const covered = target.groundM - 0.6 - pipe.section.heightM;
    const endM = Math.min(covered, Math.max(target.bottomM, pipe.invertStartM - 0.004 * pipe.lengthM));
    pipe.invertEndM = Math.round(Math.min(endM, pipe.invertStartM - 0.02) * 1000) / 1000;
    take(planting, index);
    planting.faults.push({
      type: 'misconnection',
      pipes: [index],
      nodes: [to],
      streetIds: [],
      ...middleOf(planting, index),
      severity: kind === 'foul' ? 'high' : 'medium',
      note: kind === 'foul' ? 'foul sewer ends in a storm manhole' : 'storm pipe ends in a foul manhole',
    });
    left[kind]--;
  }
}
