import type { Polygon } from '../plan.ts';

/** Middle of a cell of `cellM` metres. */
export interface Raster {
  cellM: number;
  xOf: (cell: number) => number;
  yOf: (cell: number) => number;
}

/** Land seen along a direction: u along it, v across. */
export interface Frame {
  /** Lengths along and across the direction, a cell at each end included. */
  lengthM: number;
  widthM: number;
  lowU: number;
  lowV: number;
  spots: { cell: number; u: number; v: number }[];
  /** Planar place of u, v. */
  at: (u: number, v: number) => [x: number, y: number];
}

/** A piece of a frame that goes on along its direction without a gap. */
export interface Stretch {
  fromU: number;
  toU: number;
  /** Most that lies between its two sides. */
  widthM: number;
  cells: number[];
  /** Where the land begins and ends across the direction. */
  sidesAt: (u: number) => { low: number; high: number };
}

/** Sides are known by steps of this length; land goes on over gaps that do not fill one. */
const stepM = 25;

/** Direction that most of a block's border runs in or across, radians in [−π/4, π/4]: buildings stand that way. */
export function grainOf(polygon: Polygon): number {
  const ring = polygon[0];
  let [sin, cos] = [0, 0];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [dx, dy] = [ring[i + 2] - ring[i], ring[i + 3] - ring[i + 1]];
    const angle = 4 * Math.atan2(dy, dx);
    const weight = dx * dx + dy * dy;
    sin += weight * Math.sin(angle);
    cos += weight * Math.cos(angle);
  }
  return Math.atan2(sin, cos) / 4;
}

/** Cells seen along `angle`, or across it where they reach farther that way. */
export function frameOf(cells: readonly number[], { xOf, yOf, cellM }: Raster, angle: number): Frame {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity];
  const spots = cells.map((cell) => {
    const x = xOf(cell);
    const y = yOf(cell);
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    lowU = Math.min(lowU, u);
    highU = Math.max(highU, u);
    lowV = Math.min(lowV, v);
    highV = Math.max(highV, v);
    return { cell, u, v };
  });
  const half = cellM / 2;
  const [lengthM, widthM] = [highU - lowU + cellM, highV - lowV + cellM];
  if (lengthM >= widthM) {
    const at = (u: number, v: number): [number, number] => [u * cos - v * sin, u * sin + v * cos];
    return { lengthM, widthM, lowU: lowU - half, lowV: lowV - half, spots, at };
  }
  const turned = spots.map(({ cell, u, v }) => ({ cell, u: v, v: u }));
  const at = (u: number, v: number): [number, number] => [v * cos - u * sin, v * sin + u * cos];
  return { lengthM: widthM, widthM: lengthM, lowU: lowV - half, lowV: lowU - half, spots: turned, at };
}

/** The pieces that a frame's land falls into along its direction. */
export function stretchesOf({ spots, lowU, lengthM }: Frame, cellM: number): Stretch[] {
  const steps = Math.ceil(lengthM / stepM);
  const [low, high] = [new Float64Array(steps).fill(Infinity), new Float64Array(steps).fill(-Infinity)];
  const cells = Array.from({ length: steps }, (): number[] => []);
  const stepOf = (u: number): number => Math.max(0, Math.min(steps - 1, Math.floor((u - lowU) / stepM)));
  for (const { cell, u, v } of spots) {
    const k = stepOf(u);
    low[k] = Math.min(low[k], v - cellM / 2);
    high[k] = Math.max(high[k], v + cellM / 2);
    cells[k].push(cell);
  }
  const stretches: Stretch[] = [];
  for (let from = 0; from < steps; from++) {
    const first = from;
    while (from < steps && cells[from].length > 0) from++;
    if (from === first) continue;
    const last = from - 1;
    let widthM = 0;
    for (let k = first; k <= last; k++) widthM = Math.max(widthM, high[k] - low[k]);
    stretches.push({
      fromU: lowU + first * stepM,
      toU: Math.min(lowU + lengthM, lowU + from * stepM),
      widthM,
      cells: cells.slice(first, from).flat(),
      sidesAt: (u) => {
        const k = Math.max(first, Math.min(last, stepOf(u)));
        return { low: low[k], high: high[k] };
      },
    });
  }
  return stretches;
}
