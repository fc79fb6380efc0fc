import { inRing, ringArea } from '../lines.ts';
import { innerPoint, polygonArea } from '../inner-point.ts';
import { mergeBlocks } from '../merge-blocks.ts';
import type { Block, Character, CityPlan, Ring, RoadClass, Village } from '../plan.ts';
import { randomStream } from '../random.ts';
import { hypot } from '../hypot.ts';

/** A place that was left without pipes, one block or several with the streets between them, given by its ring. */
export interface BlankSite {
  x: number;
  y: number;
  /** Farthest corner from the middle. */
  radiusM: number;
  ring: Ring;
  streetId: string;
  /** Behind its wall: the streets around have sewers. */
  contains: (x: number, y: number) => boolean;
  /** In it or on its border: so do not the lanes around. */
  touches: (x: number, y: number) => boolean;
}

/** Sites per whole city besides the urban villages: works whose pipes nobody handed over, the rim, old blocks. */
const wantedPerCity: Partial<Record<Character, number>> = { industrial: 90, suburb: 34, new: 34, inner: 4, core: 1 };

/** Wished areas, ha: works are larger than compounds of housing; in the old city it is a block or two. */
const sizesHa: Partial<Record<Character, readonly [number, number]>> = {
  industrial: [9, 30],
  inner: [3, 6],
  core: [3, 6],
};
const otherSizesHa: readonly [number, number] = [6, 15];

/** From the axis of the streets around to the wall of a site. */
const wallM = 14;
/** How far the sewers around a site reach in, and the least land beyond: doubtful blank areas are none. */
const reachM = 50;
const leastBlankM2 = 4000;

/** Roads that no site spans. */
export function isMainRoad(roadClass: RoadClass): boolean {
  return roadClass !== 'local' && roadClass !== 'lane';
}

/**
 * Chooses where the city has no drains: seven urban villages in eight, then works of the industrial belt, compounds of
 * the towns at the rim, a few old blocks. Sites keep apart from each other and from the street nobody surveyed, where
 * nothing can be found.
 */
export function chooseBlankSites(plan: CityPlan): BlankSite[] {
  const random = randomStream(plan.seed, 'blank-areas');
  const land = plan.blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.builtUp && block.cover !== 'water' && block.streetId !== plan.unsurveyedStreetId)
    .map(({ block, index }): Plot => {
      const [x, y] = innerPoint(block.polygon);
      return { block, index, x, y, areaM2: polygonArea(block.polygon), taken: false };
    });
  const besides = neighbours(plan, land);
  const sites: BlankSite[] = [];
  const add = (plots: readonly Plot[]): boolean => {
    const made = siteOf(plots);
    if (!made) return false;
    // Blocks beside a site drain; else two sites would be one.
    for (const plot of plots) {
      plot.taken = true;
      for (const other of besides.get(plot.index) ?? []) other.taken = true;
    }
    sites.push(made);
    return true;
  };
  let number = 0;
  for (const village of plan.villages.filter(({ urban }) => urban).sort((a, b) => b.radiusM - a.radiusM || a.x - b.x)) {
    const left = new Set(
      land.filter(({ block, x, y }) => block.character === 'urban_village' && isWithin(village, x, y)),
    );
    if (left.size === 0 || number++ % 8 === 7) continue;
    for (const start of left) {
      const plots = cluster(start, Infinity, besides, (plot) => left.has(plot));
      for (const plot of plots) left.delete(plot);
      add(plots);
    }
  }
  for (const [character, perCity] of Object.entries(wantedPerCity)) {
    let left = Math.max(1, Math.round(perCity * Math.min(10, plan.size)));
    const candidates = land
      .filter(({ block }) => block.character === character)
      .map((plot) => ({ plot, rank: random() }))
      .sort((a, b) => a.rank - b.rank);
    for (const { plot } of candidates) {
      if (left === 0) break;
      const [least, most] = sizesHa[character as Character] ?? otherSizesHa;
      const wishedM2 = 10_000 * (least + (most - least) * random());
      if (plot.taken || plot.areaM2 > 1.5 * wishedM2) continue;
      const plots = cluster(plot, wishedM2, besides, ({ block, taken }) => !taken && block.character === character);
      const areaM2 = plots.reduce((sum, each) => sum + each.areaM2, 0);
      if (areaM2 > 0.6 * wishedM2 && add(plots)) left--;
    }
  }
  return sites;
}

interface Plot {
  block: Block;
  index: number;
  x: number;
  y: number;
  areaM2: number;
  taken: boolean;
}

function isWithin(village: Village, x: number, y: number): boolean {
  return hypot(x - village.x, y - village.y) < village.radiusM;
}

/** Plots beside each plot, by the index of its block; none across a main road, which has its sewers anyway. */
function neighbours({ blocks, roads }: CityPlan, land: readonly Plot[]): Map<number, Plot[]> {
  const ownerOf = new Map<number, Plot>();
  const mainRoads = new Set<number>();
  const way = wayNumbers();
  for (const { roadClass, points } of roads.edges) {
    if (!isMainRoad(roadClass)) continue;
    for (let i = 0; i + 3 < points.length; i += 2) mainRoads.add(way(points, i, i + 2)).add(way(points, i + 2, i));
  }
  const result = new Map<number, Plot[]>(land.map(({ index }) => [index, []]));
  for (const plot of land) {
    for (const ring of blocks[plot.index].polygon) {
      for (let i = 0; i + 3 < ring.length; i += 2) {
        const there = way(ring, i, i + 2);
        if (mainRoads.has(there)) continue;
        const other = ownerOf.get(way(ring, i + 2, i));
        ownerOf.set(there, plot);
        if (!other || other === plot || result.get(plot.index)!.includes(other)) continue;
        result.get(plot.index)!.push(other);
        result.get(other.index)!.push(plot);
      }
    }
  }
  return result;
}

/** Numbers the ways from one place of a line to another, so that the same two places always give the same number. */
function wayNumbers(): (line: readonly number[], from: number, to: number) => number {
  const columns = new Map<number, Map<number, number>>();
  let count = 0;
  const placeOf = (x: number, y: number): number => {
    let column = columns.get(x);
    if (!column) columns.set(x, (column = new Map()));
    let place = column.get(y);
    if (place === undefined) column.set(y, (place = count++));
    return place;
  };
  return (line, from, to) => placeOf(line[from], line[from + 1]) * 2 ** 26 + placeOf(line[to], line[to + 1]);
}

/** A plot and those beside it, nearest first, until they have the wished area. */
function cluster(start: Plot, wishedM2: number, besides: Map<number, Plot[]>, fits: (plot: Plot) => boolean): Plot[] {
  const plots = [start];
  let areaM2 = start.areaM2;
  while (areaM2 < 0.85 * wishedM2) {
    const rim = plots.flatMap(({ index }) => besides.get(index)!).filter((plot) => !plots.includes(plot) && fits(plot));
    const next = rim
      .filter((plot) => areaM2 + plot.areaM2 < 1.3 * wishedM2)
      .sort((a, b) => hypot(a.x - start.x, a.y - start.y) - hypot(b.x - start.x, b.y - start.y))[0];
    if (!next) break;
    plots.push(next);
    areaM2 += next.areaM2;
  }
  return plots;
}

function siteOf(plots: readonly Plot[]): BlankSite | undefined {
  const merged = mergeBlocks(plots.map(({ block }) => block.polygon));
  // What lies in the middle of it is blank too.
  const ring = merged.toSorted((a, b) => ringArea(b[0]) - ringArea(a[0]))[0]?.[0];
  if (!ring) return undefined;
  const [x, y] = innerPoint([ring]);
  let radiusM = 0;
  for (let i = 0; i < ring.length; i += 2) radiusM = Math.max(radiusM, hypot(ring[i] - x, ring[i + 1] - y));
  /** Distance from the border, positive inside; −∞ far outside. */
  const depthM = (px: number, py: number): number => {
    if (hypot(px - x, py - y) > radiusM + wallM) return -Infinity;
    return (inRing(ring, px, py) ? 1 : -1) * distanceTo(ring, px, py);
  };
  const stepM = 20;
  let blankM2 = 0;
  for (let px = x - radiusM; px <= x + radiusM; px += stepM)
    for (let py = y - radiusM; py <= y + radiusM; py += stepM) if (depthM(px, py) >= reachM) blankM2 += stepM ** 2;
  if (blankM2 < leastBlankM2) return undefined;
  return {
    x,
    y,
    radiusM,
    ring,
    streetId: plots[0].block.streetId,
    contains: (px, py) => depthM(px, py) >= wallM,
    touches: (px, py) => depthM(px, py) >= -wallM / 2,
  };
}

function distanceTo(ring: Ring, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [dx, dy] = [ring[i + 2] - ring[i], ring[i + 3] - ring[i + 1]];
    const t = Math.max(0, Math.min(1, ((x - ring[i]) * dx + (y - ring[i + 1]) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, hypot(ring[i] + t * dx - x, ring[i + 1] + t * dy - y));
  }
  return least;
}
