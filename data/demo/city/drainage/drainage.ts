import { fullFlow } from '../../../network/manning.ts';
import type { CityPlan } from '../plan.ts';
import { dateMains } from './age.ts';
import { chooseBlankSites, type BlankSite } from './blank-areas.ts';
import { layBranches } from './branches.ts';
import { growForest } from './forest.ts';
import { groundAt } from './ground.ts';
import { addLand, drainLand, runoffGrid, type Drained } from './land.ts';
import { addMain, addPipe, layOutfalls, layStreets, type Layout } from './layout.ts';
import { addNode, type Net } from './net.ts';
import { chooseWorks, foulCost, nodesNearRiver, stormCost, stormOutlets } from './outlets.ts';
import { pipeLadder } from './section.ts';
import { downstreamOrder, interceptedM3s, sizeMains } from './sizing.ts';
import { buildStreetGraph, type StreetGraph } from './street-graph.ts';
import { layUnderpassPumps } from './underpass-pumps.ts';
import { markUnsurveyed, type Unsurveyed } from './unsurveyed.ts';
import { indexWaters, type Waters } from './waters.ts';

/** The sound network: mains with sizes, levels and age, before inlets are set and faults planted. */
export interface Drainage {
  plan: CityPlan;
  graph: StreetGraph;
  waters: Waters;
  net: Net;
  blanks: BlankSite[];
  unsurveyed: Unsurveyed;
  /** Which storm or combined node drains each cell of land. */
  drained: Drained;
  /** Outfalls and treatment works by system number (`NetNode.system`). */
  outlets: number[];
}

const landCellM = 20;

/** Designs the mains of the whole city. */
export function buildDrainage(plan: CityPlan): Drainage {
  const waters = indexWaters(plan);
  const blanks = chooseBlankSites(plan);
  const graph = buildStreetGraph(plan, waters, blanks);
  const unsurveyed = markUnsurveyed(plan);
  const net: Net = { nodes: [], pipes: [] };
  const common = { plan, graph, waters, net };

  const { sources, stubs } = stormOutlets(plan, graph, waters);
  const stormForest = growForest(graph, sources, stormCost(plan, graph));
  const storm = {
    ...common,
    forest: stormForest,
    side: 1 as const,
    wanted: wantedStorm(plan, graph, stormForest.cost),
    kindOf: (street: { combined: boolean }) => (street.combined ? ('combined' as const) : ('storm' as const)),
    extra: [],
  };
  const stormLayout = layStreets(storm);
  layOutfalls(storm, stormLayout, stubs);
  spreadCombined(net);

  const foulLayout = layFoul(common, stormLayout);
  layBranches(plan, graph, net, blanks, unsurveyed);
  spreadCombined(net);
  markChannels(plan, graph, net);
  dateMains(plan, net);

  const coefficients = runoffGrid(plan, landCellM);
  const drained = drainLand(plan, graph, waters, net, landCellM, (n) => n.kind !== 'foul' && n.type === 'manhole');
  addLand(net, drained, coefficients, (node) => node.kind !== 'foul');
  sizeMains(plan, waters, net, 'storm');
  intercept(net, stormLayout, foulLayout);
  const sewered = drainLand(plan, graph, waters, net, landCellM, (n) => n.kind !== 'storm' && n.type !== 'outfall');
  addLand(net, sewered, coefficients, (node) => node.kind === 'foul');
  sizeMains(plan, waters, net, 'foul');
  const outlets = numberSystems(net);
  layUnderpassPumps(plan, net);
  return { plan, graph, waters, net, blanks, unsurveyed, drained, outlets };
}

/** Built-up streets, and roadside channels where the water is not far. */
function wantedStorm(plan: CityPlan, graph: StreetGraph, cost: Float64Array): (street: number) => boolean {
  return (index) => {
    const street = graph.streets[index];
    if (!street.storm) return false;
    const near = Math.min(cost[street.from], cost[street.to]);
    return street.builtUp ? Number.isFinite(near) : near < 1500 && plan.roads.edges[index].character === 'rural';
  };
}

function layFoul(common: Pick<Drainage, 'plan' | 'graph' | 'waters' | 'net'>, stormLayout: Layout): Layout {
  const { plan, graph, waters, net } = common;
  const works = chooseWorks(plan, graph);
  const forest = growForest(
    graph,
    works.map((node) => ({ node, cost: 0 })),
    foulCost(plan, graph, nodesNearRiver(plan, graph, waters)),
  );
  const combinedOutlets = stormLayout.outlets.filter(
    (node) => net.nodes[stormLayout.manholeOf[node]].kind === 'combined',
  );
  const layout = layStreets({
    ...common,
    forest,
    side: -1,
    wanted: (index) => {
      const street = graph.streets[index];
      return street.foul && Number.isFinite(forest.cost[street.from]);
    },
    kindOf: () => 'foul',
    beside: stormLayout.manholeOf,
    extra: combinedOutlets,
  });
  for (const node of layout.outlets) {
    const manhole = net.nodes[layout.manholeOf[node]];
    // The inlet works stand beside the street: towards the river where there is room, else away from it.
    const bank = waters.nearestBank(manhole.x, manhole.y, 1500);
    const hasRoom = !bank || bank.distanceM > 110;
    const reach = hasRoom ? 55 : 40;
    const angle = (bank ? Math.atan2(bank.y - manhole.y, bank.x - manhole.x) : 0) + (hasRoom ? 0 : Math.PI);
    const [x, y] = [manhole.x + reach * Math.cos(angle), manhole.y + reach * Math.sin(angle)];
    const end = addNode(net, {
      x,
      y,
      groundM: groundAt(plan.terrain, x, y),
      type: 'treatment_works',
      kind: 'foul',
      edge: manhole.edge,
    });
    addMain(net, layout.manholeOf[node], end, 'foul', manhole.edge);
  }
  return layout;
}

/** What combined water runs into is combined. */
function spreadCombined(net: Net): void {
  for (const index of downstreamOrder(net, (pipe) => pipe.kind !== 'foul')) {
    const pipe = net.pipes[index];
    const start = net.nodes[pipe.from];
    if (start.kind === 'combined') pipe.kind = 'combined';
    if (pipe.kind === 'combined') {
      start.kind = 'combined';
      net.nodes[pipe.to].kind = 'combined';
    }
  }
}

/** Rural storm mains whose whole way down is rural are open channels. */
function markChannels(plan: CityPlan, graph: StreetGraph, net: Net): void {
  const order = downstreamOrder(net, (pipe) => pipe.kind !== 'foul');
  const isRural = (edge: number): boolean =>
    !graph.streets[edge].builtUp && plan.roads.edges[edge].character === 'rural';
  const fedByPipe = new Uint8Array(net.nodes.length);
  for (const index of order) {
    const pipe = net.pipes[index];
    if (fedByPipe[pipe.from] || !isRural(pipe.edge) || pipe.kind === 'combined') fedByPipe[pipe.to] = 1;
  }
  for (const index of order.reverse()) {
    const pipe = net.pipes[index];
    const out = net.nodes[pipe.to].out;
    const openBelow = out < 0 || net.pipes[out].form === 'open_channel';
    const piped = fedByPipe[pipe.from] || !isRural(pipe.edge) || pipe.kind === 'combined' || pipe.siphon;
    if (!piped && openBelow) pipe.form = 'open_channel';
  }
}

/** Interception chambers: combined outlets hand their dry-weather flow to the foul sewer and spill the rest. */
function intercept(net: Net, storm: Layout, foul: Layout): void {
  for (const node of storm.outlets) {
    const from = storm.manholeOf[node];
    const to = foul.manholeOf[node];
    const chamber = net.nodes[from];
    if (chamber.kind !== 'combined' || to < 0) continue;
    const overflow = net.pipes[chamber.out];
    const target = net.nodes[to];
    const index = addPipe(net, from, to, 'foul', 'main', chamber.edge, [chamber.x, chamber.y, target.x, target.y]);
    const pipe = net.pipes[index];
    target.ins.push(index);
    pipe.intercept = true;
    pipe.year = Math.max(1992, overflow.year);
    pipe.material = pipe.year > 2008 ? 'hdpe' : 'reinforced_concrete';
    pipe.upstreamHa = overflow.upstreamHa;
    pipe.designM3s = interceptedM3s(overflow.upstreamHa);
    pipe.section = pipeLadder.find((s) => fullFlow(s, 0.01, 0.013) >= pipe.designM3s) ?? pipeLadder[5];
    pipe.invertStartM = chamber.bottomM;
    const covered = target.groundM - 0.9 - pipe.section.heightM;
    const endM = Math.min(covered, chamber.bottomM - Math.max(0.01, 0.01 * pipe.lengthM));
    pipe.invertEndM = Math.round(endM * 1000) / 1000;
    if (chamber.type === 'manhole') chamber.type = 'diversion';
  }
}

/** Numbers the outlets and tells every node which one it drains to. */
function numberSystems(net: Net): number[] {
  const outlets: number[] = [];
  for (const [i, node] of net.nodes.entries()) {
    if (node.type !== 'outfall' && node.type !== 'treatment_works') continue;
    node.system = outlets.length;
    outlets.push(i);
    const stack = [i];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const index of net.nodes[at].ins) {
        const { from, intercept } = net.pipes[index];
        if (intercept) continue;
        net.nodes[from].system = node.system;
        stack.push(from);
      }
    }
  }
  return outlets;
}
