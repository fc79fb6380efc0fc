import type { PickedTileFeature } from '../state/app-state.ts';
import type { StyleLayerMetadata } from './style-context.ts';

interface Rendered {
  id?: string | number | undefined;
  layer: { metadata?: unknown };
}

/**
 * Survey features of a query, topmost first as MapLibre gives them: one entry per (layer, id), because a feature is
 * drawn by several style layers and once per tile; halos, labels and features without an id left out.
 */
export function pickedFeatures(rendered: readonly Rendered[]): PickedTileFeature[] {
  const seen = new Set<string>();
  const picked: PickedTileFeature[] = [];
  for (const feature of rendered) {
    const metadata = feature.layer.metadata as StyleLayerMetadata | undefined;
    if (!metadata?.pick || typeof feature.id !== 'number') continue;
    const name = `${metadata.layer} ${feature.id}`;
    if (seen.has(name)) continue;
    seen.add(name);
    picked.push({ layer: metadata.layer, tileId: feature.id });
  }
  return picked;
}
