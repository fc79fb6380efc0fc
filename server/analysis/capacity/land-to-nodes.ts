import type { CellWindow } from '../cell-coverage.ts';
import type { CityNetwork } from '../city-network.ts';
import { numberOf, textOf } from '../city-network.ts';
import type { AnalysisDataset, LayerColumns } from '../columns.ts';
import { nearestSeeds } from './nearest-seed.ts';
import { paintPolygons } from './paint-polygons.ts';

/** How land without a surveyed catchment is given to nodes, and its runoff. */
export interface RunoffSettings {
  /** ψ by land cover; what is not named has none. */
  byCover: Readonly<Record<string, number>>;
  /** ψ where neither a catchment nor land cover says; absent: unknown. */
  elsewhere?: number;
  /** Land farther than this from every node is served by none: where no catchments were surveyed, m. */
  reachM: number;
}

/** Land that drains to each node of the network. */
export interface NodeLand {
  /** All of it, m². */
  areaM2: Float64Array;
  /** Σ ψ · area of what has a coefficient, m². */
  runoffM2: Float64Array;
  /** What has none, m². */
  unknownM2: Float64Array;
  source: 'surveyed' | 'proposed' | 'none';
  /** Side of the cells it was measured in. */
  cellM: number;
  /**
   * Land looked at; given to a node; given to none, m²: out of reach, of a catchment without a node, or built-up land
   * outside every surveyed catchment.
   */
  landM2: number;
  servedM2: number;
  unservedM2: number;
}

/** Cells of the whole grid: 10 m over a city of 15 km. */
const cellsMax = 2_500_000;
const cellLeastM = 10;
const mains = new Set([undefined, 'main']);

/**
 * Gives land to the nodes of storm and combined mains. Where catchments were surveyed: the land of each to the nearest
 * such node inside it, to its outlet node where none is. Else, as a proposal, land (`built_up`, else districts) to the
 * nearest such node within `reachM`. The coefficient is that of the surveyed catchment, else by land cover, else
 * `elsewhere`.
 */
export function landToNodes(
  dataset: AnalysisDataset,
  city: CityNetwork,
  carriesStorm: Uint8Array,
  settings: RunoffSettings,
  checkpoint: () => void = () => undefined,
): NodeLand {
  const { catchments, built_up: builtUp, districts, land_cover: covers } = dataset.layers;
  const nodes = city.network.ends.nodes;
  const land: NodeLand = {
    areaM2: new Float64Array(nodes),
    runoffM2: new Float64Array(nodes),
    unknownM2: new Float64Array(nodes),
    source: 'none',
    cellM: 0,
    landM2: 0,
    servedM2: 0,
    unservedM2: 0,
  };
  const surveyed = catchments?.count ? catchments : undefined;
  const over = surveyed ?? (builtUp?.count ? builtUp : districts);
  if (!over?.count) return land;
  const window = windowOver(surveyed && builtUp?.count ? [surveyed, builtUp] : [over]);
  land.source = surveyed ? 'surveyed' : 'proposed';
  land.cellM = window.cellM;
  const labels = new Int32Array(window.columns * window.rows);
  const kind = textOf(surveyed, 'kind');
  paintPolygons(over, window, labels, (feature) => (surveyed ? (kind(feature) === 'foul' ? 0 : feature + 1) : 1));
  checkpoint();
  const outside = new Uint8Array(labels.length);
  if (surveyed && builtUp) paintPolygons(builtUp, window, outside, () => 1);
  const cover = new Uint8Array(labels.length);
  const coverNames = Object.keys(settings.byCover);
  if (covers) {
    const coverOf = textOf(covers, 'cover');
    paintPolygons(covers, window, cover, (feature) => coverNames.indexOf(coverOf(feature) ?? '') + 1);
  }
  checkpoint();
  const seeds = seedNodes(dataset, city, carriesStorm);
  const xy = new Float64Array(2 * seeds.length);
  seeds.forEach((node, i) => xy.set(city.network.ends.nodeXy.subarray(2 * node, 2 * node + 2), 2 * i));
  const seedOf = nearestSeeds(window, labels, xy, surveyed ? Infinity : settings.reachM, checkpoint);
  const outlet = outletNodes(dataset, surveyed);
  const surveyedPsi = numberOf(surveyed, 'runoffCoefficient');
  const psiOfCover = [settings.elsewhere ?? NaN, ...coverNames.map((name) => settings.byCover[name])];
  const cellM2 = window.cellM ** 2;
  let served = 0;
  let unserved = 0;
  for (let cell = 0; cell < labels.length; cell++) {
    const label = labels[cell];
    if (label === 0 && outside[cell] === 0) continue;
    const node = seedOf[cell] >= 0 ? seeds[seedOf[cell]] : surveyed && label > 0 ? outlet[label - 1] : -1;
    if (node < 0) {
      unserved++;
      continue;
    }
    served++;
    land.areaM2[node] += cellM2;
    const own = surveyed ? surveyedPsi(label - 1) : NaN;
    const psi = Number.isNaN(own) ? psiOfCover[cover[cell]] : own;
    if (Number.isNaN(psi)) land.unknownM2[node] += cellM2;
    else land.runoffM2[node] += psi * cellM2;
  }
  land.servedM2 = served * cellM2;
  land.unservedM2 = unserved * cellM2;
  land.landM2 = (served + unserved) * cellM2;
  return land;
}

/** Ends of storm and combined mains but outfalls: where a street's water comes in. */
function seedNodes(dataset: AnalysisDataset, { network, recordOf }: CityNetwork, carriesStorm: Uint8Array): Int32Array {
  const role = textOf(dataset.layers['pipes'], 'role');
  const takes = new Uint8Array(network.ends.nodes);
  for (let pipe = 0; pipe < network.pipes; pipe++) {
    if (!carriesStorm[pipe] || !mains.has(role(recordOf[pipe]))) continue;
    takes[network.ends.start[pipe]] = takes[network.ends.end[pipe]] = 1;
  }
  const type = textOf(dataset.layers['nodes'], 'nodeType');
  const found: number[] = [];
  for (let node = 0; node < takes.length; node++) {
    if (takes[node] && !(node < network.ends.records && type(node) === 'outfall')) found.push(node);
  }
  return Int32Array.from(found);
}

/** Node of each catchment's outlet, −1 where it names none that has a record. */
function outletNodes({ layers: { nodes } }: AnalysisDataset, catchments: LayerColumns | undefined): Int32Array {
  const name = textOf(catchments, 'outletNodeId');
  const names = Array.from({ length: catchments?.count ?? 0 }, (_, i) => name(i));
  // A few names among all the nodes.
  const nodeOf = new Map(names.map((each) => [each, -1]));
  nodes?.keys.forEach((key, j) => nodeOf.has(key) && nodeOf.set(key, j));
  return Int32Array.from(names, (each) => (each === undefined ? -1 : nodeOf.get(each)!));
}

function windowOver(layers: readonly LayerColumns[]): CellWindow {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { count, bboxXy } of layers) {
    for (let i = 0; i < 4 * count; i += 4) {
      for (const k of [0, 1]) {
        box[k] = Math.min(box[k], bboxXy[i + k]);
        box[k + 2] = Math.max(box[k + 2], bboxXy[i + k + 2]);
      }
    }
  }
  const [widthM, heightM] = [box[2] - box[0], box[3] - box[1]];
  const cellM = Math.max(cellLeastM, 5 * Math.ceil(Math.sqrt((widthM * heightM) / cellsMax) / 5));
  // Cells lie on multiples of their side, as those of every grid.
  const [minX, minY] = [cellM * Math.floor(box[0] / cellM), cellM * Math.floor(box[1] / cellM)];
  return { minX, minY, cellM, columns: Math.ceil((box[2] - minX) / cellM), rows: Math.ceil((box[3] - minY) / cellM) };
}
