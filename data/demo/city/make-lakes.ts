import { groundGuess } from './ground-guess.ts';
import { counterClockwise, inRing, nearestOnLine } from './lines.ts';
import { gradientNoise } from './noise.ts';
import type { Water } from './plan.ts';
import { randomStream } from './random.ts';
import type { Shape } from './shape.ts';
import { waterNames } from './water-names.ts';
import { hypot } from './hypot.ts';

/** Adds lakes and, in the open country, ponds to the waters; none touches another. The river must come first. */
export function addLakes(shape: Shape, waters: Water[]): void {
  const random = randomStream(shape.seed, 'lakes');
  const { scale } = shape;
  const places: [number, number, number, number][] = [
    [1.7, 3.2, 0.52, 1.5],
    [7.2, 4.3, 0.62, 1.7],
    [-5.9, 4.0, 0.42, 1.4],
    [0.95, -5.4, 0.44, 1.8],
    [-7.9, -6.2, 0.6, 1.6],
    [-0.65, 1.0, 0.17, 1.9],
    [8.9, -6.6, 0.45, 1.5],
    [-9.1, 1.9, 0.33, 2.0],
  ];
  let lakes = 0;
  for (const [u, v, radius, stretch] of places) {
    const [x, y] = shape.place(u + (random() - 0.5) * 0.3, v + (random() - 0.5) * 0.3);
    const ring = shore(x, y, radius * 1000 * scale, stretch, random);
    if (overlaps(ring, waters, 40 * scale)) continue;
    const level = groundGuess(shape, waters[0], x, y) - 1.6;
    waters.push(standing(`W${waters.length + 1}`, 'lake', waterNames.lakes[lakes++], ring, level, x, y));
  }
  const count = Math.round(90 * Math.min(10, shape.size));
  let ponds = 0;
  for (let k = 0; k < count * 3 && ponds < count; k++) {
    const u = (random() * 2 - 1) * 10.4;
    const v = (random() * 2 - 1) * 8.4;
    const [x, y] = shape.place(u, v);
    if (!inRing(shape.outline, x, y)) continue;
    const radiusM = 18 + 55 * random() ** 2;
    if (shape.lobes.some((l) => hypot(l.x - x, l.y - y) < l.radiusM * (random() < 0.1 ? 0.3 : 1.02))) continue;
    const ring = shore(x, y, radiusM, 1 + random(), random);
    if (overlaps(ring, waters, 60)) continue;
    ponds++;
    const name = { zh: '', en: '' };
    waters.push(standing(`W${waters.length + 1}`, 'pond', name, ring, groundGuess(shape, waters[0], x, y) - 1, x, y));
  }
}

function standing(
  id: string,
  type: 'lake' | 'pond',
  name: Water['name'],
  ring: number[],
  level: number,
  x: number,
  y: number,
): Water {
  return {
    id,
    name,
    type,
    polygon: [ring],
    inCity: [[ring]],
    centreline: [x, y],
    normalLevelM: level,
    floodLevelM: level + 0.9,
  };
}

/** A natural shore: an ellipse whose radius varies at several scales, with bays and headlands. */
function shore(x: number, y: number, radiusM: number, stretch: number, random: () => number): number[] {
  const turn = random() * Math.PI;
  const seed = Math.floor(random() * 1e9);
  const waves = [1.3, 0.55, 0.24, 0.1].map((share, k) =>
    gradientNoise(seed, `shore ${k}`, share * Math.max(60, radiusM)),
  );
  const n = Math.max(20, Math.min(260, Math.round(radiusM / 3)));
  const ring: number[] = [];
  for (let k = 0; k < n; k++) {
    const a = (k / n) * 2 * Math.PI;
    const [cx, cy] = [radiusM * Math.sqrt(stretch) * Math.cos(a), (radiusM / Math.sqrt(stretch)) * Math.sin(a)];
    const wave = Math.max(
      0.35,
      1 + 0.42 * waves[0](cx, cy) + 0.2 * waves[1](cx, cy) + 0.09 * waves[2](cx, cy) + 0.04 * waves[3](cx, cy),
    );
    const [ex, ey] = [cx * wave, cy * wave];
    ring.push(x + ex * Math.cos(turn) - ey * Math.sin(turn), y + ex * Math.sin(turn) + ey * Math.cos(turn));
  }
  ring.push(ring[0], ring[1]);
  return counterClockwise(ring, true);
}

function overlaps(ring: readonly number[], waters: readonly Water[], gapM: number): boolean {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    minX = Math.min(minX, ring[i]);
    maxX = Math.max(maxX, ring[i]);
    minY = Math.min(minY, ring[i + 1]);
    maxY = Math.max(maxY, ring[i + 1]);
  }
  const middleX = (minX + maxX) / 2;
  const middleY = (minY + maxY) / 2;
  const reach = hypot(maxX - minX, maxY - minY) / 2 + gapM;
  for (const water of waters) {
    const half = water.type === 'river' ? 150 : 25;
    if (water.centreline.length > 2) {
      if (nearestOnLine(water.centreline, middleX, middleY).distanceM > reach + half) continue;
    } else if (hypot(water.centreline[0] - middleX, water.centreline[1] - middleY) > reach + 1200) continue;
    const other = water.polygon[0];
    for (let i = 0; i < ring.length; i += 2) {
      if (nearestOnLine(other, ring[i], ring[i + 1]).distanceM < gapM) return true;
    }
  }
  return false;
}
