import { commitStreet, type Anchor, type Half } from './commit-street.ts';
import type { Land } from './land.ts';
import { rasterAt } from './raster.ts';
import type { SegmentGraph } from './segment-graph.ts';
import type { StreetField } from './street-field.ts';
import type { Rank } from './street-rank.ts';
import { hypot } from './hypot.ts';

interface Seed {
  x: number;
  y: number;
  dirX: number;
  dirY: number;
}

/** Draws all streets of a rank into the graph: each begins and ends at a street that was there before. */
export function traceStreets(
  graph: SegmentGraph,
  field: StreetField,
  land: Land,
  rank: Rank,
  random: () => number,
  firstSeeds: readonly Seed[] = [],
): void {
  const queue: Seed[] = [...firstSeeds];
  const { extent } = land.shape;
  const areaKm2 = ((extent.maxX - extent.minX) * (extent.maxY - extent.minY)) / 1e6;
  let fills = Math.ceil(areaKm2 * rank.startsPerKm2);
  const known = graph.lines.length;
  seedAlong(graph, rank, queue, known, random);
  for (let next = 0; ; next++) {
    let seed: Seed;
    if (next < queue.length) seed = queue[next]!;
    else if (fills-- > 0) {
      const x = extent.minX + random() * (extent.maxX - extent.minX);
      const y = extent.minY + random() * (extent.maxY - extent.minY);
      const turn = random() * 2 * Math.PI;
      const [dirX, dirY] = field.direction(x, y, Math.cos(turn), Math.sin(turn), rank.tangled);
      seed = { x, y, dirX, dirY };
    } else break;
    const line = traceFrom(graph, field, land, rank, random, seed);
    if (line) queueBeside(line, rank, queue, random);
    if (next > 50_000 && next === queue.length - 1) queue.length = 0;
  }
}

/** Starts beside the streets that are there: streets of this rank first grow from those of the rank above. */
function seedAlong(graph: SegmentGraph, rank: Rank, queue: Seed[], lines: number, random: () => number): void {
  if (lines === 0) return;
  for (let s = 0; s < graph.from.length; s++) {
    if (!graph.alive[s]) continue;
    const a = graph.from[s];
    const b = graph.to[s];
    const dx = graph.x[b] - graph.x[a];
    const dy = graph.y[b] - graph.y[a];
    const length = hypot(dx, dy);
    const x = (graph.x[a] + graph.x[b]) / 2;
    const y = (graph.y[a] + graph.y[b]) / 2;
    const spacing = rank.spacingM(x, y, Math.abs(dy) > Math.abs(dx));
    if (spacing === 0 || random() > (1.3 * length) / spacing) continue;
    const side = random() < 0.5 ? 1 : -1;
    const away = spacing * (0.95 + 0.25 * random());
    queue.push({
      x: x - (side * dy * away) / length,
      y: y + (side * dx * away) / length,
      dirX: dx / length,
      dirY: dy / length,
    });
    // And one that leaves at a right angle.
    const off = 0.45 * spacing;
    queue.push({
      x: x - (side * dy * off) / length,
      y: y + (side * dx * off) / length,
      dirX: -dy / length,
      dirY: dx / length,
    });
  }
}

function queueBeside(line: readonly number[], rank: Rank, queue: Seed[], random: () => number): void {
  let since = 0;
  for (let i = 2; i < line.length; i += 2) {
    const dx = line[i] - line[i - 2];
    const dy = line[i + 1] - line[i - 1];
    const length = hypot(dx, dy);
    since += length;
    const spacing = rank.spacingM(line[i], line[i + 1], Math.abs(dy) > Math.abs(dx));
    if (spacing === 0 || since < 0.7 * spacing || length === 0) continue;
    since = 0;
    for (const side of [1, -1]) {
      const away = spacing * (0.95 + 0.25 * random());
      queue.push({
        x: line[i] - (side * dy * away) / length,
        y: line[i + 1] + (side * dx * away) / length,
        dirX: dx / length,
        dirY: dy / length,
      });
    }
    const off = 0.45 * spacing * (random() < 0.5 ? 1 : -1);
    queue.push({
      x: line[i] - (dy * off) / length,
      y: line[i + 1] + (dx * off) / length,
      dirX: -dy / length,
      dirY: dx / length,
    });
  }
}

function traceFrom(
  graph: SegmentGraph,
  field: StreetField,
  land: Land,
  rank: Rank,
  random: () => number,
  seed: Seed,
): number[] | undefined {
  const { x, y } = seed;
  const [dirX, dirY] = field.direction(x, y, seed.dirX, seed.dirY, rank.tangled);
  const spacing = rank.spacingM(x, y, Math.abs(dirY) > Math.abs(dirX));
  if (spacing === 0 || rasterAt(land.water, x, y)) return undefined;
  if (graph.hasParallel(x, y, dirX, dirY, 0.8 * spacing)) return undefined;
  const nearest = graph.nearest(x, y, Math.min(12, spacing * 0.2));
  if (nearest) return undefined;
  const ahead = traceHalf(graph, field, land, rank, random, x, y, dirX, dirY, undefined);
  const back = traceHalf(graph, field, land, rank, random, x, y, -dirX, -dirY, ahead.points);
  const anchors = ahead.anchors.length + back.anchors.length;
  if (anchors < (rank.deadEndM > 0 ? 1 : 2)) return undefined;
  const total = (ahead.points.length + back.points.length) / 2;
  if (total * rank.stepM < 0.5 * spacing) return undefined;
  return commitStreet(graph, rank, x, y, ahead, back);
}

/** One way from the start, to the street where it ends; without one, back to the last street it crossed. */
function traceHalf(
  graph: SegmentGraph,
  field: StreetField,
  land: Land,
  rank: Rank,
  random: () => number,
  startX: number,
  startY: number,
  startDirX: number,
  startDirY: number,
  own: readonly number[] | undefined,
): Half {
  const points: number[] = [];
  const anchors: Anchor[] = [];
  let [x, y, dirX, dirY] = [startX, startY, startDirX, startDirY];
  let length = 0;
  let overtime = 0;
  let bridge = 0;
  let joined = false;
  while (length < rank.maxLengthM) {
    const [midX, midY] = field.direction(
      x + (dirX * rank.stepM) / 2,
      y + (dirY * rank.stepM) / 2,
      dirX,
      dirY,
      rank.tangled,
    );
    const bend = midX * dirX + midY * dirY;
    if (bridge === 0) {
      // Streets bend gently: no more than about 25° per step.
      if (bend < 0.9) {
        const k = 0.4;
        const n = hypot(dirX + k * midX, dirY + k * midY);
        dirX = (dirX + k * midX) / n;
        dirY = (dirY + k * midY) / n;
      } else [dirX, dirY] = [midX, midY];
    }
    const qx = x + dirX * rank.stepM;
    const qy = y + dirY * rank.stepM;
    const hit = graph.firstHit(x, y, qx, qy);
    const wet = rasterAt(land.water, qx, qy) || rasterAt(land.water, (x + qx) / 2, (y + qy) / 2);
    if (wet && !hit) {
      if (wet !== 3 || overtime > 0) break;
      if (bridge === 0 && random() > rank.bridges) break;
      if (++bridge * rank.stepM > 130) break;
    } else if (bridge > 0 && !hit) bridge = 0;
    if (hit) {
      const s = hit.segment;
      const ex = graph.x[graph.to[s]] - graph.x[graph.from[s]];
      const ey = graph.y[graph.to[s]] - graph.y[graph.from[s]];
      const sine = Math.abs(dirX * ey - dirY * ex) / hypot(ex, ey);
      if (sine < 0.55 || bridge > 0) break;
      const spacing = rank.spacingM(hit.x, hit.y, Math.abs(dirY) > Math.abs(dirX)) || 150;
      const vertex = graph.nearJunction(s, hit.x, hit.y, Math.max(9, Math.min(32, 0.16 * spacing)));
      const last = anchors.at(-1);
      if (vertex !== undefined && last?.vertex === vertex) break;
      points.push(vertex === undefined ? hit.x : graph.x[vertex], vertex === undefined ? hit.y : graph.y[vertex]);
      anchors.push({ point: points.length / 2 - 1, x: hit.x, y: hit.y, vertex });
      if (overtime > 0 || random() < rank.endsAt[graph.roadClass(s)]) {
        joined = true;
        break;
      }
      x = hit.x + dirX * 0.5;
      y = hit.y + dirY * 0.5;
      length += rank.stepM / 2;
      continue;
    }
    const spacing = rank.spacingM(qx, qy, Math.abs(dirY) > Math.abs(dirX));
    const near =
      spacing === 0 ||
      graph.hasParallel(qx, qy, dirX, dirY, 0.56 * spacing) ||
      closeToOwn(points, own, qx, qy, 0.5 * spacing, rank.stepM);
    if (near && bridge === 0) {
      // Too close to a neighbour: go on a little, to end at the next street across.
      overtime += rank.stepM;
      if (overtime > Math.max(rank.lookAheadM, 0.75 * (spacing || 160))) break;
    } else if (overtime > 0) overtime = Math.max(0, overtime - rank.stepM);
    points.push(qx, qy);
    x = qx;
    y = qy;
    length += rank.stepM;
  }
  if (!joined) trim(points, anchors, rank, overtime);
  return { points, anchors };
}

function trim(points: number[], anchors: Anchor[], rank: Rank, overtime: number): void {
  const keep = anchors.length > 0 ? (anchors.at(-1)!.point + 1) * 2 : 0;
  const tailM = ((points.length - keep) / 2) * rank.stepM - overtime;
  if (rank.deadEndM > 0 && tailM >= 0.6 * rank.deadEndM) {
    points.length = Math.min(points.length, keep + 2 * Math.floor(Math.min(tailM, 1.6 * rank.deadEndM) / rank.stepM));
  } else points.length = keep;
}

function closeToOwn(
  points: readonly number[],
  other: readonly number[] | undefined,
  x: number,
  y: number,
  reachM: number,
  stepM: number,
): boolean {
  const far = Math.ceil((2.5 * reachM) / stepM) + 4;
  for (let i = 0; i < points.length - 2 * far; i += 4) {
    if (hypot(points[i] - x, points[i + 1] - y) < reachM) return true;
  }
  if (!other || points.length / 2 < far) return false;
  for (let i = 0; i < other.length; i += 4) if (hypot(other[i] - x, other[i + 1] - y) < reachM) return true;
  return false;
}
