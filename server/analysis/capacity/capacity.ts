import type { StormFormula } from '../../../data/rain/storm-formula.ts';
import { AnalysisError } from '../analysis-error.ts';
import { type CityNetwork, cityNetwork } from '../city-network.ts';
import type { AnalysisDataset } from '../columns.ts';
import { carriedYears, type CarriedYears } from './carried-years.ts';
import { type FullFlow, fullFlows } from './full-flow.ts';
import { landToNodes, type NodeLand, type RunoffSettings } from './land-to-nodes.ts';
import { type Inflow, routeLand, type TimeSettings } from './rational.ts';

export interface CapacitySettings {
  formula: StormFormula;
  time: TimeSettings;
  runoff: RunoffSettings;
  /** Manning's n of unknown materials; absent: such pipes cannot be computed. */
  roughnessUnknown?: number;
}

/** Capacity of every pipe of the network, in its order. */
export interface Capacity extends CarriedYears {
  city: CityNetwork;
  flow: FullFlow;
  land: NodeLand;
  inflow: Inflow;
}

interface Kept {
  key: string;
  /** Of the settings that the land at the nodes depends on. */
  landKey: string;
  capacity: Capacity;
}
const kept = new WeakMap<AnalysisDataset, Kept[]>();
/** Answers kept per dataset: a person compares one setting with another. */
const keptMax = 2;

/**
 * Screening by the rational method along the network: Q = q(P, t) · Σ ψF against full flow, so the return period a pipe
 * carries is that whose intensity is Q_full / Σ ψF at the pipe's time of concentration. Neither storage nor backwater,
 * nor pressure, nor dry-weather flow. `checkpoint` is called between its parts and may throw. Throws `network-missing`.
 */
export function capacityOf(
  dataset: AnalysisDataset,
  settings: CapacitySettings,
  checkpoint: () => void = () => undefined,
): Capacity {
  const known = kept.get(dataset) ?? [];
  kept.set(dataset, known);
  const key = JSON.stringify(settings);
  const found = known.find((each) => each.key === key);
  if (found) return found.capacity;
  const landKey = JSON.stringify(settings.runoff);
  // Another storm or time of concentration leaves the land where it is.
  const land = known.find((each) => each.landKey === landKey)?.capacity.land;
  const capacity = compute(dataset, settings, checkpoint, land);
  known.unshift({ key, landKey, capacity });
  known.length = Math.min(known.length, keptMax);
  return capacity;
}

function compute(
  dataset: AnalysisDataset,
  { formula, time, runoff, roughnessUnknown }: CapacitySettings,
  checkpoint: () => void,
  landKept: NodeLand | undefined,
): Capacity {
  const city = cityNetwork(dataset);
  const { network } = city;
  if (network.pipes === 0)
    throw new AnalysisError('network-missing', 'city', `${dataset.city} has no pipes in use; import the pipes layer`);
  checkpoint();
  const flow = fullFlows(dataset, city, roughnessUnknown);
  checkpoint();
  const land = landKept ?? landToNodes(dataset, city, flow.carriesStorm, runoff, checkpoint);
  checkpoint();
  const inflow = routeLand(network, flow, land, time);
  checkpoint();
  return { city, flow, land, inflow, ...carriedYears(formula, flow, inflow) };
}
