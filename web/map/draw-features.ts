import type { Feature, FeatureCollection } from 'geojson';
import type { PolygonGeometry, Position } from '../../data/model/feature.ts';
import { wouldCross } from './draw-polygon.ts';

/** What draw-style.ts draws of a polygon under the hand; `cursor` is where the next corner would stand. */
export function drawFeatures(vertices: readonly Position[], cursor: Position | null): FeatureCollection {
  const features: Feature[] = [];
  const line = (part: string, from: readonly Position[]): void => {
    if (from.length >= 2)
      features.push({
        type: 'Feature',
        properties: { part },
        geometry: { type: 'LineString', coordinates: [...from] },
      });
  };
  const crossing = cursor !== null && wouldCross(vertices, cursor);
  const shape = cursor && !crossing && vertices.length > 0 ? [...vertices, cursor] : [...vertices];
  if (shape.length >= 3) {
    features.push({
      type: 'Feature',
      properties: { part: 'area' },
      geometry: { type: 'Polygon', coordinates: [[...shape, shape[0]]] },
    });
    line('closing', [shape.at(-1)!, shape[0]]);
  }
  line('edge', vertices);
  if (cursor && vertices.length > 0) line(crossing ? 'crossing' : 'edge', [vertices.at(-1)!, cursor]);
  vertices.forEach((coordinates, i) => {
    features.push({
      type: 'Feature',
      properties: { part: i === 0 ? 'first' : 'vertex' },
      geometry: { type: 'Point', coordinates },
    });
  });
  return { type: 'FeatureCollection', features };
}

/** A finished polygon: where the task's question ends. */
export function outlineFeatures(polygon: PolygonGeometry | null): FeatureCollection {
  if (!polygon) return { type: 'FeatureCollection', features: [] };
  const parts = polygon.type === 'Polygon' ? [polygon.coordinates] : polygon.coordinates;
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { part: 'area' }, geometry: polygon },
      ...parts.flat().map((ring): Feature => ({
        type: 'Feature',
        properties: { part: 'edge' },
        geometry: { type: 'LineString', coordinates: ring },
      })),
    ],
  };
}
