import { getProjection } from '../../../data/geo/crs.ts';
import type { Position, SurveyFeature } from '../../../data/model/feature.ts';
import { feature } from './planar-city.ts';

const projection = getProjection('EPSG:2193');

/** A place of the sample city: metres east and north of its south-west corner, as longitude and latitude. */
export function place(eastM: number, northM: number): Position {
  return projection.inverse(1_748_000 + eastM, 5_427_000 + northM);
}

export function ring(minX: number, minY: number, maxX: number, maxY: number): Position[] {
  return [place(minX, minY), place(maxX, minY), place(maxX, maxY), place(minX, maxY), place(minX, minY)];
}

/** A square kilometre with two districts, four pipes and two nodes; made up. */
export function sampleLayers(prefix = ''): Record<string, SurveyFeature[]> {
  const line = (id: string, from: [number, number], to: [number, number], properties: SurveyFeature['properties']) =>
    feature(prefix + id, { type: 'LineString', coordinates: [place(...from), place(...to)] }, properties);
  return {
    pipes: [
      line('P1', [100, 500], [400, 500], { kind: 'storm', role: 'main', diameterM: 0.3, roadName: 'Quay Street' }),
      line('P2', [400, 500], [600, 500], { kind: 'foul', role: 'main', diameterM: 0.45 }),
      line('P/3 ü', [600, 100], [900, 400], { kind: 'storm', role: 'main' }),
      line('P4', [100, 900], [200, 900], { kind: 'storm', role: 'lateral', diameterM: 0.1 }),
    ],
    nodes: [
      feature(
        `${prefix}N1`,
        { type: 'Point', coordinates: place(100, 500) },
        { nodeType: 'manhole', name: 'Quay manhole', hasFlap: true },
      ),
      feature(`${prefix}N2`, { type: 'Point', coordinates: place(400, 500) }, { nodeType: 'outfall' }),
    ],
    districts: [
      feature('W', { type: 'Polygon', coordinates: [ring(0, 0, 500, 1000)] }, { name: 'West Quay' }),
      feature('E', { type: 'Polygon', coordinates: [ring(500, 0, 1000, 1000)] }, { name: 'East' }),
    ],
  };
}
