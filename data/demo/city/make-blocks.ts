import type { DividedLand } from './divide-land.ts';
import { innerPoint, polygonArea, ringPerimeter } from './inner-point.ts';
import type { Land } from './land.ts';
import { inPolygon, inRing } from './lines.ts';
import type { Block, Character, Polygon, Water } from './plan.ts';
import { randomStream } from './random.ts';
import { rasterAt } from './raster.ts';

export interface RawBlock {
  face: number;
  polygon: Polygon;
  areaM2: number;
  x: number;
  y: number;
  character: Character;
  cover: Block['cover'];
  builtUp: boolean;
  /** Index of the water it is part of, −1 on land. */
  water: number;
}

/** From this size on a green block is a park and not built-up land. */
const parkM2 = 10_000;

/** The faces inside the city boundary with what stands on them, by face; undefined outside. */
export function makeBlocks(divided: DividedLand, land: Land): (RawBlock | undefined)[] {
  const random = randomStream(land.shape.seed, 'blocks');
  const { faces } = divided.arrangement;
  const waterAt = waterFinder(land.waters);
  const beside = bankFaces(divided);
  const inWoods = ringFinder(divided.woods);
  return faces.map((polygon, face) => {
    const [x, y] = innerPoint(polygon);
    const chance = random();
    if (!inRing(land.shape.outline, x, y)) return undefined;
    const areaM2 = polygonArea(polygon);
    const base = { face, polygon, areaM2, x, y, water: waterAt(x, y) };
    if (base.water >= 0) return { ...base, character: 'park', cover: 'water', builtUp: false };
    const character = characterOf(land, polygon, x, y);
    const width = (2 * areaM2) / ringPerimeter(polygon[0]);
    if (character === 'rural' || character === 'park') {
      if (inWoods(x, y)) return { ...base, character, cover: 'forest', builtUp: false };
      const village = character === 'rural' && areaM2 < 26_000 && rasterAt(land.village, x, y) > 0;
      const cover = village ? 'building' : chance < 0.035 && areaM2 < 200_000 ? 'bare' : 'farmland';
      return { ...base, character, cover, builtUp: false };
    }
    // Land that no street divides is not yet built on.
    if (areaM2 > (character === 'industrial' ? 700_000 : 420_000)) {
      return { ...base, character: 'rural', cover: 'farmland', builtUp: false };
    }
    const cover = coverOf(character, areaM2, width, beside.has(face), chance);
    // Nobody lays sewers into the middle of a park; verges and small greens belong to what is built around them.
    return { ...base, character, cover, builtUp: cover !== 'green' || areaM2 < parkM2 };
  });
}

function coverOf(
  character: Character,
  areaM2: number,
  width: number,
  waterside: boolean,
  chance: number,
): Block['cover'] {
  if (waterside && (width < 45 || (areaM2 < 60_000 && chance < 0.6))) return 'green';
  if (width < 11) return chance < 0.6 ? 'green' : 'paved';
  const [green, paved, bare] = {
    core: [0.03, 0.04, 0],
    inner: [0.06, 0.05, 0.01],
    new: [0.09, 0.05, 0.03],
    industrial: [0.05, 0.1, 0.03],
    urban_village: [0.02, 0.03, 0.01],
    suburb: [0.08, 0.04, 0.03],
    rural: [0, 0, 0],
    park: [1, 0, 0],
  }[character] as [number, number, number];
  // Large blocks are rarely paved all over.
  const share = areaM2 > 60_000 ? paved * 0.3 : paved;
  if (chance < green) return 'green';
  if (chance < green + share) return 'paved';
  return chance < green + share + bare ? 'bare' : 'building';
}

/** The character most of a face has, asked at its inner point and half way to its corners. */
function characterOf(land: Land, polygon: Polygon, x: number, y: number): Character {
  const votes = new Map<Character, number>();
  const vote = (px: number, py: number, weight: number): void => {
    const kind = land.characterAt(px, py);
    if (kind) votes.set(kind, (votes.get(kind) ?? 0) + weight);
  };
  vote(x, y, 3);
  const ring = polygon[0];
  const step = Math.max(2, 2 * Math.floor(ring.length / 16));
  for (let i = 0; i < ring.length - 2; i += step) vote(0.6 * x + 0.4 * ring[i], 0.6 * y + 0.4 * ring[i + 1], 1);
  let best: Character = 'rural';
  let most = 0;
  for (const [kind, count] of votes) {
    if (count > most) {
      best = kind;
      most = count;
    }
  }
  return best;
}

function bankFaces(divided: DividedLand): Set<number> {
  const { graph, faceOf } = divided.arrangement;
  const faces = new Set<number>();
  for (let s = 0; s < graph.from.length; s++) {
    if (graph.alive[s] && divided.roadOf(s) < 0 && divided.dividerOf(s) === 'bank')
      faces.add(faceOf[2 * s]).add(faceOf[2 * s + 1]);
  }
  return faces;
}

function waterFinder(waters: readonly Water[]): (x: number, y: number) => number {
  const finders = waters.map((w) => {
    const box = boxOf(w.polygon[0]);
    return (x: number, y: number): boolean =>
      x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && inPolygon(w.polygon, x, y);
  });
  return (x, y) => finders.findIndex((inside) => inside(x, y));
}

function ringFinder(rings: readonly number[][]): (x: number, y: number) => boolean {
  const boxed = rings.map((ring) => ({ ring, box: boxOf(ring) }));
  return (x, y) => {
    let inside = false;
    for (const { ring, box } of boxed) {
      if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] && inRing(ring, x, y)) inside = !inside;
    }
    return inside;
  };
}

function boxOf(ring: readonly number[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0], ring[i]);
    box[1] = Math.min(box[1], ring[i + 1]);
    box[2] = Math.max(box[2], ring[i]);
    box[3] = Math.max(box[3], ring[i + 1]);
  }
  return box;
}
