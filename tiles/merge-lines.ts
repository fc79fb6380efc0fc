import { GeometryWriter } from './piece-store.ts';
import type { TileContent } from './tile-content.ts';

/** Grids merged lines can lie on, in tile units: half a pixel, or a pixel where there is no room for that. */
export const FINE_GRID = 4;
export const COARSE_GRID = 8;
const OFFSET = 64;
/** Places on the grid along one axis; more than (4096 + 2 · OFFSET) / FINE_GRID. */
const ACROSS = 2048;
const PLACES = ACROSS * ACROSS;
/** Longer chains are cut: renderers limit the vertices of one line. */
const CHAIN_MAX = 1000;

/**
 * Draws the lines of a tile as a network instead of record by record: vertices on a grid, every stretch once, one
 * entry per set of attributes with its stretches chained. Where lines with the same codes (kind, role …) lie on one
 * another, the most important one is drawn. `drawn` lists the features that are in the picture: drawn, covered by such
 * a line, or shorter than the grid and on one. Short ones away from any line are not in it.
 */
export function mergeLines(content: TileContent, zoom: number, grid: number): { merged: TileContent; drawn: number[] } {
  const { columns } = content;
  const fields = columns.fields.filter((field) => field.fromZoom <= zoom);
  const networks = new Map<string, Network>();
  const groups = new Map<string, { feature: number; stretches: number[] }>();
  const drawn: number[] = [];
  for (let i = 0; i < content.feature.length; i++) {
    const feature = content.feature[i];
    let codes = '';
    let all = '';
    for (const field of fields) {
      all += `${field.valueOf[feature]} `;
      if (field.isCode) codes += `${field.valueOf[feature]} `;
    }
    const network = getOrAdd(networks, codes, (): Network => ({ stretches: new Set(), places: new Set(), spots: [] }));
    const group = getOrAdd(groups, all, () => ({ feature, stretches: [] }));
    let isDrawn = false;
    const spot = forEachStretch(content.commands, content.from[i], content.to[i], grid, (a, b) => {
      isDrawn = true;
      const stretch = Math.min(a, b) * PLACES + Math.max(a, b);
      if (network.stretches.has(stretch)) return;
      network.stretches.add(stretch);
      network.places.add(a).add(b);
      group.stretches.push(stretch);
    });
    if (isDrawn) drawn.push(feature);
    else network.spots.push({ feature, place: spot });
  }
  for (const { places, spots } of networks.values()) {
    for (const { feature, place } of spots) if (places.has(place)) drawn.push(feature);
  }
  const writer = new GeometryWriter();
  const merged: TileContent = { columns, feature: [], from: [], to: [], commands: new Uint32Array(), hasIds: false };
  for (const group of groups.values()) {
    if (group.stretches.length === 0) continue;
    merged.feature.push(group.feature);
    merged.from.push(writer.commands.length);
    writer.rewind();
    for (const chain of chainsOf(group.stretches, grid)) writer.line(chain);
    merged.to.push(writer.commands.length);
  }
  merged.commands = writer.commands.view();
  return { merged, drawn };
}

/** What is drawn with one set of codes. A stretch is an unordered pair of places as one number. */
interface Network {
  stretches: Set<number>;
  /** Ends of the stretches. */
  places: Set<number>;
  /** Features that shrank to one place. */
  spots: { feature: number; place: number }[];
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** A place on the grid as one number. */
function placeOf(x: number, y: number, grid: number): number {
  return Math.round((y + OFFSET) / grid) * ACROSS + Math.round((x + OFFSET) / grid);
}

/** Calls `use` with the two places of every stretch of a geometry; returns the last place. */
function forEachStretch(
  commands: Uint32Array,
  from: number,
  to: number,
  grid: number,
  use: (a: number, b: number) => void,
): number {
  let x = 0;
  let y = 0;
  let before = -1;
  for (let c = from; c < to;) {
    const command = commands[c++];
    const isStart = (command & 7) === 1;
    for (let count = command >>> 3; count > 0; count--) {
      const dx = commands[c++];
      const dy = commands[c++];
      x += (dx >>> 1) ^ -(dx & 1);
      y += (dy >>> 1) ^ -(dy & 1);
      const here = placeOf(x, y, grid);
      if (!isStart && here !== before) use(before, here);
      before = here;
    }
  }
  return before;
}

/** Joins stretches end to end into lines, flat tile units, points on a straight run left out. */
function chainsOf(stretches: readonly number[], grid: number): number[][] {
  const at = new Map<number, number[]>();
  const ends = stretches.map((stretch): [number, number] => [Math.floor(stretch / PLACES), stretch % PLACES]);
  ends.forEach(([a, b], s) => {
    getOrAdd(at, a, () => []).push(s);
    getOrAdd(at, b, () => []).push(s);
  });
  const used = new Uint8Array(stretches.length);
  const walk = (place: number, chain: number[]): void => {
    let here = place;
    while (chain.length < CHAIN_MAX) {
      const next = at.get(here)!.find((s) => !used[s]);
      if (next === undefined) return;
      used[next] = 1;
      here = ends[next][0] === here ? ends[next][1] : ends[next][0];
      chain.push(here);
    }
  };
  const chains: number[][] = [];
  ends.forEach(([a, b], s) => {
    if (used[s]) return;
    used[s] = 1;
    const chain = [a, b];
    walk(b, chain);
    chain.reverse();
    walk(a, chain);
    chains.push(toPoints(chain, grid));
  });
  return chains;
}

function toPoints(chain: readonly number[], grid: number): number[] {
  const points: number[] = [];
  for (const place of chain) {
    const x = (place % ACROSS) * grid - OFFSET;
    const y = Math.floor(place / ACROSS) * grid - OFFSET;
    const n = points.length;
    if (n >= 4) {
      const ax = points[n - 2] - points[n - 4];
      const ay = points[n - 1] - points[n - 3];
      const bx = x - points[n - 2];
      const by = y - points[n - 1];
      if (ax * by === ay * bx && ax * bx + ay * by > 0) points.length -= 2;
    }
    points.push(x, y);
  }
  return points;
}
