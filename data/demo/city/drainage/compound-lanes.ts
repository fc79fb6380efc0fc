import type { Polygon } from '../plan.ts';

/** A straight lane of a compound, from one end to the other; both are one place where a stub is enough. */
export interface Lane {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  /** Cells of the land it serves. */
  cells: number[];
}

/** A lane is divided where the land it serves is interrupted by more than this. */
const longestGapM = 25;

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

/** Land seen along a direction: u along it, v across, both from the first cell. */
interface Frame {
  cos: number;
  sin: number;
  spots: { cell: number; u: number; v: number }[];
  lowU: number;
  lengthM: number;
  lowV: number;
  widthM: number;
}

/** Middle of a cell of `cellM` metres. */
interface Raster {
  cellM: number;
  place: (cell: number) => { x: number; y: number };
}

/**
 * Lanes for a piece of land, so that hardly a cell lies farther than `reachM` from one: land larger than a plot is
 * divided across its longer side again and again, and every plot has lanes side by side the way that takes least pipe.
 * `grain` is the direction of the buildings; `random` in [0, 1) moves lanes and borders out of the exact middle.
 */
export function compoundLanes(
  cells: readonly number[],
  raster: Raster,
  grain: number,
  reachM: number,
  random: () => number,
): Lane[] {
  const along = frameOf(cells, raster, grain);
  const across = frameOf(cells, raster, grain + Math.PI / 2);
  const frame = along.lengthM >= across.lengthM ? along : across;
  const stripM = 2 * reachM;
  const strips = Math.round(frame.lengthM / stripM);
  if (strips < 3 || cells.length * raster.cellM ** 2 < (5 + 5 * random()) * stripM ** 2) {
    const isShorter = metresOfLanes(along, raster.cellM, reachM) <= metresOfLanes(across, raster.cellM, reachM);
    return lanesOf(isShorter ? along : across, raster, reachM, random);
  }
  const borderM = frame.lowU + (Math.round(strips * (0.38 + 0.24 * random())) / strips) * frame.lengthM;
  const side = (isBelow: boolean): Lane[] => {
    const part = frame.spots.filter(({ u }) => u < borderM === isBelow).map(({ cell }) => cell);
    return part.length > 0 ? compoundLanes(part, raster, grain, reachM, random) : [];
  };
  return [...side(true), ...side(false)];
}

function frameOf(cells: readonly number[], { place, cellM }: Raster, angle: number): Frame {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity];
  const spots = cells.map((cell) => {
    const { x, y } = place(cell);
    const [u, v] = [x * cos + y * sin, y * cos - x * sin];
    [lowU, highU, lowV, highV] = [Math.min(lowU, u), Math.max(highU, u), Math.min(lowV, v), Math.max(highV, v)];
    return { cell, u, v };
  });
  const half = cellM / 2;
  return { cos, sin, spots, lowU: lowU - half, lengthM: highU - lowU + cellM, lowV: lowV - half, widthM: highV - lowV + cellM }; // prettier-ignore
}

/** How many lanes side by side serve a frame. What lies a cell beyond their reach drains to them all the same. */
function lanesAcross({ widthM }: Frame, cellM: number, reachM: number): number {
  return Math.max(1, Math.ceil((widthM - cellM) / (2 * reachM)));
}

/** Length of the lanes along a frame, about, with their ways out. */
function metresOfLanes(frame: Frame, cellM: number, reachM: number): number {
  return lanesAcross(frame, cellM, reachM) * (frame.lengthM + reachM);
}

/** Lanes side by side along a frame. */
function lanesOf(frame: Frame, { cellM }: Raster, reachM: number, random: () => number): Lane[] {
  const { cos, sin, spots, lowV, widthM } = frame;
  const count = lanesAcross(frame, cellM, reachM);
  const bandM = widthM / count;
  // Half of what a band is narrower than it might be is room to move its lane.
  const slackM = Math.max(0, reachM - bandM / 2) / 2;
  // What a lane reaches beyond its end, in the corners of its band.
  const beyondM = Math.max(0, Math.sqrt(Math.max(0, reachM ** 2 - (bandM / 2 + slackM) ** 2)) - cellM / 2);
  const bands = Array.from({ length: count }, (): Frame['spots'] => []);
  for (const spot of spots) bands[Math.min(count - 1, Math.floor((spot.v - lowV) / bandM))].push(spot);
  const lanes: Lane[] = [];
  for (const [k, band] of bands.entries()) {
    const v = lowV + (k + 0.5) * bandM + slackM * (2 * random() - 1);
    const at = (u: number) => [u * cos - v * sin, u * sin + v * cos] as const;
    band.sort((p, q) => p.u - q.u);
    for (let from = 0, to = 1; from < band.length; from = to++) {
      while (to < band.length && band[to].u - band[to - 1].u < longestGapM) to++;
      const middle = (band[from].u + band[to - 1].u) / 2;
      const halfM = Math.max(0, (band[to - 1].u - band[from].u) / 2 - beyondM);
      const [[ax, ay], [bx, by]] = [at(middle - halfM), at(middle + halfM)];
      lanes.push({ ax, ay, bx, by, cells: band.slice(from, to).map(({ cell }) => cell) });
    }
  }
  return lanes;
}
