import { addVillage, type Land } from './land.ts';
import { drawMainRoads } from './main-roads.ts';
import { gradientNoise } from './noise.ts';
import type { Character, RoadClass } from './plan.ts';
import { randomStream } from './random.ts';
import { rasterAt } from './raster.ts';
import { SegmentGraph } from './segment-graph.ts';
import { StreetField } from './street-field.ts';
import type { Rank } from './street-rank.ts';
import { traceStreets } from './street-tracer.ts';

type Spacing = Partial<Record<Character, number>>;

const arterial: Spacing = { inner: 900, new: 1020, industrial: 1250, suburb: 900, urban_village: 1000 };
const secondary: Spacing = { core: 340, inner: 430, new: 520, industrial: 640, suburb: 460, urban_village: 500 };
const local: Spacing = { core: 135, inner: 196, new: 268, industrial: 345, suburb: 240 };

/** Grows all streets: great roads first, then rank by rank down to the lanes of villages. */
export function makeStreets(land: Land): SegmentGraph {
  const { shape } = land;
  const graph = new SegmentGraph(shape.extent);
  const field = new StreetField(land);
  const vary = gradientNoise(shape.seed, 'spacing', 620);
  drawMainRoads(graph, field, land);
  const spacing =
    (table: Spacing, stretch: number) =>
    (x: number, y: number, northSouth: boolean): number => {
      const kind = land.characterAt(x, y);
      const base = kind && table[kind];
      if (!base) return 0;
      return base * (northSouth ? stretch : 1 / stretch) * (1 + 0.28 * vary(x, y));
    };
  const run = (rank: Partial<Rank> & Pick<Rank, 'roadClass' | 'origin' | 'spacingM' | 'endsAt'>): void =>
    traceStreets(
      graph,
      field,
      land,
      {
        bridges: 0.5,
        deadEndM: 0,
        lookAheadM: 0,
        tangled: false,
        stepM: 22,
        startsPerKm2: 20,
        maxLengthM: 9000,
        ...rank,
      },
      randomStream(shape.seed, `streets ${rank.origin}`),
    );
  run({
    roadClass: 'arterial',
    origin: 'arterial',
    spacingM: spacing(arterial, 1.05),
    endsAt: ends(0, 0.12, 0, 0, 0),
    bridges: 1,
    stepM: 30,
    deadEndM: 700,
    lookAheadM: 700,
  });
  run({
    roadClass: 'secondary',
    origin: 'secondary',
    spacingM: spacing(secondary, 1.08),
    endsAt: ends(0.72, 0.2, 0.1, 0, 0),
    bridges: 0.85,
    deadEndM: 400,
  });
  const open = (x: number, y: number): number => {
    const kind = land.characterAt(x, y);
    return kind === 'rural' ? 540 * (1 + 0.35 * vary(x, y)) : kind === 'park' ? 1100 : 0;
  };
  run({
    roadClass: 'local',
    origin: 'country',
    spacingM: open,
    endsAt: ends(1, 0.5, 0.5, 0.35, 0),
    bridges: 0.9,
    deadEndM: 900,
    lookAheadM: 650,
    startsPerKm2: 14,
  });
  ruralVillages(land, graph);
  const streets = spacing(local, 1.16);
  const noVillage = (x: number, y: number, ns: boolean): number =>
    rasterAt(land.village, x, y) ? 0 : streets(x, y, ns);
  run({
    roadClass: 'local',
    origin: 'street',
    spacingM: noVillage,
    endsAt: ends(1, 0.5, 0.25, 0.12, 0),
    bridges: 0.35,
    stepM: 20,
    startsPerKm2: 60,
    maxLengthM: 2600,
  });
  const lanes = laneSpacing(land, vary);
  run({
    roadClass: 'lane',
    origin: 'lane',
    spacingM: lanes,
    endsAt: ends(1, 1, 0.9, 0.55, 0.2),
    bridges: 0.05,
    deadEndM: 45,
    tangled: true,
    stepM: 13,
    startsPerKm2: 70,
    maxLengthM: 700,
  });
  return graph;
}

function ends(
  expressway: number,
  arterials: number,
  secondaries: number,
  locals: number,
  lanes: number,
): Record<RoadClass, number> {
  return { expressway, arterial: arterials, secondary: secondaries, local: locals, lane: lanes };
}

function laneSpacing(land: Land, vary: (x: number, y: number) => number) {
  const patches = gradientNoise(land.shape.seed, 'lane patches', 480);
  return (x: number, y: number, northSouth: boolean): number => {
    const kind = land.characterAt(x, y);
    if (kind === undefined) return 0;
    if (rasterAt(land.village, x, y)) return (kind === 'urban_village' ? 50 : 62) * (northSouth ? 1.15 : 0.9);
    if (kind === 'core') return 66 * (northSouth ? 1.2 : 0.85) * (1 + 0.25 * vary(x, y));
    if (kind === 'inner' && patches(x, y) > 0.1) return 112 * (northSouth ? 1.15 : 0.9);
    if (kind === 'suburb' && patches(x, y) > 0.3) return 90;
    return 0;
  };
}

/** Villages of the open country, where country roads meet or pass. */
function ruralVillages(land: Land, graph: SegmentGraph): void {
  const random = randomStream(land.shape.seed, 'rural-villages');
  const wanted = Math.max(2, Math.round(46 * land.shape.size));
  let made = 0;
  for (let k = 0; k < wanted * 50 && made < wanted && graph.x.length > 0; k++) {
    const v = Math.floor(random() * graph.x.length);
    const radiusM = (105 + 120 * random() ** 1.5) * Math.min(1, Math.max(0.5, land.shape.scale));
    if (graph.at[v].length < 2 || land.characterAt(graph.x[v], graph.y[v]) !== 'rural') continue;
    if (graph.at[v].some((s) => graph.roadClass(s) === 'expressway')) continue;
    const x = graph.x[v] + (random() - 0.5) * radiusM;
    const y = graph.y[v] + (random() - 0.5) * radiusM;
    if (addVillage(land, { x, y, radiusM, urban: false }, 2.2)) made++;
  }
}
