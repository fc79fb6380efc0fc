import { drawLine, type Keep } from './draw-line.ts';
import type { Land } from './land.ts';
import { curveThrough, inRing, nearestOnLine, resample, smoothLine } from './lines.ts';
import { gradientNoise } from './noise.ts';
import type { RoadClass } from './plan.ts';
import { randomStream } from './random.ts';
import { rasterAt } from './raster.ts';
import { drawRiverside } from './riverside-roads.ts';
import type { SegmentGraph } from './segment-graph.ts';
import type { StreetField } from './street-field.ts';
import { hypot } from './hypot.ts';

/** Ring roads, radials, the expressway links and the streets along the water, drawn before all others. */
export function drawMainRoads(graph: SegmentGraph, field: StreetField, land: Land): void {
  const { shape, waters } = land;
  const { scale } = shape;
  const inside = (x: number, y: number): boolean => inRing(shape.outline, x, y);
  field.follow(resample(waters[0].centreline, 60), 2.2, 420 * Math.min(1, scale));
  for (const water of waters) {
    if (water.type === 'canal') field.follow(resample(water.centreline, 60), 0.8, 130 * Math.min(1, scale));
  }
  const draw = (
    line: number[],
    roadClass: RoadClass,
    origin: string,
    keep: Keep,
    weight: number,
    loop = false,
  ): void => {
    field.follow(resample(line, 60), weight, 330 * Math.min(1, Math.max(0.3, scale)));
    drawLine(graph, line, roadClass, origin, keep, loop);
  };
  const circles = rings(land);
  for (const [k, ring] of circles.entries()) {
    draw(ring, k === 2 ? 'expressway' : 'arterial', `ring ${k + 1}`, inside, 1.6, true);
  }
  for (const { line, origin, roadClass, fromRing } of radials(land)) {
    const circle = fromRing === undefined ? undefined : circles[fromRing];
    draw(line, roadClass, origin, (x, y) => inside(x, y) && !(circle && inRing(circle, x, y)), 1.3);
  }
  openRiverJunctions(graph, land);
  drawRiverside(graph, field, land);
}

/** Where two roads met in the middle of the river, the later one has no bridge. */
function openRiverJunctions(graph: SegmentGraph, land: Land): void {
  const wet = (v: number): boolean => rasterAt(land.water, graph.x[v], graph.y[v]) === 1;
  const vertices = graph.x.length;
  for (let v = 0; v < vertices; v++) {
    if (graph.at[v].length < 3 || !wet(v)) continue;
    const first = Math.min(...graph.at[v].map((s) => graph.line[s]));
    for (const s of graph.at[v].filter((o) => graph.line[o] !== first)) {
      let at = v;
      for (let via: number | undefined = s; via !== undefined;) {
        const next: number = graph.other(via, at);
        const line: number = graph.line[via];
        graph.removeSegment(via);
        at = next;
        via = wet(at) ? graph.at[at].find((o) => graph.line[o] === line) : undefined;
      }
    }
  }
}

function rings(land: Land): number[][] {
  const { shape } = land;
  const random = randomStream(shape.seed, 'rings');
  const radii: [number, number, number][] = [
    [1.22, 1.12, 0.1],
    [3.25, 2.95, 0.13],
    [6.7, 5.5, 0.2],
  ];
  return radii.map(([a, b, amount], index) => {
    const phases = [random() * 6.28, random() * 6.28, random() * 6.28];
    const exponent = 2.5 + 0.6 * random();
    const control: [number, number][] = [];
    const n = 24 + 16 * index;
    for (let k = 0; k < n; k++) {
      const t = (k / n) * 2 * Math.PI;
      const wave =
        1 +
        amount *
          (0.5 * Math.sin(2 * t + phases[0]) + 0.35 * Math.sin(3 * t + phases[1]) + 0.2 * Math.sin(5 * t + phases[2]));
      const r =
        wave / (Math.abs(Math.cos(t) / a) ** exponent + Math.abs(Math.sin(t) / b) ** exponent) ** (1 / exponent);
      control.push(shape.place(r * Math.cos(t), r * Math.sin(t) + (index === 2 ? 0.2 : 0.1)));
    }
    return aroundLakes(land, curveThrough(control, 25, true), true);
  });
}

function radials(land: Land): { line: number[]; origin: string; roadClass: RoadClass; fromRing: number | undefined }[] {
  const { shape } = land;
  const random = randomStream(shape.seed, 'radials');
  const wander = gradientNoise(shape.seed, 'radial wander', 2600 * shape.scale);
  // Bearing at the centre and at the rim (degrees), the ring it starts from, class.
  const plan: [number, number, number | undefined, RoadClass][] = [
    [4, 9, undefined, 'arterial'],
    [38, 30, 0, 'arterial'],
    [66, 58, 1, 'arterial'],
    [91, 96, undefined, 'arterial'],
    [128, 137, 0, 'arterial'],
    [183, 174, undefined, 'arterial'],
    [212, 205, 1, 'arterial'],
    [247, 240, 0, 'arterial'],
    [272, 266, undefined, 'arterial'],
    [298, 300, 0, 'arterial'],
    [336, 331, 1, 'arterial'],
    [22, 17, 2, 'expressway'],
    [158, 152, 2, 'expressway'],
    [290, 294, 2, 'expressway'],
  ];
  return plan.map(([from, to, fromRing, roadClass], index) => {
    const control: [number, number][] = [];
    const tilt = (random() * 2 - 1) * 4;
    for (let r = fromRing === undefined ? 0 : [0.9, 2.4, 4.6][fromRing]; r <= 14.5; r += r < 2 ? 0.35 : 0.7) {
      const share = Math.min(1, r / 9);
      const angle = ((from + (to - from) * share + tilt) * Math.PI) / 180;
      const [x, y] = shape.place(r * Math.cos(angle), r * Math.sin(angle));
      const sway = Math.min(1, r / 2.5) * 420 * shape.scale * wander(x + 7000 * index * shape.scale, y);
      control.push([x - sway * Math.sin(angle), y + sway * Math.cos(angle)]);
    }
    return {
      line: aroundLakes(land, curveThrough(control, 25), false),
      origin: `radial ${index}`,
      roadClass,
      fromRing,
    };
  });
}

/** Moves a road off the lakes' shores. */
function aroundLakes(land: Land, line: number[], closed: boolean): number[] {
  const gap = 60 * Math.min(1, Math.max(0.3, land.shape.scale));
  let result = line;
  for (const water of land.waters) {
    if (water.type !== 'lake') continue;
    const ring = water.polygon[0];
    const [cx, cy, reach] = circleRound(ring);
    for (let round = 0; round < 3; round++) {
      let moved = false;
      const next = [...result];
      for (let i = 0; i < result.length; i += 2) {
        const [x, y] = [result[i], result[i + 1]];
        if (hypot(x - cx, y - cy) > reach + gap) continue;
        const { distanceM, alongM } = nearestOnLine(ring, x, y);
        const within = inRing(ring, x, y);
        if (!within && distanceM >= gap) continue;
        moved = true;
        const [sx, sy] = placeAlong(ring, alongM);
        const sign = within ? 1 : -1;
        const length = hypot(sx - x, sy - y) || 1;
        const push = within ? distanceM + gap : gap - distanceM;
        next[i] = x + (sign * (sx - x) * push) / length;
        next[i + 1] = y + (sign * (sy - y) * push) / length;
      }
      if (!moved) break;
      result = smoothLine(resample(next, 25), 12);
      if (closed) [result[result.length - 2], result[result.length - 1]] = [result[0], result[1]];
    }
  }
  return result;
}

function circleRound(ring: readonly number[]): [number, number, number] {
  let [x, y] = [0, 0];
  for (let i = 0; i < ring.length; i += 2) {
    x += (2 * ring[i]) / ring.length;
    y += (2 * ring[i + 1]) / ring.length;
  }
  let reach = 0;
  for (let i = 0; i < ring.length; i += 2) reach = Math.max(reach, hypot(ring[i] - x, ring[i + 1] - y));
  return [x, y, reach];
}

function placeAlong(line: readonly number[], alongM: number): [number, number] {
  let before = 0;
  for (let i = 0; i + 3 < line.length; i += 2) {
    const length = hypot(line[i + 2] - line[i], line[i + 3] - line[i + 1]);
    if (before + length >= alongM && length > 0) {
      const t = (alongM - before) / length;
      return [line[i] + t * (line[i + 2] - line[i]), line[i + 1] + t * (line[i + 3] - line[i + 1])];
    }
    before += length;
  }
  return [line[0], line[1]];
}
