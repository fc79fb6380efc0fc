import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import { activeNodes, type Forest } from './forest.ts';
import { groundAt } from './ground.ts';
import { addNode, type Kind, type Net, type NetPipe, type Role } from './net.ts';
import { usedOutlets, type Stubs } from './outlets.ts';
import { bends, offsetAlong } from './polyline.ts';
import { connectionSections } from './section.ts';
import type { Street, StreetGraph } from './street-graph.ts';
import type { Waters } from './waters.ts';
import { hypot } from '../hypot.ts';

export interface LayoutInput {
  plan: CityPlan;
  graph: StreetGraph;
  waters: Waters;
  net: Net;
  forest: Forest;
  /** Storm and combined pipes lie right of the street's axis, foul ones left of it. */
  side: 1 | -1;
  wanted(street: number): boolean;
  kindOf(street: Street): Kind;
  /** Road nodes whose way down is needed though no street there is wanted. */
  extra: readonly number[];
  /** Manholes of the network laid before, by road node: the new ones keep their distance. */
  beside?: Int32Array;
}

export interface Layout {
  /** Manhole at each road node, −1 for none. */
  manholeOf: Int32Array;
  /** Road nodes that are outlets of this network. */
  outlets: number[];
}

/** Lays manholes and mains along the streets of a forest, so that every pipe has a way to an outlet. */
export function layStreets(input: LayoutInput): Layout {
  const { plan, graph, forest } = input;
  const active = activeNodes(graph, forest, (street) => input.wanted(street), input.extra);
  const manholeOf = new Int32Array(active.length).fill(-1);
  const laid = new Uint8Array(graph.streets.length);
  for (let node = 0; node < active.length; node++) {
    if (active[node]) manholeOf[node] = nodeManhole(input, node);
  }
  for (let node = 0; node < active.length; node++) {
    const index = forest.streetOf[node];
    if (!active[node] || index < 0) continue;
    laid[index] = 1;
    const street = graph.streets[index];
    const [fromM, toM] = street.from === node ? [0, street.lengthM] : [street.lengthM, 0];
    layRun(input, street, fromM, toM, manholeOf[node], manholeOf[forest.next[node]]);
  }
  const random = randomStream(plan.seed, `chords${input.side}`);
  for (const [index, street] of graph.streets.entries()) {
    const chance = random();
    if (
      laid[index] ||
      !street.open ||
      !input.wanted(index) ||
      street.lengthM < (street.combined && input.side > 0 ? 34 : 90)
    )
      continue;
    layChord(input, street, manholeOf, chance);
  }
  return { manholeOf, outlets: usedOutlets(forest, active) };
}

/** A street both of whose ends drain elsewhere: falls to the better end, or from its summit to both. */
function layChord(input: LayoutInput, street: Street, manholeOf: Int32Array, chance: number): void {
  const { graph, forest } = input;
  const [a, b] = [street.from, street.to];
  if (manholeOf[a] < 0 || manholeOf[b] < 0) return;
  const share = street.summitAtM / street.lengthM;
  if ((street.lengthM > 170 && share > 0.2 && share < 0.8) || street.lengthM > 330) {
    const middle = share > 0.2 && share < 0.8 ? street.summitAtM : street.lengthM * (0.4 + 0.2 * chance);
    layRun(input, street, middle - 9, 0, -1, manholeOf[a]);
    layRun(input, street, middle + 9, street.lengthM, -1, manholeOf[b]);
    return;
  }
  const toA = forest.cost[a] + 160 * Math.max(0, graph.groundM[a] - graph.groundM[b]);
  const toB = forest.cost[b] + 160 * Math.max(0, graph.groundM[b] - graph.groundM[a]);
  const gap = Math.min(street.lengthM * 0.45, 12 + 8 * chance);
  if (toA <= toB) layRun(input, street, street.lengthM - gap, 0, -1, manholeOf[a]);
  else layRun(input, street, gap, street.lengthM, -1, manholeOf[b]);
}

function nodeManhole(input: LayoutInput, node: number): number {
  const { plan, graph, forest, net } = input;
  const index = forest.streetOf[node] >= 0 ? forest.streetOf[node] : graph.at[node][0];
  const street = graph.streets[index];
  const { x, y } = offsetAlong(
    plan.roads.edges[index].points,
    street.from === node ? 0 : street.lengthM,
    lateralOffset(input, street),
  );
  const kind = input.kindOf(street);
  const other = net.nodes[input.beside?.[node] ?? -1];
  const close = other && hypot(other.x - x, other.y - y) < 1.5;
  const [mx, my] = close ? [other.x + 2.4, other.y + 1.3] : [x, y];
  return addNode(net, { x: mx, y: my, groundM: groundAt(plan.terrain, mx, my), type: 'manhole', kind, edge: index });
}

function lateralOffset(input: LayoutInput, street: Street): number {
  const kind = input.kindOf(street);
  const width = input.plan.roads.edges[street.edge].widthM;
  return (kind === 'combined' ? 0.9 : Math.min(4, 1.4 + width * 0.07)) * input.side;
}

const spacingM = { expressway: 72, arterial: 70, secondary: 67, local: 62, lane: 54 } as const;

/** Manholes and mains along a street from one distance to the other; a start of −1 begins with a head manhole. */
export function layRun(
  input: LayoutInput,
  street: Street,
  fromM: number,
  toM: number,
  start: number,
  end: number,
): void {
  const { plan, net } = input;
  const edge = plan.roads.edges[street.edge];
  const kind = input.kindOf(street);
  const offset = lateralOffset(input, street);
  const place = (s: number, siphon: boolean): number => {
    const { x, y } = offsetAlong(edge.points, s, offset);
    const node = addNode(net, {
      x,
      y,
      groundM: groundAt(plan.terrain, x, y),
      type: 'manhole',
      kind,
      edge: street.edge,
    });
    net.nodes[node].siphon = siphon;
    return node;
  };
  const { stops, siphonAfter } = stopsAlong(street, edge.points, fromM, toM, spacingM[edge.roadClass]);
  let before = start >= 0 ? start : place(fromM, false);
  for (const [i, s] of stops.entries()) {
    const siphon = siphonAfter >= 0 && (siphonAfter === i || siphonAfter === i - 1);
    const node = i === stops.length - 1 ? end : place(s, siphon);
    const pipe = net.pipes[addMain(net, before, node, kind, street.edge)];
    if (siphonAfter >= 0 && siphonAfter === i - 1) pipe.siphon = true;
    before = node;
  }
}

/** Distances of the manholes after the first, the last one being `toM`; and after which of them the siphon begins. */
function stopsAlong(street: Street, points: number[], fromM: number, toM: number, spacing: number) {
  const sign = toM >= fromM ? 1 : -1;
  const even = (a: number, b: number): number[] => {
    const n = Math.max(1, Math.ceil(Math.abs(b - a) / (1.26 * spacing)));
    return Array.from({ length: n }, (_, k) => a + ((b - a) * (k + 1)) / n);
  };
  const crosses = street.crossing === 'siphon' && (street.crossingFromM - fromM) * (street.crossingToM - toM) < 0;
  if (street.crossing !== 'none' && (crosses || street.crossing === 'river')) {
    const margin = 7;
    const near = Math.max(1, Math.min(street.crossingFromM, street.crossingToM) - margin);
    const far = Math.min(street.lengthM - 1, Math.max(street.crossingFromM, street.crossingToM) + margin);
    const [first, second] = sign > 0 ? [near, far] : [far, near];
    const left = even(fromM, first);
    return { stops: [...left, second, ...even(second, toM)], siphonAfter: left.length - 1 };
  }
  const stops = even(fromM, toM);
  for (const bend of bends(points, 16)) {
    let nearest = -1;
    for (let i = 0; i < stops.length - 1; i++) {
      if (nearest < 0 || Math.abs(stops[i] - bend) < Math.abs(stops[nearest] - bend)) nearest = i;
    }
    if (nearest >= 0 && Math.abs(stops[nearest] - bend) < spacing * 0.45) stops[nearest] = bend;
  }
  return { stops, siphonAfter: -1 };
}

/** Adds a main between two nodes; returns its index. Its size, levels and age come later. */
export function addMain(net: Net, from: number, to: number, kind: Kind, edge: number): number {
  const a = net.nodes[from];
  const b = net.nodes[to];
  const index = addPipe(net, from, to, kind, 'main', edge, [a.x, a.y, b.x, b.y]);
  a.out = index;
  b.ins.push(index);
  return index;
}

/** Adds a pipe without joining it to the tree of mains. */
export function addPipe(
  net: Net,
  from: number,
  to: number,
  kind: Kind,
  role: Role,
  edge: number,
  points: number[],
): number {
  const pipe: NetPipe = {
    from,
    to,
    kind,
    role,
    form: 'pipe',
    points,
    lengthM: hypot(points[2] - points[0], points[3] - points[1]),
    edge,
    section: connectionSections.dn300,
    invertStartM: NaN,
    invertEndM: NaN,
    year: 0,
    material: '',
    siphon: false,
    rising: false,
    intercept: false,
    designM3s: 0,
    minutes: 0,
    runoffHa: 0,
    upstreamHa: 0,
    free: 1,
    removed: false,
    missing: { diameter: false, levels: false, material: false, year: false },
  };
  net.pipes.push(pipe);
  return net.pipes.length - 1;
}

/** Carries every storm outlet on to the bank, by one pipe or several. */
export function layOutfalls(input: LayoutInput, layout: Layout, stubs: Stubs): number[] {
  const { plan, net, waters } = input;
  return layout.outlets.map((node) => {
    const bank = stubs.get(node)!;
    let before = layout.manholeOf[node];
    const { x, y, edge, kind } = net.nodes[before];
    const pieces = Math.max(1, Math.round(hypot(bank.x - x, bank.y - y) / 60));
    for (let k = 1; k <= pieces; k++) {
      const px = x + ((bank.x - x) * k) / pieces;
      const py = y + ((bank.y - y) * k) / pieces;
      const type = k === pieces ? 'outfall' : 'manhole';
      // The terrain falls to the bed of the water here; the embankment above the pipe does not.
      const groundM = Math.max(groundAt(plan.terrain, px, py), waters.list[bank.water].normalLevelM + 1.6);
      const next = addNode(net, { x: px, y: py, groundM, type, kind, edge });
      if (k === pieces) net.nodes[next].water = bank.water;
      addMain(net, before, next, kind, edge);
      before = next;
    }
    return before;
  });
}
