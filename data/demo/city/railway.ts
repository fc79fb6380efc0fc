import type { SurveyFeature } from '../../model/feature.ts';
import type { Text } from '../../model/text.ts';
import { nameValues, type FeatureWriter } from './feature-writer.ts';
import { curveThrough, inRing, lineLength, nearestOnLine, smoothLine } from './lines.ts';
import type { Railway } from './plan.ts';
import { randomStream } from './random.ts';
import type { Shape } from './shape.ts';
import { hypot } from './hypot.ts';

/** Kilometres of the unit city (shape.ts): past the old town on its far side from the river, on through the works. */
const course: readonly (readonly [number, number])[] = [
  [13, 0.4],
  [10.4, 0.9],
  [7.9, 1.25],
  [5.6, 1.75],
  [3.9, 3.1],
  [2.2, 4.25],
  [0.2, 4.55],
  [-1.8, 4.2],
  [-3.7, 3.2],
  [-5.0, 1.7],
  [-5.9, 0.0],
  [-6.5, -2.0],
  [-7.5, -4.3],
  [-9.3, -6.2],
  [-12, -7.6],
];

const stations: readonly { at: readonly [number, number]; name: Text; lengthM: number }[] = [
  { at: [0.2, 4.55], name: { zh: '示范城站', en: 'Demo City Station' }, lengthM: 480 },
  { at: [7.9, 1.25], name: { zh: '澜城东站', en: 'Lancheng East Station' }, lengthM: 320 },
  { at: [-6.5, -2.0], name: { zh: '柏桥货运站', en: 'Baiqiao Freight Station' }, lengthM: 420 },
];

/** The main line through the city, cut at its boundary, and its stations as stretches of it. */
export function makeRailways(shape: Shape): Railway[] {
  const random = randomStream(shape.seed, 'railway');
  const jitter = (): number => (random() * 2 - 1) * 0.12;
  const control = course.map(([u, v]) => shape.place(u + jitter(), v + jitter()));
  const whole = smoothLine(curveThrough(control, 25), 12);
  const line: Railway = {
    name: { zh: '澜溪铁路', en: 'Lanxi Railway' },
    type: 'rail',
    points: within(shape.outline, whole),
  };
  return [
    line,
    ...stations.flatMap(({ at, name, lengthM }): Railway[] => {
      const { alongM } = nearestOnLine(line.points, ...shape.place(...at));
      const points = stretch(line.points, alongM, lengthM * Math.min(1, shape.scale));
      return points.length >= 4 ? [{ name, type: 'station', points }] : [];
    }),
  ];
}

/** Records of the railways. */
export function railwayFeatures(railways: readonly Railway[], write: FeatureWriter): SurveyFeature[] {
  return railways.map(({ name, type, points }, index) =>
    write.feature('railwayId', `RW${index + 1}`, write.line(points), { ...nameValues(name), railType: type }),
  );
}

/** The longest stretch of a line that lies in a ring. */
function within(ring: readonly number[], line: readonly number[]): number[] {
  let best: number[] = [];
  let open: number[] = [];
  for (let i = 0; i < line.length; i += 2) {
    const inside = inRing(ring, line[i], line[i + 1]);
    if (inside) open.push(line[i], line[i + 1]);
    if (!inside || i + 2 === line.length) {
      if (open.length > best.length) best = open;
      open = inside ? open : [];
    }
  }
  return best;
}

/** What lies within half of `lengthM` on either side of a place along the line. */
function stretch(line: readonly number[], atM: number, lengthM: number): number[] {
  const middle = Math.max(lengthM / 2, Math.min(lineLength(line) - lengthM / 2, atM));
  const points: number[] = [];
  let along = 0;
  for (let i = 0; i < line.length; i += 2) {
    if (i > 0) along += hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
    if (Math.abs(along - middle) <= lengthM / 2) points.push(line[i], line[i + 1]);
  }
  return points;
}
