import type { CityPlan, RoadEdge } from '../plan.ts';
import { randomStream } from '../random.ts';
import { isMainRoad, type BlankSite } from './blank-areas.ts';
import { createGrid, paintPolygon, valueAt, type Grid } from './grid.ts';
import { groundAt } from './ground.ts';
import { alongPolyline, polylineLength } from './polyline.ts';
import { provisionOf, type Provision } from './provision.ts';
import type { Waters } from './waters.ts';

/** A road edge as the drainage sees it. */
export interface Street {
  edge: number;
  from: number;
  to: number;
  lengthM: number;
  /** 'siphon': crosses a canal; 'river': crosses what no gravity sewer crosses without need. */
  crossing: 'none' | 'siphon' | 'river';
  /** Where the crossing begins and ends along the edge. */
  crossingFromM: number;
  crossingToM: number;
  /** Pipes may lie here. */
  open: boolean;
  /** The street is to have a storm or combined pipe. */
  storm: boolean;
  /** The street is to have a foul pipe. */
  foul: boolean;
  combined: boolean;
  builtUp: boolean;
  /** Highest ground along the street. */
  summitM: number;
  summitAtM: number;
}

export interface StreetGraph {
  streets: Street[];
  groundM: Float64Array;
  /** Streets at each road node. */
  at: number[][];
  builtUp: Grid;
}

/** Which streets can and should carry pipes, with ground levels, water crossings and the kind of system. */
export function buildStreetGraph(plan: CityPlan, waters: Waters, blanks: readonly BlankSite[]): StreetGraph {
  const { nodes, edges } = plan.roads;
  const builtUp = createGrid(plan.extent, 10);
  for (const polygon of plan.builtUp) paintPolygon(builtUp, polygon, 1);
  const groundM = new Float64Array(nodes.length / 2);
  for (let i = 0; i < groundM.length; i++) groundM[i] = groundAt(plan.terrain, nodes[2 * i], nodes[2 * i + 1]);
  const combinedStreets = combinedStreetIds(plan);
  const channelled = randomStream(plan.seed, 'roadside-channels');
  const sewered = randomStream(plan.seed, 'side-streets');
  const provisionAt = provisionOf(plan.extent);
  const at: number[][] = Array.from({ length: groundM.length }, () => []);
  const streets = edges.map((edge, index) => {
    const middle = alongPolyline(edge.points, polylineLength(edge.points) / 2);
    const provision = provisionAt(edge.character, middle.x, middle.y);
    const chance = { rural: channelled(), sewer: sewered() };
    const combined = isCombined(edge, combinedStreets);
    const street = describe(plan, edge, index, waters, builtUp, provision, combined, chance);
    if (!isMainRoad(edge.roadClass) && blanks.some((site) => crossesSite(edge, street.lengthM, site)))
      street.open = false;
    if (street.open) {
      at[edge.from].push(index);
      at[edge.to].push(index);
    }
    return street;
  });
  return { streets, groundM, at, builtUp };
}

/** Streets (街道) of the inner city that still drain combined: the older half. */
function combinedStreetIds(plan: CityPlan): Set<string> {
  return new Set(plan.streets.filter((s) => s.yearBuilt < 1986).map((s) => s.id));
}

function isCombined(edge: RoadEdge, combinedStreets: Set<string>): boolean {
  if (edge.character === 'core' || edge.character === 'urban_village') return true;
  return edge.character === 'inner' && (combinedStreets.has(edge.streetId) || edge.yearBuilt < 1978);
}

function crossesSite(edge: RoadEdge, lengthM: number, site: BlankSite): boolean {
  const reachM = lengthM + 2 * site.radiusM;
  if (Math.abs(edge.points[0] - site.x) > reachM || Math.abs(edge.points[1] - site.y) > reachM) return false;
  for (let d = 0; d <= lengthM; d += 15) {
    const place = alongPolyline(edge.points, d);
    if (edge.roadClass === 'lane' ? site.touches(place.x, place.y) : site.contains(place.x, place.y)) return true;
  }
  return false;
}

function describe(
  plan: CityPlan,
  edge: RoadEdge,
  index: number,
  waters: Waters,
  builtUp: Grid,
  provision: Provision,
  combined: boolean,
  chance: { rural: number; sewer: number },
): Street {
  const lengthM = polylineLength(edge.points);
  let inside = 0;
  let samples = 0;
  let first = Infinity;
  let last = -Infinity;
  let river = false;
  let summitM = -Infinity;
  let summitAtM = 0;
  for (let d = 0; d <= lengthM; d += 8) {
    const { x, y } = alongPolyline(edge.points, d);
    samples++;
    inside += valueAt(builtUp, x, y);
    const water = waters.at(x, y);
    if (water >= 0) {
      first = Math.min(first, d);
      last = Math.max(last, d);
      river ||= waters.list[water].type !== 'canal';
    }
    const level = groundAt(plan.terrain, x, y);
    if (level > summitM) {
      summitM = level;
      summitAtM = d;
    }
  }
  const crosses = first <= last;
  // The street follows the water or ends in it: nothing a siphon could cross.
  const long = crosses && (last - first > 90 || first < 14 || last > lengthM - 14);
  const crossing = !crosses ? 'none' : river || long ? 'river' : 'siphon';
  const isBuiltUp = inside >= 0.35 * samples;
  const stormHere = (combined && edge.roadClass !== 'lane') || chance.sewer < provision.stormShare(edge.roadClass);
  const foulHere = chance.sewer < provision.foulShare(edge.roadClass);
  const rural = edge.roadClass !== 'lane' && edge.roadClass !== 'expressway' && chance.rural < 0.35;
  const atGrade = edge.level === 0 && lengthM > 3;
  return {
    edge: index,
    from: edge.from,
    to: edge.to,
    lengthM,
    crossing,
    crossingFromM: first,
    crossingToM: last,
    open: atGrade && edge.from !== edge.to,
    storm: atGrade && crossing === 'none' && ((isBuiltUp && stormHere) || (!isBuiltUp && rural)),
    foul: !combined && atGrade && crossing === 'none' && isBuiltUp && foulHere && edge.character !== 'rural',
    combined,
    builtUp: isBuiltUp,
    summitM,
    summitAtM,
  };
}
