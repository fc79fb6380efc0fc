import type { WeakKind } from '../../../data/weak-points/components.ts';
import { type CityNetwork, cityNetwork, numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset, LayerColumns } from '../columns.ts';
import type { AnalysisContext } from '../context.ts';
import { ageComponent } from './age.ts';
import { withBackwater } from './backwater-floods.ts';
import { backwaterComponent } from './backwater.ts';
import { capacityComponent, type PipeCapacities } from './capacity.ts';
import type { Component } from './component.ts';
import { defectComponent } from './defect.ts';
import { attachFloodPoints, type FloodPoints } from './flood-attach.ts';
import { floodDistances, type FloodDistances } from './flood-distance.ts';
import { narrowingComponent } from './narrowing.ts';
import { type Outlet, outletsOf } from './outlets.ts';
import { type PipeFacts, pipeFacts } from './pipe-facts.ts';
import { pipesOfFloodPoints, pipesOfNodes } from './pipes-of.ts';
import { slopeComponent } from './slope.ts';
import { type HandedOn, objectsOf, type TerrainHollows, type WeakObjects } from './weak-objects.ts';
import { worstOf } from './worst-of.ts';

export interface WeakCityParameters {
  /** Year in which ages are counted. */
  year: number;
  /** Absent where the city has no terrain. */
  terrain?: TerrainHollows | undefined;
  capacities?: PipeCapacities | undefined;
}

export type WeakCity = Record<WeakKind, WeakObjects>;

const known = new WeakMap<AnalysisDataset, { parameters: WeakCityParameters; city: WeakCity }>();

/**
 * Components and evidence of every main in use (or of unknown role and status), node and flood-prone point. Made once for
 * a dataset and kept until it is asked for with other parameters: weights are no part of it. A node is judged by the
 * pipes that leave it, a flood-prone point by the pipe that should drain it and those that follow within 200 m; of
 * several pipes the worst counts, component by component.
 */
export function weakCity(parameters: WeakCityParameters, context: AnalysisContext): WeakCity {
  const last = known.get(context.dataset);
  if (last && isSame(last.parameters, parameters)) return last.city;
  const city = build(parameters, context);
  known.set(context.dataset, { parameters, city });
  return city;
}

function isSame(a: WeakCityParameters, b: WeakCityParameters): boolean {
  return a.year === b.year && a.capacities === b.capacities && a.terrain?.hollows === b.terrain?.hollows;
}

function build(parameters: WeakCityParameters, context: AnalysisContext): WeakCity {
  const { dataset, checkpoint } = context;
  const { pipes, nodes, flood_points: points } = dataset.layers;
  const city = cityNetwork(dataset);
  checkpoint(0.1);
  const facts = pipeFacts(city, pipes);
  const floods = attachFloodPoints(dataset, city, facts.foul);
  checkpoint(0.2);
  const outlets = outletsOf(dataset, city, facts);
  const near = withBackwater(floodDistances(city, floods), city, facts, outlets, floods);
  checkpoint(0.4);
  const ofPipes = byPipe(parameters, city, facts, outlets);
  checkpoint(0.5);

  const role = textOf(pipes, 'role');
  const mains = Uint32Array.from(city.recordOf.keys()).filter((pipe) => (role(city.recordOf[pipe]) ?? 'main') === 'main'); // prettier-ignore
  const pipeRecords = mains.map((pipe) => city.recordOf[pipe]);
  const { nodeXy, start, end } = city.network.ends;
  const rankedPipes = objectsOf('pipes', pipeRecords, { ...ofPipes, flood: near.pipes }, mains, {
    context,
    terrain: parameters.terrain,
    placesOf: (i) => {
      const [a, b] = [2 * start[mains[i]], 2 * end[mains[i]]];
      const [ax, ay, bx, by] = [nodeXy[a], nodeXy[a + 1], nodeXy[b], nodeXy[b + 1]];
      return [(ax + bx) / 2, (ay + by) / 2, ax, ay, bx, by];
    },
  });
  checkpoint(0.7);

  const status = textOf(nodes, 'status');
  const inUse = Uint32Array.from(Array(nodes?.count ?? 0).keys()).filter((node) => (status(node) ?? 'in_use') === 'in_use'); // prettier-ignore
  const nodePipes = pipesOfNodes(city, nodes?.count ?? 0);
  const ofNodes = { ...mapped(ofPipes, (component) => worstOf(component, nodePipes)), flood: near.nodes };
  const rankedNodes = objectsOf('nodes', inUse, withOwnAge(ofNodes, nodes, parameters.year), inUse, {
    context,
    terrain: parameters.terrain,
    placesOf: (i) => [nodeXy[2 * inUse[i]], nodeXy[2 * inUse[i] + 1]],
  });
  checkpoint(0.85);

  const pointPipes = pipesOfFloodPoints(city, floods);
  const ofPoints = { ...mapped(ofPipes, (component) => worstOf(component, pointPipes)), flood: floodsThemselves(floods, near) }; // prettier-ignore
  const all = Uint32Array.from(Array(points?.count ?? 0).keys());
  const rankedPoints = objectsOf('flood_points', all, ofPoints, all, {
    context,
    terrain: parameters.terrain,
    placesOf: (i) => [floods.xy[2 * i], floods.xy[2 * i + 1]],
  });
  return { pipes: rankedPipes, nodes: rankedNodes, flood_points: rankedPoints };
}

type PipeComponents = Omit<HandedOn, 'flood'>;

/** What is computed pipe by pipe, and handed on to nodes and flood-prone points. */
function byPipe(
  { year, capacities }: WeakCityParameters,
  city: CityNetwork,
  facts: PipeFacts,
  outlets: readonly Outlet[],
): PipeComponents {
  return {
    capacity: capacityComponent(facts.count, capacities),
    defect: defectComponent(facts),
    slope: slopeComponent(city, facts),
    narrowing: narrowingComponent(city, facts),
    backwater: backwaterComponent(city, facts, outlets),
    age: ageComponent(facts.yearBuilt, year),
  };
}

function mapped(components: PipeComponents, change: (component: Component) => Component): PipeComponents {
  return Object.fromEntries(Object.entries(components).map(([name, component]) => [name, change(component)])) as PipeComponents; // prettier-ignore
}

/** A node with a year of its own is as old as that, not as its pipes. */
function withOwnAge<T extends PipeComponents>(components: T, nodes: LayerColumns | undefined, year: number): T {
  const built = numberOf(nodes, 'yearBuilt');
  const own = ageComponent(Float64Array.from(Array(nodes?.count ?? 0).keys(), built), year);
  const { x, evidence } = components.age;
  const ageYears = own.evidence.ageYears!.map((age, i) => (Number.isNaN(age) ? evidence.ageYears![i] : age));
  return { ...components, age: { x: own.x.map((age, i) => (Number.isNaN(age) ? x[i] : age)), evidence: { ageYears } } };
}

/** An open flood-prone point lies at distance 0 from itself; a fixed one has the proximity of its pipe to others. */
function floodsThemselves(floods: FloodPoints, { pipes }: FloodDistances): Component {
  const of = (column: Float32Array, whenOpen?: number): Float32Array =>
    Float32Array.from(floods.pipe, (pipe, i) => (floods.open[i] && whenOpen !== undefined ? whenOpen : pipe < 0 ? NaN : column[pipe])); // prettier-ignore
  const { floodM, floodStraight, floodsNear, floodsDownstream } = pipes.evidence;
  return {
    x: of(pipes.x, 1),
    evidence: {
      floodM: of(floodM!, 0),
      floodStraight: of(floodStraight!, 0),
      floodsNear: of(floodsNear!),
      floodsDownstream: of(floodsDownstream!),
    },
  };
}
