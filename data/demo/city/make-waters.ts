import {
  counterClockwise,
  curveThrough,
  lineLength,
  nearestOnLine,
  offsetLine,
  reverseLine,
  smoothLine,
} from './lines.ts';
import { addLakes } from './make-lakes.ts';
import { gradientNoise } from './noise.ts';
import type { Water } from './plan.ts';
import { randomStream } from './random.ts';
import type { Shape } from './shape.ts';
import { waterNames } from './water-names.ts';
import { hypot } from './hypot.ts';

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
      along += hypot(centreline[i] - centreline[i - 2], centreline[i + 1] - centreline[i - 1]);
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
    if (hypot(line[i] - x, line[i + 1] - y) < hypot(best[0] - x, best[1] - y)) best = [line[i], line[i + 1]];
  }
  return best;
}
