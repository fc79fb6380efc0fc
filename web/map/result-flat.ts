import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { LegendClass } from './classes.ts';
import { ground, highlight, ink, type Scheme } from './colors.ts';
import { hatchImage } from './hatch-image.ts';
import { partFeatures, type ResultPart } from './result-features.ts';
import type { ResultDrawing, ResultPicture } from './result-picture.ts';
import { underNamesId, underNetworkId } from './style.ts';

export const resultSourceId = 'result';
const markSourceId = 'result-mark';
const empty = { type: 'FeatureCollection' as const, features: [] };

/**
 * Flat results as MapLibre's own fills and lines: it cuts and simplifies them per tile and zoom, so that a flight over
 * 100,000 corners of blank areas costs no more than one over the districts. Fills lie under the network.
 */
export function createFlatResult(map: MapLibreMap): ResultDrawing {
  let parts: readonly ResultPart[] = [];
  let look = '';
  const layerIds: string[] = [];
  const source = (id: string): GeoJSONSource => {
    if (!map.getSource(id)) map.addSource(id, { type: 'geojson', data: empty });
    return map.getSource(id) as GeoJSONSource;
  };
  const restyle = ({ task, classes, scheme }: ResultPicture): void => {
    const wanted = JSON.stringify([task, classes, scheme]);
    if (wanted === look) return;
    look = wanted;
    for (const id of layerIds.splice(0)) map.removeLayer(id);
    for (const { before, layer } of flatLayers(task, classes, scheme)) {
      map.addLayer(layer, before);
      layerIds.push(layer.id);
    }
    for (const { symbol, color } of classes) if (symbol === 'hatch') hatchImage(map, color);
  };
  return {
    show: (picture) => {
      const [all, marks] = [source(resultSourceId), source(markSourceId)];
      restyle(picture);
      if (picture.parts !== parts) {
        parts = picture.parts;
        void all.setData(partFeatures(parts));
      }
      void marks.setData(partFeatures(parts.filter((part) => picture.marked.includes(part.id))));
    },
    clear: () => {
      if (parts.length === 0) return;
      parts = [];
      for (const id of [resultSourceId, markSourceId]) void source(id).setData(empty);
    },
  };
}

/** Style layers of a flat result in its legend's classes, each with the layer it lies under. */
export function flatLayers(
  task: ResultPicture['task'],
  classes: readonly LegendClass[],
  scheme: Scheme,
): { before: string; layer: LayerSpecification }[] {
  const isDensity = task === 'density';
  const hatched = classes.filter((entry) => entry.symbol === 'hatch');
  const filled = classes.filter((entry) => entry.symbol !== 'hatch');
  const isOne = (of: readonly LegendClass[]): unknown => [
    'in',
    ['get', 'class'],
    ['literal', of.map((entry) => entry.id)],
  ];
  const colors = (of: readonly LegendClass[], fallback: string): unknown =>
    of.length === 0
      ? fallback
      : ['match', ['get', 'class'], ...of.flatMap((entry) => [entry.id, entry.color]), fallback];
  const clear = 'rgba(0,0,0,0)';
  const under = (before: string, layer: object): { before: string; layer: LayerSpecification } => ({
    before,
    layer: { source: resultSourceId, ...layer } as LayerSpecification,
  });
  const blankOpacity = scheme === 'light' ? 0.36 : 0.33;
  return [
    under(underNetworkId, {
      id: 'result-fill',
      type: 'fill',
      filter: isOne(filled),
      paint: {
        'fill-color': colors(filled, clear),
        'fill-opacity': isDensity
          ? ['match', ['get', 'class'], 'zero', 0.35, 0.8]
          : task === 'summary'
            ? 0.08
            : task === 'policy'
              ? 0.75
              : blankOpacity,
        'fill-antialias': false,
      },
    }),
    ...hatched.map(({ id, color }) =>
      under(underNetworkId, {
        id: `result-hatch-${id}`,
        type: 'fill',
        filter: ['==', ['get', 'class'], id],
        paint: { 'fill-pattern': hatchImage.idOf(color), 'fill-opacity': 0.7 },
      }),
    ),
    under(underNetworkId, {
      id: 'result-edge',
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: isDensity
        ? { 'line-color': ground.land[scheme], 'line-width': 0.7, 'line-opacity': scheme === 'light' ? 0.65 : 0.45 }
        : { 'line-color': colors(classes, clear), 'line-width': ['match', ['get', 'class'], 'unknown', 1, 1.6] },
    }),
    ...[
      { id: 'result-mark-edge', color: ink[scheme], width: 5 },
      { id: 'result-mark', color: highlight[scheme], width: 2.8 },
    ].map(({ id, color, width }) =>
      under(underNamesId, {
        id,
        type: 'line',
        source: markSourceId,
        layout: { 'line-join': 'round', 'line-cap': 'round' },
        paint: { 'line-color': color, 'line-width': width },
      }),
    ),
  ];
}
