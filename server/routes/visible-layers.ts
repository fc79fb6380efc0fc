import type { Audience, Layer } from '../../data/model/catalogue.ts';
import { findLayer, layerVisibleTo } from '../../data/model/layers.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { EngineVersion } from '../engine/engine.ts';

/** Whether the catalogue has the layer and the audience may have it. */
export function layerVisible(id: string, audience: Audience): boolean {
  const layer = findLayer(id);
  return layer !== undefined && layerVisibleTo(layer, audience);
}

/** A layer of the version. Throws `layer-unknown`, naming the layers there are. */
export function getVisibleLayer({ manifest, city }: EngineVersion, id: string, audience: Audience): Layer {
  const layer = findLayer(id);
  if (layer && manifest.layers[id] && layerVisibleTo(layer, audience)) return layer;
  const known = Object.keys(manifest.layers).filter((name) => layerVisible(name, audience));
  throw new ProblemError('layer-unknown', `"${id}" is not a layer of ${city}; it has ${known.join(', ') || 'none'}`);
}
