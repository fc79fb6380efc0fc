import type { ShapeParts } from './polygon-ops.ts';
import { SegmentGrid } from './segment-grid.ts';

/**
 * The closed curves that a blank area can be bounded by, each with what may be blank on its left: outlines of buffers
 * run clockwise; rings of land counter-clockwise, holes clockwise. They are followed in metres from `originX`, `originY`:
 * small numbers keep the arithmetic at 10⁻¹² m. Only `pipes` and their grid are in the working CRS, as they are for all.
 *
 * Curve s < `pipeCount` is the outline of segment s, of radius `radii[s]`, in four pieces by parameter: 0–1 its left
 * side, 1–2 the half circle at its end, 2–3 its right side, 3–4 the half circle at its start. Curve `pipeCount + r` is
 * ring r of the land; its parameter is the number of the edge, counted from the ring's first, and the share of it.
 */
export interface BlankOutlines {
  originX: number;
  originY: number;
  /** The same origin for the pipes, which are moved a little against the land. */
  pipesX: number;
  pipesY: number;
  distanceM: number;
  pipeCount: number;
  pipes: Float64Array;
  pipeGrid: SegmentGrid;
  radii: Float64Array;
  /** Edges of all rings of the land, as segments. */
  edges: Float64Array;
  edgeGrid: SegmentGrid;
  edgeRing: Uint32Array;
  /** First edge of each ring, and the end. */
  ringStarts: Uint32Array;
}

/**
 * Radii differ from the distance by at most this share (5 µm at 50 m), each in its own way. Surveys are full of
 * coincidences (a pipe drawn twice, pipes in one line, land that ends exactly at the distance); with radii of their own,
 * and all pipes moved by as little, any two curves cross properly or keep apart.
 */
export const radiusSpread = 1e-7;

/** `attempt` chooses other radii within the spread. Land: valid polygons that share at most points. */
export function blankOutlines(
  pipeGrid: SegmentGrid,
  land: ShapeParts,
  distanceM: number,
  attempt: number,
): BlankOutlines {
  const pipeCount = pipeGrid.count;
  const radii = new Float64Array(pipeCount);
  for (let s = 0; s < pipeCount; s++) radii[s] = distanceM * (1 + radiusSpread * scatter(s, attempt));

  const rings = land.flat();
  const [originX, originY] = rings.length === 0 ? [0, 0] : [Math.round(rings[0][0]), Math.round(rings[0][1])];
  const ringStarts = new Uint32Array(rings.length + 1);
  rings.forEach((ring, r) => (ringStarts[r + 1] = ringStarts[r] + ring.length / 2 - 1));
  const count = ringStarts[rings.length];
  const edges = new Float64Array(4 * count);
  const edgeRing = new Uint32Array(count);
  rings.forEach((ring, r) => {
    edgeRing.fill(r, ringStarts[r], ringStarts[r + 1]);
    for (let i = 0; i < ring.length - 2; i += 2) {
      const at = 4 * ringStarts[r] + 2 * i;
      edges[at] = ring[i] - originX;
      edges[at + 1] = ring[i + 1] - originY;
      edges[at + 2] = ring[i + 2] - originX;
      edges[at + 3] = ring[i + 3] - originY;
    }
  });
  return {
    originX,
    originY,
    pipesX: originX + distanceM * radiusSpread * scatter(-2, attempt),
    pipesY: originY + distanceM * radiusSpread * scatter(-3, attempt),
    distanceM,
    pipeCount,
    pipes: pipeGrid.segments,
    pipeGrid,
    radii,
    edges,
    edgeGrid: new SegmentGrid(edges),
    edgeRing,
    ringStarts,
  };
}

/** −1 … 1, the same for the same numbers, without pattern. */
function scatter(s: number, attempt: number): number {
  let h = Math.imul(s + 1, 0x9e3779b1) ^ Math.imul(attempt + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) | 0) / 2 ** 31;
}
