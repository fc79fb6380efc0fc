import type { Audience, Field, Layer } from './catalogue.ts';
import { fieldsVisibleTo, labelFields, layers, layerVisibleTo } from './layers.ts';

/** What a vector tile layer carries, derived from the catalogue; the style and the tile builder both read it. */
export interface TileLayerSchema {
  /** Name of the layer inside the tile. */
  id: string;
  layer: Layer;
  /** True for the points that carry a polygon's label: one per feature, so that a name is not drawn once per tile. */
  isLabel: boolean;
  minZoom: number;
  maxZoom: number;
  /** Fields with the zoom from which they are present. */
  fields: readonly Field[];
}

/** Name of the label-point layer of a polygon layer. */
export function labelLayerId(layerId: string): string {
  return `${layerId}_label`;
}

/** Tile layers for an audience, in catalogue order; `catalogue` where it is not the product's own. */
export function tileSchema(audience: Audience, catalogue: readonly Layer[] = layers): TileLayerSchema[] {
  const result: TileLayerSchema[] = [];
  for (const layer of catalogue) {
    if (!layerVisibleTo(layer, audience)) continue;
    const fields = fieldsVisibleTo(layer, audience).filter((field) => field.tileZoom !== undefined);
    result.push({ id: layer.id, layer, isLabel: false, minZoom: layer.minZoom, maxZoom: layer.maxZoom, fields });
    const names = labelFields(layer, 'en');
    // With the codes a name can be drawn, or left out, as its class is.
    const labels = fields.filter((field) => names.includes(field.name) || field.type === 'code');
    if (layer.geometry === 'polygon' && labels.some((field) => names.includes(field.name))) {
      result.push({
        id: labelLayerId(layer.id),
        layer,
        isLabel: true,
        minZoom: layer.minZoom,
        maxZoom: layer.maxZoom,
        fields: labels,
      });
    }
  }
  return result;
}
