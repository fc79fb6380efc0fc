import type { Bbox, Geometry } from '../../data/model/feature.ts';
import { findLayer } from '../../data/model/layers.ts';
import type { PickedTileFeature } from '../state/app-state.ts';
import { distanceTo, type PlanePoint, type Project } from '../ui/distance.ts';
import type { StyleLayerMetadata } from './style-context.ts';

/** How far from a click a point or a line still counts as hit, px: a mouse is exact, a finger is not. */
export const reachPx = { mouse: 6, touch: 14 } as const;

interface Rendered {
  id?: string | number | undefined;
  layer: { metadata?: unknown };
  geometry: { type: string };
}

const ranks = { point: 0, line: 1, polygon: 2 } as const;

/**
 * Survey features of a query in the order a person means them: points by distance, then lines by distance, then
 * areas, topmost first. One entry per (layer, id), because a feature is drawn by several style layers and once per
 * tile; halos and labels left out. Lines that a tile draws merged have no id: they give one entry per layer, with the
 * box `near` in which the API is to look for them.
 */
export function pickedFeatures(
  rendered: readonly Rendered[],
  at: PlanePoint,
  project: Project,
  near: Bbox,
): PickedTileFeature[] {
  const found = new Map<string, { feature: PickedTileFeature; rank: number; distancePx: number }>();
  for (const { id, layer, geometry } of rendered) {
    const metadata = layer.metadata as StyleLayerMetadata | undefined;
    const kind = metadata && findLayer(metadata.layer)?.geometry;
    if (!metadata?.pick || !kind) continue;
    const isMerged = typeof id !== 'number';
    // Points and areas are never merged: without an id there is nothing to ask for.
    if (isMerged && kind !== 'line') continue;
    const feature = isMerged ? { layer: metadata.layer, near } : { layer: metadata.layer, tileId: id };
    const name = `${metadata.layer} ${isMerged ? '' : id}`;
    const distancePx = kind === 'polygon' ? 0 : distanceTo(geometry as Geometry, at, project);
    const known = found.get(name);
    if (!known) found.set(name, { feature, rank: ranks[kind], distancePx });
    else known.distancePx = Math.min(known.distancePx, distancePx);
  }
  return [...found.values()]
    .toSorted((a, b) => a.rank - b.rank || a.distancePx - b.distancePx)
    .map(({ feature }) => feature);
}
