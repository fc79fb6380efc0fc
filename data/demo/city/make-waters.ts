import {
  curveThrough,
  inRing,
  lineLength,
  nearestOnLine,
  offsetLine,
  reverseLine,
  ringArea,
  smoothLine,
} from './lines.ts';
import { gradientNoise } from './noise.ts';
import type { Water } from './plan.ts';
import { randomStream } from './random.ts';
import type { Shape } from './shape.ts';
import { waterNames } from './water-names.ts';

/** Fall of the river and of the canals, metres per metre. */
export const riverSlope = 0.00008;
export const canalSlope = 0.0009;
/** Level of the river where it leaves the city. */
const outletLevelM = 19.5;

/** The river with its island, canals that run into it, lakes and ponds. The river comes first. */
export function makeWaters(shape: Shape): Water[] {
  const river = makeRiver(shape);
  const waters = [river, ...makeCanals(shape, river)];
  addLakes(shape, waters);
  for (const water of waters) if (water.centreline.length === 2) water.centreline = [...water.polygon[0]];
  return waters;
}

function makeRiver(shape: Shape): Water {
  const random = randomStream(shape.seed, 'river');
  const jitter = (): number => (random() * 2 - 1) * 0.22;
  const course: [number, number][] = [
    [-13, 3.2],
    [-10.6, 3.9],
    [-8.4, 3.3],
    [-6.3, 2.2],
    [-4.9, 0.4],
    [-3.9, -1.4],
    [-2.1, -2.5],
    [0.1, -2.2],
    [1.9, -1.1],
    [3.6, -0.5],
    [5.4, -0.9],
    [6.6, -2.3],
    [8.1, -3.3],
    [9.6, -2.9],
    [11.2, -3.2],
    [13, -3.9],
  ];
  const control = course.map(([u, v]) => shape.place(u + jitter(), v + jitter()));
  const centreline = curveThrough(control, 30);
  const total = lineLength(centreline);
  const factor = Math.min(1.25, Math.max(0.28, shape.scale));
  const left = gradientNoise(shape.seed, 'left bank', 700);
  const right = gradientNoise(shape.seed, 'right bank', 640);
  const islandAt = total * (0.6 + 0.08 * random());
  const reach = 620 * factor;
  const swell = (along: number): number => 75 * factor * Math.exp(-(((along - islandAt) / reach) ** 2));
  const half = (along: number, noise: number): number =>
    (102 + 18 * Math.sin(along / (1700 * factor)) + 26 * noise) * factor + swell(along);
  const leftBank = smoothLine(
    offsetLine(centreline, (along, x, y) => half(along, left(x, y))),
    3,
  );
  const rightBank = smoothLine(
    offsetLine(centreline, (along, x, y) => -half(along, right(x, y))),
    3,
  );
  const ring = [...rightBank, ...reverseLine(leftBank)];
  ring.push(ring[0], ring[1]);
  const polygon = [counterClockwise(ring, true)];
  if (shape.size >= 0.3) {
    // The island lies a little towards the left bank, long and pointed.
    const spine: number[] = [];
    let along = 0;
    for (let i = 2; i < centreline.length; i += 2) {
      along += Math.hypot(centreline[i] - centreline[i - 2], centreline[i + 1] - centreline[i - 1]);
      if (Math.abs(along - islandAt) < 0.62 * reach) spine.push(centreline[i], centreline[i + 1]);
    }
    const span = lineLength(spine);
    const width = (s: number): number => 58 * factor * Math.sin((Math.PI * s) / span) ** 0.8 + 1;
    const a = offsetLine(spine, (s) => 18 * factor + width(s));
    const b = offsetLine(spine, (s) => 18 * factor - width(s) * 0.8);
    const island = [...a, ...reverseLine(b)];
    island.push(island[0], island[1]);
    polygon.push(counterClockwise(island, false));
  }
  const normal = outletLevelM + (riverSlope * total) / 2;
  return {
    id: 'W1',
    name: waterNames.river,
    type: 'river',
    polygon,
    inCity: [polygon],
    centreline,
    normalLevelM: normal,
    floodLevelM: normal + 4.2,
  };
}

/** Canals and creeks, upstream first; each is cut into reaches of about 2 km, because its level falls. */
function makeCanals(shape: Shape, river: Water): Water[] {
  const random = randomStream(shape.seed, 'canals');
  const courses: { path: [number, number][]; widthM: number }[] = [
    {
      path: [
        [-2.6, 8.3],
        [-2.9, 6.6],
        [-2.2, 4.9],
        [-2.5, 3.3],
        [-1.7, 1.9],
        [-1.75, 0.4],
        [-2.4, -1.2],
      ],
      widthM: 24,
    },
    {
      path: [
        [6.3, 8.1],
        [5.2, 6.2],
        [3.9, 5.0],
        [4.0, 3.2],
        [3.0, 1.9],
        [3.2, 0.5],
      ],
      widthM: 34,
    },
    {
      path: [
        [-6.0, -8.1],
        [-4.9, -6.4],
        [-3.5, -5.4],
        [-2.9, -4.0],
        [-2.2, -3.2],
      ],
      widthM: 30,
    },
    {
      path: [
        [5.0, -8.0],
        [5.5, -6.5],
        [5.0, -5.2],
        [6.3, -4.1],
        [7.0, -3.0],
      ],
      widthM: 38,
    },
    {
      path: [
        [-10.3, 0.3],
        [-8.6, 0.0],
        [-7.0, -0.8],
        [-5.6, -0.4],
        [-4.9, -0.1],
      ],
      widthM: 22,
    },
  ];
  const canals: Water[] = [];
  for (const [index, { path, widthM }] of courses.entries()) {
    const jitter = (): number => (random() * 2 - 1) * 0.14;
    const control = path.map(([u, v]) => shape.place(u + jitter(), v + jitter()));
    const last = control[control.length - 1];
    control.push(nearestPoint(river.centreline, last[0], last[1]));
    const wander = gradientNoise(shape.seed, `canal ${index}`, 420);
    let centreline = curveThrough(control, 24);
    centreline = smoothLine(
      offsetLine(centreline, (_, x, y) => 75 * Math.min(1, shape.scale) * wander(x, y)),
      4,
    );
    const factor = Math.min(1.2, Math.max(0.3, shape.scale));
    const total = lineLength(centreline);
    const half = (along: number, x: number, y: number): number =>
      factor * (widthM / 2) * (0.75 + 0.35 * (along / total)) * (1 + 0.16 * wander(3 * x, 3 * y));
    const right = offsetLine(centreline, (s, x, y) => -half(s, x, y));
    const left = offsetLine(centreline, (s, x, y) => half(s, x, y));
    const mouth = nearestOnLine(river.centreline, centreline.at(-2)!, centreline.at(-1)!).alongM;
    const mouthLevel = outletLevelM + riverSlope * (lineLength(river.centreline) - mouth);
    const points = centreline.length / 2;
    const reaches = Math.max(1, Math.round(total / 2000));
    for (let k = 0; k < reaches; k++) {
      const from = Math.round(((points - 1) * k) / reaches);
      const to = Math.round(((points - 1) * (k + 1)) / reaches);
      const piece = (line: readonly number[]): number[] => line.slice(2 * from, 2 * to + 2);
      const ring = [...piece(right), ...reverseLine(piece(left))];
      ring.push(ring[0], ring[1]);
      const level = mouthLevel + canalSlope * total * (1 - (k + 0.5) / reaches);
      const polygon = [counterClockwise(ring, true)];
      canals.push({
        id: `W${canals.length + 2}`,
        name: waterNames.canals[index],
        type: 'canal',
        polygon,
        inCity: [polygon],
        centreline: piece(centreline),
        normalLevelM: level,
        floodLevelM: level + 2.4,
      });
    }
  }
  return canals;
}

function nearestPoint(line: readonly number[], x: number, y: number): [number, number] {
  let best: [number, number] = [line[0], line[1]];
  for (let i = 2; i < line.length; i += 2) {
    if (Math.hypot(line[i] - x, line[i + 1] - y) < Math.hypot(best[0] - x, best[1] - y)) best = [line[i], line[i + 1]];
  }
  return best;
}

function addLakes(shape: Shape, waters: Water[]): void {
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
    if (shape.lobes.some((l) => Math.hypot(l.x - x, l.y - y) < l.radiusM * (random() < 0.1 ? 0.3 : 1.02))) continue;
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
  const reach = Math.hypot(maxX - minX, maxY - minY) / 2 + gapM;
  for (const water of waters) {
    const half = water.type === 'river' ? 150 : 25;
    if (water.centreline.length > 2) {
      if (nearestOnLine(water.centreline, middleX, middleY).distanceM > reach + half) continue;
    } else if (Math.hypot(water.centreline[0] - middleX, water.centreline[1] - middleY) > reach + 1200) continue;
    const other = water.polygon[0];
    for (let i = 0; i < ring.length; i += 2) {
      if (nearestOnLine(other, ring[i], ring[i + 1]).distanceM < gapM) return true;
    }
  }
  return false;
}

/** Rough ground level from the distance to the river, before there is a terrain. */
export function groundGuess(shape: Shape, river: Water, x: number, y: number): number {
  const { distanceM } = nearestOnLine(river.centreline, x, y);
  const d = distanceM / Math.max(0.35, shape.scale);
  return river.normalLevelM + 5 + 4 * (1 - Math.exp(-d / 800)) + 0.0009 * d;
}

function counterClockwise(ring: number[], wanted: boolean): number[] {
  return ringArea(ring) > 0 === wanted ? ring : reverseLine(ring);
}
