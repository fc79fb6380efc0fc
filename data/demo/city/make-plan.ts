import { dissolve } from './arrangement.ts';
import { divideLand, type DividedLand } from './divide-land.ts';
import { polygonArea } from './inner-point.ts';
import { makeLand, type Land } from './land.ts';
import { makeAreas, setStreetYears, type Areas } from './make-areas.ts';
import { makeBlocks, type RawBlock } from './make-blocks.ts';
import { middleOf, ringArea } from './lines.ts';
import { makeRailways } from './railway.ts';
import { makeShape } from './shape.ts';
import { makeStreets } from './make-streets.ts';
import { makeTerrain } from './make-terrain.ts';
import { makeWaters } from './make-waters.ts';
import { gradientNoise } from './noise.ts';
import { plantHollows } from './plant-hollows.ts';
import type { Block, Character, CityPlan, Polygon, RoadClass, RoadEdge, Water } from './plan.ts';
import { randomStream } from './random.ts';
import { nameRoads } from './road-names.ts';
import { addUnderpasses, taperEnds, toNetwork, type RawEdge, type RawNetwork } from './road-network.ts';
import { unpinchRing } from './unpinch-ring.ts';
import { tidyStreets } from './tidy-streets.ts';
import { hypot } from './hypot.ts';

const widthM: Record<RoadClass, number> = { expressway: 60, arterial: 44, secondary: 30, local: 18, lane: 6 };

/**
 * The form of the sample city: terrain, waters, streets, blocks, streets (街道) and districts. The same seed and size
 * give the same plan; `size` scales the area (1: about 22 × 18 km). Throws for a size outside 0.01 … 20.
 */
export function makePlan({ seed, size }: { seed: number; size: number }): CityPlan {
  if (!(size >= 0.01 && size <= 20)) throw new Error(`size must lie between 0.01 and 20, got ${size}`);
  const shape = makeShape(seed, size);
  const waters = makeWaters(shape);
  const land = makeLand(shape, waters);
  const graph = makeStreets(land);
  tidyStreets(graph, land);
  const whole = toNetwork(graph);
  taperEnds(whole);
  const network = addUnderpasses(whole, land, randomStream(seed, 'underpasses'));
  const divided = divideLand(network, land);
  const blocks = makeBlocks(divided, land);
  const areas = makeAreas(divided, network, blocks, land);
  const edges = finishEdges(network, divided, areas, land);
  setStreetYears(areas.streets, edges);
  const unsurveyed = chooseUnsurveyed(areas, blocks);
  const builtUp = dissolve(divided.arrangement, (face) => (blocks[face]?.builtUp ? 0 : -1)).get(0) ?? [];
  const coverage =
    dissolve(divided.arrangement, (face) =>
      areas.streetOf[face] < 0 || areas.streetOf[face] === unsurveyed ? -1 : 0,
    ).get(0) ?? [];
  const wet = dissolve(divided.arrangement, (face) => blocks[face]?.water ?? -1);
  const terrain = makeTerrain(land);
  const hollows = plantHollows(terrain, land, edges);
  return {
    seed,
    size,
    workingCrs: 'EPSG:4547',
    extent: shape.extent,
    terrain,
    roads: { nodes: Float64Array.from(network.nodes), edges },
    blocks: finishBlocks(blocks, areas),
    districts: areas.districts,
    streets: areas.streets,
    waters: waters.map((water, k) => ({ ...water, inCity: mostlyIn(water, wet.get(k) ?? []) })),
    railways: makeRailways(shape),
    builtUp,
    coverage,
    unsurveyedStreetId: areas.streets[unsurveyed].id,
    villages: land.villages,
    hollows,
  };
}

function finishEdges(network: RawNetwork, divided: DividedLand, areas: Areas, land: Land): RoadEdge[] {
  const names = nameRoads(network.edges, land);
  const streetOfEdge = new Int32Array(network.edges.length).fill(-1);
  const { graph, faceOf } = divided.arrangement;
  for (let s = 0; s < graph.from.length; s++) {
    const road = graph.alive[s] ? divided.roadOf(s) : -1;
    if (road < 0 || streetOfEdge[road] >= 0) continue;
    for (const half of [2 * s, 2 * s + 1]) {
      if (faceOf[half] >= 0 && streetOfEdge[road] < 0) streetOfEdge[road] = areas.streetOf[faceOf[half]]!;
    }
  }
  const year = yearMaker(land);
  return network.edges.map((edge, index): RoadEdge => {
    const [x, y] = middleOf(edge.points);
    const character = land.characterAt(x, y) ?? 'rural';
    const street = areas.streets[streetOfEdge[index] >= 0 ? streetOfEdge[index] : nearestStreet(areas, x, y)];
    return {
      id: `R${String(index + 1).padStart(6, '0')}`,
      from: edge.from,
      to: edge.to,
      points: edge.points,
      roadClass: edge.roadClass,
      name: names[index]!,
      widthM: widthOf(edge, character),
      character,
      yearBuilt: year(edge, character, x, y),
      districtId: street.districtId,
      streetId: street.id,
      level: edge.level,
    };
  });
}

/** Dead ends lie inside a face and bound nothing: they belong to the street whose ring they are in. */
function nearestStreet(areas: Areas, x: number, y: number): number {
  let best = 0;
  let bestDistance = Infinity;
  for (const [k, street] of areas.streets.entries()) {
    const ring = street.polygon[0];
    let inside = false;
    let near = Infinity;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const y1 = ring[i + 1];
      const y2 = ring[i + 3];
      if (y1 > y !== y2 > y && x < ring[i] + ((y - y1) / (y2 - y1)) * (ring[i + 2] - ring[i])) inside = !inside;
      near = Math.min(near, hypot(ring[i] - x, y1 - y));
    }
    if (inside) return k;
    if (near < bestDistance) {
      best = k;
      bestDistance = near;
    }
  }
  return best;
}

function widthOf(edge: RawEdge, character: Character): number {
  const width = widthM[edge.roadClass];
  if (edge.origin === 'country') return 9;
  if (edge.roadClass === 'lane') return character === 'urban_village' ? 4 : character === 'inner' ? 7 : 5;
  if (character === 'core') return Math.round(width * 0.62);
  if (character === 'inner') return Math.round(width * 0.82);
  return width;
}

/** Year a street was first built: streets of one part are of one time, outer ones younger, lanes as old as the place. */
function yearMaker(land: Land): (edge: RawEdge, character: Character, x: number, y: number) => number {
  const { shape } = land;
  const patches = gradientNoise(shape.seed, 'years', 900 * shape.scale);
  return (edge, character, x, y) => {
    if (edge.roadClass === 'expressway') return 2004 + Math.round(4 * patches(x, y));
    const lobe = land.lobeAt(x, y);
    if (character === 'urban_village') return 1988 + Math.round(9 * patches(x, y));
    if (!lobe || character === 'rural' || character === 'park') return 1992 + Math.round(14 * patches(x, y));
    const d = Math.min(1, hypot(x - lobe.x, y - lobe.y) / lobe.radiusM);
    const share = Math.max(0, Math.min(1, d * 0.8 + 0.35 * patches(x, y) + (edge.roadClass === 'local' ? 0.1 : 0)));
    return Math.round(lobe.yearFrom + share * (lobe.yearTo - lobe.yearFrom));
  };
}

function finishBlocks(blocks: readonly (RawBlock | undefined)[], areas: Areas): Block[] {
  const result: Block[] = [];
  for (const block of blocks) {
    if (!block) continue;
    const street = areas.streets[areas.streetOf[block.face]];
    result.push({
      id: `B${String(result.length + 1).padStart(5, '0')}`,
      // Where three lines all but meet, a hole of no size may be left.
      polygon: block.polygon.map(unpinchRing).filter((ring, i) => i === 0 || Math.abs(ringArea(ring)) > 1),
      character: block.character,
      cover: block.cover,
      streetId: street.id,
      districtId: street.districtId,
      builtUp: block.builtUp,
    });
  }
  return result;
}

/** What lies in the city of a water, unless it is a mere corner of a lake that belongs to the neighbours. */
function mostlyIn(water: Water, inCity: Polygon[]): Polygon[] {
  const areaM2 = inCity.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
  const flows = water.type === 'river' || water.type === 'canal';
  return flows || areaM2 > 0.4 * polygonArea(water.polygon) ? inCity : [];
}

/** A built-up street away from the core, of middling size, that the survey left out. */
function chooseUnsurveyed(areas: Areas, blocks: readonly (RawBlock | undefined)[]): number {
  const built = new Float64Array(areas.streets.length);
  const recent = new Float64Array(areas.streets.length);
  for (const block of blocks) {
    if (!block?.builtUp) continue;
    built[areas.streetOf[block.face]] += block.areaM2;
    if (block.character === 'new') recent[areas.streetOf[block.face]] += block.areaM2;
  }
  let best = 0;
  let bestScore = -Infinity;
  const typical = [...built].sort((a, b) => a - b)[Math.floor(built.length * 0.6)];
  for (let k = 0; k < built.length; k++) {
    const score = recent[k] / (built[k] + 1) - Math.abs(built[k] - typical) / (typical + 1);
    if (score > bestScore) {
      best = k;
      bestScore = score;
    }
  }
  return best;
}
