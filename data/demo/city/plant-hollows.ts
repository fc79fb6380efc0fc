import type { Land } from './land.ts';
import { middleOf } from './lines.ts';
import type { Hollow, RoadEdge, Terrain } from './plan.ts';
import { randomStream } from './random.ts';
import { rasterAt } from './raster.ts';
import { hypot } from './hypot.ts';

/** Lowers the ground in rounded hollows along streets of the built-up city; returns where. Changes the terrain. */
export function plantHollows(terrain: Terrain, land: Land, edges: readonly RoadEdge[]): Hollow[] {
  const random = randomStream(land.shape.seed, 'hollows');
  const wanted = Math.max(2, Math.round(44 * land.shape.size));
  const factor = Math.min(1, Math.max(0.45, land.shape.scale));
  const hollows: Hollow[] = [];
  for (let tries = 0; tries < wanted * 40 && hollows.length < wanted && edges.length > 0; tries++) {
    const edge = edges[Math.floor(random() * edges.length)];
    const radiusM = (80 + 110 * random()) * factor;
    const depthM = 0.45 + 0.75 * random();
    if (edge.character === 'rural' || edge.character === 'park' || edge.level !== 0) continue;
    const [x, y] = middleOf(edge.points);
    if (
      hollows.some((o) => hypot(o.x - x, o.y - y) < 3 * (o.radiusM + radiusM)) ||
      nearWater(land, x, y, 1.4 * radiusM)
    )
      continue;
    hollows.push({ x, y, radiusM, depthM });
    dig(terrain, x, y, radiusM, depthM);
  }
  return hollows;
}

function nearWater(land: Land, x: number, y: number, reachM: number): boolean {
  for (let k = 0; k < 16; k++) {
    const a = (k / 8) * Math.PI;
    const r = k < 8 ? reachM : reachM / 2;
    if (rasterAt(land.water, x + r * Math.cos(a), y + r * Math.sin(a))) return true;
  }
  return false;
}

function dig(terrain: Terrain, x: number, y: number, radiusM: number, depthM: number): void {
  const { cellM, columns, rows } = terrain;
  const reach = Math.ceil(radiusM / cellM);
  const column = Math.floor((x - terrain.minX) / cellM);
  const row = Math.floor((y - terrain.minY) / cellM);
  for (let j = Math.max(0, row - reach); j <= Math.min(rows - 1, row + reach); j++) {
    for (let i = Math.max(0, column - reach); i <= Math.min(columns - 1, column + reach); i++) {
      const d = hypot(terrain.minX + (i + 0.5) * cellM - x, terrain.minY + (j + 0.5) * cellM - y) / radiusM;
      if (d < 1) terrain.levelM[j * columns + i] -= depthM * (1 - d * d) ** 2;
    }
  }
}
