import type { CityPlan } from '../plan.ts';
import type { Forest, Source } from './forest.ts';
import type { StreetGraph } from './street-graph.ts';
import type { Bank, Waters } from './waters.ts';
import { hypot } from '../hypot.ts';

/** Way from a road node to the bank. */
export type Stubs = Map<number, Bank>;

/** Outfalls into a lake stand at least this far apart: the streets around it share a few large ones. */
const lakeSpacingM = 300;
/** Road nodes that can discharge storm water, with the bank each one reaches and what that costs. */
export function stormOutlets(plan: CityPlan, graph: StreetGraph, waters: Waters): { sources: Source[]; stubs: Stubs } {
  const places: { source: Source; bank: Bank }[] = [];
  for (let node = 0; node < graph.groundM.length; node++) {
    const x = plan.roads.nodes[2 * node];
    const y = plan.roads.nodes[2 * node + 1];
    if (graph.at[node].length === 0 || waters.at(x, y) >= 0) continue;
    const bank = waters.nearestBank(x, y, 170, (water) => water.type !== 'pond');
    if (!bank || bank.distanceM < 4) continue;
    const water = waters.list[bank.water];
    // Ground below the flood level drains badly; below the normal level it would have to be pumped.
    const low = Math.max(0, water.floodLevelM + 0.5 - graph.groundM[node]);
    const veryLow = Math.max(0, water.normalLevelM + 1.8 - graph.groundM[node]);
    places.push({ source: { node, cost: 1000 + 1.6 * bank.distanceM + 60 * low + 500 * veryLow }, bank });
  }
  // The best places of a lake first.
  places.sort((a, b) => a.source.cost - b.source.cost || a.source.node - b.source.node);
  const kept: typeof places = [];
  for (const place of places) {
    const { x, y, water } = place.bank;
    const isNear = (other: Bank): boolean => other.water === water && hypot(other.x - x, other.y - y) < lakeSpacingM;
    if (waters.list[water].type !== 'lake' || !kept.some(({ bank }) => isNear(bank))) kept.push(place);
  }
  kept.sort((a, b) => a.source.node - b.source.node);
  return {
    sources: kept.map(({ source }) => source),
    stubs: new Map(kept.map(({ source, bank }) => [source.node, bank])),
  };
}

/** Cost of carrying storm water along a street: its length, and dearly every metre against the fall of the ground. */
export function stormCost(plan: CityPlan, graph: StreetGraph) {
  return (index: number, from: number, to: number): number => {
    const street = graph.streets[index];
    return gravityCost(plan, graph, index, from, to) + { none: 0, siphon: 900, river: Infinity }[street.crossing];
  };
}

/** Cost of carrying foul water: as storm water, but streets along the river are cheap, so interceptors form there. */
export function foulCost(plan: CityPlan, graph: StreetGraph, nearRiver: Uint8Array) {
  return (index: number, from: number, to: number): number => {
    const street = graph.streets[index];
    const along = nearRiver[from] && nearRiver[to] ? 0.5 : 1;
    return gravityCost(plan, graph, index, from, to) * along + { none: 0, siphon: 120, river: 20_000 }[street.crossing];
  };
}

function gravityCost(plan: CityPlan, graph: StreetGraph, index: number, from: number, to: number): number {
  const street = graph.streets[index];
  const edge = plan.roads.edges[index];
  const byClass = { expressway: 1.5, arterial: 0.85, secondary: 0.9, local: 1, lane: 1.2 }[edge.roadClass];
  const climb = graph.groundM[to] - graph.groundM[from];
  const hump = Math.max(0, street.summitM - Math.max(graph.groundM[from], graph.groundM[to]));
  const lacking = Math.max(0, climb + 0.001 * street.lengthM);
  return street.lengthM * byClass * (street.builtUp ? 1 : 1.25) + 380 * Math.max(0, climb) + 110 * lacking + 150 * hump;
}

/** Road nodes within 380 m of the river, or of any canal where the city has no river. */
export function nodesNearRiver(plan: CityPlan, graph: StreetGraph, waters: Waters): Uint8Array {
  const type = plan.waters.some((w) => w.type === 'river') ? 'river' : 'canal';
  const near = new Uint8Array(graph.groundM.length);
  for (let node = 0; node < near.length; node++) {
    if (graph.at[node].length === 0) continue;
    const bank = waters.nearestBank(
      plan.roads.nodes[2 * node],
      plan.roads.nodes[2 * node + 1],
      380,
      (w) => w.type === type,
    );
    if (bank) near[node] = 1;
  }
  return near;
}

/**
 * Sites of treatment works: one per bank of the river that has enough foul sewers, far down the river and close to
 * the built-up area. Returns road nodes, at least one where the city has foul sewers at all.
 */
export function chooseWorks(plan: CityPlan, graph: StreetGraph): number[] {
  const bankOf = labelBanks(graph);
  const foulM = new Map<number, number>();
  for (const street of graph.streets) {
    if (!street.open || !street.foul) continue;
    const bank = bankOf[street.from];
    foulM.set(bank, (foulM.get(bank) ?? 0) + street.lengthM);
  }
  const banks = [...foulM]
    .filter(([, metres]) => metres > 12_000)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3);
  const chosen = banks.length > 0 ? banks : [...foulM].sort((a, b) => b[1] - a[1]).slice(0, 1);
  const river = plan.waters.find((w) => w.type === 'river') ?? plan.waters.find((w) => w.type === 'canal');
  return chosen
    .map(([bank]) => bestWorksNode(plan, graph, bankOf, bank, river?.centreline ?? []))
    .filter((n) => n >= 0);
}

function bestWorksNode(plan: CityPlan, graph: StreetGraph, bankOf: Int32Array, bank: number, river: number[]): number {
  const isTown = nodesInTown(plan, graph);
  let best = -1;
  let bestScore = -Infinity;
  for (let node = 0; node < graph.groundM.length; node++) {
    if (bankOf[node] !== bank || !isTown[node]) continue;
    const x = plan.roads.nodes[2 * node];
    const y = plan.roads.nodes[2 * node + 1];
    const { chainageM, distanceM } = project(river, x, y);
    const score = chainageM - 2 * Math.max(0, distanceM - 600) - 150 * graph.groundM[node];
    if (score > bestScore) {
      bestScore = score;
      best = node;
    }
  }
  return best;
}

/** Road nodes with foul sewers and at least 12 km of them within 1.5 km: a works does not stand in a lone village. */
function nodesInTown(plan: CityPlan, graph: StreetGraph): Uint8Array {
  const cellM = 1500;
  const metres = new Map<string, number>();
  const place = (node: number): [number, number] => [
    Math.floor(plan.roads.nodes[2 * node] / cellM),
    Math.floor(plan.roads.nodes[2 * node + 1] / cellM),
  ];
  for (const street of graph.streets) {
    if (!street.open || !street.foul) continue;
    const key = place(street.from).join();
    metres.set(key, (metres.get(key) ?? 0) + street.lengthM);
  }
  const least = Math.min(12_000, 0.1 * [...metres.values()].reduce((a, b) => a + b, 0));
  const isTown = new Uint8Array(graph.groundM.length);
  for (let node = 0; node < isTown.length; node++) {
    if (!graph.at[node].some((s) => graph.streets[s].foul)) continue;
    const [i, j] = place(node);
    let sum = 0;
    for (let di = -1; di <= 1; di++) for (let dj = -1; dj <= 1; dj++) sum += metres.get(`${i + di},${j + dj}`) ?? 0;
    if (sum >= least) isTown[node] = 1;
  }
  return isTown;
}

function project(line: number[], x: number, y: number): { chainageM: number; distanceM: number } {
  let result = { chainageM: 0, distanceM: line.length < 4 ? 0 : Infinity };
  let before = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const dx = line[i + 2] - line[i];
    const dy = line[i + 3] - line[i + 1];
    const length = hypot(dx, dy);
    const t = Math.max(0, Math.min(1, ((x - line[i]) * dx + (y - line[i + 1]) * dy) / (length * length || 1)));
    const distanceM = hypot(line[i] + t * dx - x, line[i + 1] + t * dy - y);
    if (distanceM < result.distanceM) result = { chainageM: before + t * length, distanceM };
    before += length;
  }
  return result;
}

/** Number of the bank per road node: connected over streets that do not cross the river. */
function labelBanks(graph: StreetGraph): Int32Array {
  const label = new Int32Array(graph.groundM.length).fill(-1);
  let next = 0;
  for (let start = 0; start < label.length; start++) {
    if (label[start] >= 0 || graph.at[start].length === 0) continue;
    const stack = [start];
    label[start] = next;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (const index of graph.at[node]) {
        const street = graph.streets[index];
        if (street.crossing === 'river') continue;
        const other = street.from === node ? street.to : street.from;
        if (label[other] < 0) {
          label[other] = next;
          stack.push(other);
        }
      }
    }
    next++;
  }
  return label;
}

/** Outlets that water of an active node really reaches. */
export function usedOutlets(forest: Forest, active: Uint8Array): number[] {
  const used = new Set<number>();
  for (let node = 0; node < active.length; node++)
    if (active[node] && forest.outlet[node] >= 0) used.add(forest.outlet[node]);
  return [...used].sort((a, b) => a - b);
}
