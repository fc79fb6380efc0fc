import { valueAt } from './drainage/grid.ts';
import type { Drainage } from './drainage/drainage.ts';
import { inspect } from './drainage/inspections.ts';
import type { NetPipe } from './drainage/net.ts';
import { densities } from './densities.ts';

/** Figures that tell whether the delivered network could be a real one. Lengths are of mains unless said otherwise. */
export interface CityStatistics {
  pipes: number;
  /** Of them, mains: the rest are connections of inlets and houses. */
  mains: number;
  nodes: number;
  builtUpKm2: number;
  mainKm: number;
  kmByKind: Record<string, number>;
  kmByRole: Record<string, number>;
  kmByForm: Record<string, number>;
  /** Share of length, by sections up to this height in mm. */
  diameterShare: Record<string, number>;
  /** 10th, 50th and 90th percentile of slopes, ‰, of circular mains, weighted by length. */
  slopePermille: [number, number, number];
  /** Of depths to the invert at the upper end, m. */
  depthM: [number, number, number];
  manholeSpacingM: number;
  /** Manholes, chambers, outfalls and stations per km of main. */
  nodesPerKm: number;
  inletsPerKmOfStorm: number;
  /** The same without what lies in blocks. */
  inletsPerKmInStreets: number;
  /** Combined ÷ all. */
  combinedShare: number;
  /** km of main per km² of built-up land. */
  densityKmPerKm2: number;
  densityByDistrict: Record<string, number>;
  /** The same by distance from the middle of the city, in rings 2 km wide (scaled with the city). */
  densityByRing: Record<string, number>;
  /** The same by what the land is. */
  densityByCharacter: Record<string, number>;
  /** Share of the length of mains that was inspected. */
  inspectedShare: number;
  kmByMaterial: Record<string, number>;
  kmByDecade: Record<string, number>;
  outfalls: number;
  pumpStations: number;
  treatmentWorks: number;
}

const diameterClasses = [300, 400, 500, 600, 800, 1000, 1500, 2200, 99_999] as const;

/** Statistics of what the survey delivers: the street nobody surveyed counts neither in length nor in land. */
export function cityStatistics(drainage: Drainage): CityStatistics {
  const { net, unsurveyed, graph } = drainage;
  const delivered = net.pipes.filter((p) => !p.removed && !unsurveyed.hides(...middle(p)));
  const mains = delivered.filter((p) => p.role === 'main');
  const mainKm = sumKm(mains);
  const byKind = tally(mains, (p) => p.kind);
  const nodeIds = new Set(delivered.flatMap((p) => [p.from, p.to]));
  const types = new Map<string, number>();
  for (const i of nodeIds) types.set(net.nodes[i].type, (types.get(net.nodes[i].type) ?? 0) + 1);
  const structures = nodeIds.size - (types.get('inlet') ?? 0);
  const drained = mains.filter((p) => p.kind !== 'foul');
  const perKm = (pipes: readonly NetPipe[]): number => round((types.get('inlet') ?? 0) / sumKm(pipes), 1);
  const { builtUpKm2, ...density } = densities(drainage, mains);
  const inspected = [...inspect(drainage).keys()].map((index) => net.pipes[index]);
  const circular = mains.filter((p) => p.form === 'pipe' && !p.siphon && !p.rising && p.section.shape === 'circular');
  return {
    pipes: delivered.length,
    mains: mains.length,
    nodes: nodeIds.size,
    builtUpKm2,
    mainKm: round(mainKm, 1),
    kmByKind: byKind,
    kmByRole: tally(delivered, (p) => p.role),
    kmByForm: tally(mains, (p) => p.form),
    diameterShare: diameterShares(mains, mainKm),
    slopePermille: percentiles(circular, (p) => (1000 * (p.invertStartM - p.invertEndM)) / p.lengthM, 2),
    depthM: percentiles(mains, (p) => net.nodes[p.from].groundM - p.invertStartM, 2),
    manholeSpacingM: round((1000 * mainKm) / mains.length, 1),
    nodesPerKm: round(structures / mainKm, 1),
    inletsPerKmOfStorm: perKm(drained),
    inletsPerKmInStreets: perKm(drained.filter((p) => !net.nodes[p.from].branch)),
    combinedShare: round((byKind.combined ?? 0) / mainKm, 3),
    densityKmPerKm2: round(sumKm(mains.filter((p) => valueAt(graph.builtUp, ...middle(p)) === 1)) / builtUpKm2, 1),
    ...density,
    inspectedShare: round(sumKm(inspected) / mainKm, 2),
    kmByMaterial: tally(mains, (p) => p.material),
    kmByDecade: tally(mains, (p) => `${Math.floor(p.year / 10) * 10}s`),
    outfalls: types.get('outfall') ?? 0,
    pumpStations: types.get('pump_station') ?? 0,
    treatmentWorks: types.get('treatment_works') ?? 0,
  };
}

function middle(pipe: NetPipe): [number, number] {
  return [(pipe.points[0] + pipe.points[2]) / 2, (pipe.points[1] + pipe.points[3]) / 2];
}

function sumKm(pipes: readonly NetPipe[]): number {
  return pipes.reduce((sum, p) => sum + p.lengthM, 0) / 1000;
}

function tally(pipes: readonly NetPipe[], classOf: (pipe: NetPipe) => string): Record<string, number> {
  const km = new Map<string, number>();
  for (const pipe of pipes) km.set(classOf(pipe), (km.get(classOf(pipe)) ?? 0) + pipe.lengthM / 1000);
  return Object.fromEntries(
    [...km].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([name, value]) => [name, round(value, 1)]),
  );
}

function diameterShares(mains: readonly NetPipe[], mainKm: number): Record<string, number> {
  const shares: Record<string, number> = {};
  let below = 0;
  for (const limit of diameterClasses) {
    const label = limit > 10_000 ? `>${below}` : `≤${limit}`;
    const inClass = mains.filter((p) => p.section.heightM * 1000 > below && p.section.heightM * 1000 <= limit);
    shares[label] = round(sumKm(inClass) / mainKm, 3);
    below = limit;
  }
  return shares;
}

function percentiles(
  pipes: readonly NetPipe[],
  valueOf: (pipe: NetPipe) => number,
  digits: number,
): [number, number, number] {
  const sorted = pipes.map((p) => ({ value: valueOf(p), length: p.lengthM })).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { length }) => sum + length, 0);
  const at = (share: number): number => {
    let left = share * total;
    for (const { value, length } of sorted) if ((left -= length) <= 0) return round(value, digits);
    return NaN;
  };
  return [at(0.1), at(0.5), at(0.9)];
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
