import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { highlight, ink, paper } from './colors.ts';
import type { StyleContext } from './style-context.ts';

export const drawSourceId = 'drawing';

const empty = { type: 'FeatureCollection' as const, features: [] };

export const drawSource: Record<string, SourceSpecification> = { [drawSourceId]: { type: 'geojson', data: empty } };

/** The polygon under the hand: fill, edge, the closing edge dashed, vertices, the first one as a target. */
export function drawStyle(c: StyleContext): LayerSpecification[] {
  const line = c.color(ink);
  const source = drawSourceId;
  return [
    {
      id: 'drawing-fill',
      type: 'fill',
      source,
      filter: ['==', ['get', 'part'], 'area'],
      paint: { 'fill-color': c.color(highlight), 'fill-opacity': 0.16 },
    },
    {
      id: 'drawing-casing',
      type: 'line',
      source,
      filter: ['in', ['get', 'part'], ['literal', ['edge', 'closing', 'crossing']]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': c.color(paper), 'line-width': 5, 'line-opacity': 0.8 },
    },
    {
      id: 'drawing-edge',
      type: 'line',
      source,
      filter: ['in', ['get', 'part'], ['literal', ['edge', 'crossing']]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': ['case', ['==', ['get', 'part'], 'crossing'], '#d0312d', line], 'line-width': 2.4 },
    },
    {
      id: 'drawing-closing',
      type: 'line',
      source,
      filter: ['==', ['get', 'part'], 'closing'],
      paint: { 'line-color': line, 'line-width': 1.6, 'line-dasharray': [3, 2] },
    },
    {
      id: 'drawing-vertex',
      type: 'circle',
      source,
      filter: ['in', ['get', 'part'], ['literal', ['vertex', 'first']]],
      paint: {
        'circle-radius': ['case', ['==', ['get', 'part'], 'first'], 6.5, 4.5],
        'circle-color': ['case', ['==', ['get', 'part'], 'first'], c.color(highlight), c.color(paper)],
        'circle-stroke-color': line,
        'circle-stroke-width': 2,
      },
    },
  ];
}
