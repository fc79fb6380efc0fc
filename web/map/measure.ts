import { area, length, lineString, polygon } from '@turf/turf';
import type { Position } from '../../data/model/feature.ts';

/** Area and perimeter of the closed ring through the corners, on the sphere: for the hand, not for the record. */
export function measureRing(vertices: readonly Position[]): { areaM2: number; perimeterM: number } {
  if (vertices.length < 2) return { areaM2: 0, perimeterM: 0 };
  const ring = [...vertices, vertices[0]];
  return {
    areaM2: vertices.length < 3 ? 0 : area(polygon([ring])),
    perimeterM:
      vertices.length < 3
        ? length(lineString([...vertices]), { units: 'meters' })
        : length(lineString(ring), { units: 'meters' }),
  };
}
