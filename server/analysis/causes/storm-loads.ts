import { fullFlow, fullVelocity } from '../../../data/network/manning.ts';
import { readSection } from '../../../data/network/read-section.ts';
import { findRoughness } from '../../../data/network/roughness.ts';
import { numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset, LayerColumns } from '../columns.ts';
import { type CellFrame, cellAt, eachCellInside } from '../raster-rings.ts';
import type { Drains } from './drains.ts';
import type { PipeLoads } from './evidence.ts';

/** Runoff coefficient by land cover (domain reference 2.3, GB 50014-2021 tables 4.1.8 as public software has them). */
const runoff: Readonly<Record<string, number>> = {
  building: 0.9,
  paved: 0.9,
  bare: 0.3,
  green: 0.15,
  farmland: 0.15,
  forest: 0.1,
  water: 0,
};
/** Of built-up land without a cover: fairly dense. */
const builtUpRunoff = 0.55;
/** Land farther from every manhole runs elsewhere. */
const reachM = 250;
const finestCellM = 20;
const cellsMax = 4_000_000;
/** Until the first drop reaches its manhole, minutes. */
const inletMinutes = 10;
const leastVelocity = 0.3;
const concrete = 0.013;

/** A storm: intensity in L/(s·ha) of a duration, and the return period that an intensity has. */
export interface Storm {
  years: number;
  intensity(minutes: number): number;
  yearsOf(lPerSHa: number, minutes: number): number;
}

/**
 * What a storm brings to every main that carries rain, by the rational method, and what it carries when just full, by
 * Manning. Land belongs to its nearest manhole (proposed catchments, on cells of 20 m), and its water takes the widest way
 * on, as `followStem` does; on a loop nothing can be computed.
 */
export function stormLoads(dataset: AnalysisDataset, drains: Drains, storm: Storm): PipeLoads {
  const { network, recordOf } = drains.city;
  const loads: PipeLoads = {
    fullM3s: new Float64Array(network.pipes).fill(NaN),
    demandM3s: new Float64Array(network.pipes).fill(NaN),
    areaHa: new Float64Array(network.pipes).fill(NaN),
    carriesYears: new Float64Array(network.pipes).fill(NaN),
    years: storm.years,
  };
  const onward = widestOut(drains);
  const { areaHa, runoffHa } = landOf(dataset, drains, onward);
  const minutes = new Float64Array(network.ends.nodes).fill(inletMinutes);
  const waiting = new Int32Array(network.ends.nodes);
  for (const pipe of onward) if (pipe >= 0) waiting[network.to[pipe]]++;
  const ready: number[] = [];
  for (let node = 0; node < waiting.length; node++) if (waiting[node] === 0) ready.push(node);
  const flowOf = fullFlows(dataset, drains);
  for (let k = 0; k < ready.length; k++) {
    const node = ready[k];
    const pipe = onward[node];
    if (pipe < 0) continue;
    const [full, velocity] = flowOf(pipe, recordOf[pipe]);
    loads.fullM3s[pipe] = full;
    loads.areaHa[pipe] = areaHa[node];
    loads.demandM3s[pipe] = (storm.intensity(minutes[node]) * runoffHa[node]) / 1000;
    loads.carriesYears[pipe] = runoffHa[node] > 0 ? storm.yearsOf((1000 * full) / runoffHa[node], minutes[node]) : NaN;
    const end = network.to[pipe];
    runoffHa[end] += runoffHa[node];
    areaHa[end] += areaHa[node];
    minutes[end] = Math.max(
      minutes[end],
      minutes[node] + network.lengthM[pipe] / 60 / Math.max(leastVelocity, velocity || 0),
    );
    if (--waiting[end] === 0) ready.push(end);
  }
  return loads;
}

/** Widest main that carries rain and leaves each node, −1 for none. */
function widestOut({ city: { network }, carriesRain, diameterM }: Drains): Int32Array {
  const onward = new Int32Array(network.ends.nodes).fill(-1);
  for (let pipe = 0; pipe < network.pipes; pipe++) {
    const node = network.from[pipe];
    if (node < 0 || !carriesRain[pipe] || network.to[pipe] === node) continue;
    if (onward[node] < 0 || (diameterM[pipe] || 0) > (diameterM[onward[node]] || 0)) onward[node] = pipe;
  }
  return onward;
}

function fullFlows(dataset: AnalysisDataset, drains: Drains): (pipe: number, record: number) => [number, number] {
  const { pipes } = dataset.layers;
  const [width, roughness] = ['widthM', 'roughness'].map((field) => numberOf(pipes, field));
  const [shape, form, material] = ['sectionShape', 'form', 'material'].map((field) => textOf(pipes, field));
  const sideSlope = numberOf(pipes, 'sideSlope');
  return (pipe, record) => {
    const section = readSection({
      shape: shape(record),
      form: form(record),
      diameterM: drains.diameterM[pipe],
      widthM: width(record),
      sideSlope: sideSlope(record),
    });
    const slope = -drains.riseM[pipe] / drains.city.network.lengthM[pipe];
    if (typeof section === 'string' || Number.isNaN(slope)) return [NaN, NaN];
    const n = roughness(record) || findRoughness(material(record)) || concrete;
    return [fullFlow(section, slope, n), fullVelocity(section, slope, n)];
  };
}

/** Land of each node that a main leaves, hectares, and the same times its runoff coefficient. */
function landOf(
  { layers }: AnalysisDataset,
  { city: { network } }: Drains,
  onward: Int32Array,
): { areaHa: Float64Array; runoffHa: Float64Array } {
  const areaHa = new Float64Array(network.ends.nodes);
  const runoffHa = new Float64Array(network.ends.nodes);
  const { nodeXy } = network.ends;
  const [minX, minY, maxX, maxY] = boundsOf(nodeXy, onward);
  if (!(minX <= maxX)) return { areaHa, runoffHa };
  const cellM = Math.max(finestCellM, Math.sqrt(((maxX - minX) * (maxY - minY)) / cellsMax));
  const frame: CellFrame = {
    minX,
    minY,
    cellM,
    columns: Math.ceil((maxX - minX) / cellM) + 1,
    rows: Math.ceil((maxY - minY) / cellM) + 1,
  };
  const share = new Float32Array(frame.columns * frame.rows);
  const cellHa = cellM ** 2 / 10_000;
  eachPolygon(layers.built_up, (_i, rings) => eachCellInside(frame, rings, (cell) => (share[cell] = builtUpRunoff)));
  const cover = textOf(layers.land_cover, 'cover');
  eachPolygon(layers.land_cover, (i, rings) => {
    const coefficient = runoff[cover(i) ?? ''];
    if (coefficient !== undefined) eachCellInside(frame, rings, (cell) => (share[cell] = coefficient));
  });
  const owner = nearestOwner(frame, nodeXy, onward);
  for (let cell = 0; cell < owner.length; cell++) {
    if (owner[cell] < 0 || share[cell] === 0) continue;
    areaHa[owner[cell]] += cellHa;
    runoffHa[owner[cell]] += share[cell] * cellHa;
  }
  return { areaHa, runoffHa };
}

function boundsOf(nodeXy: Float64Array, onward: Int32Array): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let node = 0; node < onward.length; node++) {
    if (onward[node] < 0) continue;
    const [x, y] = [nodeXy[2 * node], nodeXy[2 * node + 1]];
    box[0] = Math.min(box[0], x - reachM);
    box[1] = Math.min(box[1], y - reachM);
    box[2] = Math.max(box[2], x + reachM);
    box[3] = Math.max(box[3], y + reachM);
  }
  return box;
}

/** Nearest node that a main leaves, cell by cell from the nodes outwards; −1 beyond `reachM`. */
function nearestOwner(frame: CellFrame, nodeXy: Float64Array, onward: Int32Array): Int32Array {
  const { minX, minY, cellM, columns } = frame;
  const owner = new Int32Array(columns * frame.rows).fill(-1);
  const awayM = new Float32Array(owner.length).fill(Infinity);
  const queue: number[] = [];
  for (let node = 0; node < onward.length; node++) {
    if (onward[node] < 0) continue;
    const cell = cellAt(frame, nodeXy[2 * node], nodeXy[2 * node + 1]);
    if (owner[cell] >= 0) continue;
    owner[cell] = node;
    awayM[cell] = 0;
    queue.push(cell);
  }
  for (let k = 0; k < queue.length; k++) {
    const cell = queue[k];
    const node = owner[cell];
    for (const step of [1, -1, columns, -columns]) {
      const beside = cell + step;
      if (beside < 0 || beside >= owner.length || Math.abs((beside % columns) - (cell % columns)) > 1) continue;
      const x = minX + (beside % columns) * cellM - nodeXy[2 * node];
      const y = minY + Math.floor(beside / columns) * cellM - nodeXy[2 * node + 1];
      const distanceM = Math.hypot(x, y);
      if (distanceM >= reachM || distanceM >= awayM[beside] - 1e-3) continue;
      awayM[beside] = distanceM;
      owner[beside] = node;
      queue.push(beside);
    }
  }
  return owner;
}

function eachPolygon(layer: LayerColumns | undefined, visit: (i: number, rings: Float64Array[]) => void): void {
  for (let i = 0; i < (layer?.count ?? 0); i++) {
    const { featureParts, partRings, ringStarts, xy } = layer!;
    const rings: Float64Array[] = [];
    for (let ring = partRings[featureParts[i]]; ring < partRings[featureParts[i + 1]]; ring++) {
      rings.push(xy.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1]));
    }
    visit(i, rings);
  }
}
