import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { findLayer } from '../../data/model/layers.ts';
import { tileIdOf } from '../../data/model/tile-id.ts';
import { useApp } from '../state/app-state.ts';
import type { FeatureRef } from '../state/feature-ref.ts';
import { highlight, ink, type Scheme } from './colors.ts';
import { pipeWidth } from './pipe-width.ts';
import { resolveScheme } from './scheme.ts';
import { surveySource } from './style-context.ts';
import { underNamesId } from './style.ts';
import { whenStyled } from './when-styled.ts';

/** Halo layers of a selected feature; none for a layer the catalogue does not have. */
export function selectionLayers(selection: FeatureRef, scheme: Scheme): LayerSpecification[] {
  const layer = findLayer(selection.layer);
  if (!layer) return [];
  const common = {
    source: surveySource,
    'source-layer': layer.id,
    filter: ['==', ['id'], tileIdOf(selection.key)],
  };
  const [bright, dark] = [highlight[scheme], ink[scheme]];
  const layers: Record<typeof layer.geometry, unknown[]> = {
    // Two rails beside the pipe, so that its own colour and width stay to be read.
    line: [
      {
        id: 'selection-edge',
        type: 'line',
        ...common,
        layout: { 'line-cap': 'butt', 'line-join': 'round' },
        paint: { 'line-color': dark, 'line-gap-width': pipeWidth(1, 2), 'line-width': 4.6, 'line-opacity': 0.85 },
      },
      {
        id: 'selection-halo',
        type: 'line',
        ...common,
        layout: { 'line-cap': 'butt', 'line-join': 'round' },
        paint: { 'line-color': bright, 'line-gap-width': pipeWidth(1, 2.6), 'line-width': 3.2 },
      },
    ],
    point: [
      {
        id: 'selection-edge',
        type: 'circle',
        ...common,
        paint: {
          'circle-radius': 13,
          'circle-color': bright,
          'circle-opacity': 0.18,
          'circle-stroke-color': dark,
          'circle-stroke-width': 4.6,
          'circle-stroke-opacity': 0.85,
        },
      },
      {
        id: 'selection-halo',
        type: 'circle',
        ...common,
        paint: { 'circle-radius': 13.6, 'circle-opacity': 0, 'circle-stroke-color': bright, 'circle-stroke-width': 3 },
      },
    ],
    polygon: [
      { id: 'selection-fill', type: 'fill', ...common, paint: { 'fill-color': bright, 'fill-opacity': 0.1 } },
      {
        id: 'selection-edge',
        type: 'line',
        ...common,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': dark, 'line-width': 4.2, 'line-opacity': 0.8 },
      },
      {
        id: 'selection-halo',
        type: 'line',
        ...common,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': bright, 'line-width': 2.6 },
      },
    ],
  };
  return layers[layer.geometry].map((one) => {
    const { id, ...rest } = one as LayerSpecification;
    // MapLibre keeps what a tile made for a layer's id: an id used again with another type is drawn from the wrong data.
    return { id: `${id}-${layer.geometry}`, ...rest };
  });
}

/** Draws the halo of the selected feature; its layers are made anew because their source layer differs. */
export function syncSelection(map: MapLibreMap): () => void {
  let shown = '';
  let layers: LayerSpecification[] = [];
  return whenStyled(map, () => {
    const { selection, scheme } = useApp.getState();
    const resolved = resolveScheme(scheme);
    const wanted = selection ? JSON.stringify([selection, resolved]) : '';
    if (wanted === shown) return;
    shown = wanted;
    for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id);
    layers = selection ? selectionLayers(selection, resolved) : [];
    for (const layer of layers) map.addLayer(layer, underNamesId);
  });
}
