import type { Geometry, SurveyFeature, Value } from '../../data/model/feature.ts';
import { feature } from '../engine/testing/planar-city.ts';
import { place, ring, sampleLayers } from '../engine/testing/sample-city.ts';

/**
 * The sample square kilometre with what the public asks about: a street, roads, a flood point with two events and a person
 * in charge, a community, an underpass, a garage, a heritage building, a risk zone, and the survey's coverage of its west.
 */
export function publicCityLayers(): Record<string, SurveyFeature[]> {
  const record = (id: string, geometry: Geometry, properties: Record<string, Value>) =>
    feature(id, geometry, properties);
  const line = (...at: [number, number][]): Geometry => ({
    type: 'LineString',
    coordinates: at.map(([east, north]) => place(east, north)),
  });
  const point = (east: number, north: number): Geometry => ({ type: 'Point', coordinates: place(east, north) });
  const box = (...at: [number, number, number, number]): Geometry => ({ type: 'Polygon', coordinates: [ring(...at)] });
  return {
    ...sampleLayers(),
    streets: [
      record('ST-1', box(0, 0, 1000, 1000), { streetId: 'ST-1', name: '码头街道', nameEn: 'Quay Subdistrict' }),
    ],
    roads: [
      record('RD-1', line([0, 530], [500, 530]), { roadId: 'RD-1', name: '码头路', nameEn: 'Quay Road' }),
      record('RD-2', line([500, 530], [900, 530]), { roadId: 'RD-2', name: '码头路', nameEn: 'Quay Road' }),
      record('RD-3', line([0, 30], [400, 30]), { roadId: 'RD-3' }),
    ],
    flood_points: [
      record('YLD-777', point(237.25, 512.5), {
        floodPointId: 'YLD-777',
        name: '码头路低洼处',
        nameEn: 'Quay Road Dip',
        riskLevel: 'orange',
        floodStatus: 'in_progress',
        cause: 'blocked',
        maxDepthM: 0.42,
        measures: '清淤',
        measuresEn: 'Clearing',
        pointUnit: '第一养护所',
        pointUnitEn: 'Depot 1',
        hotline: '000-1234-5678',
        hotlineEn: '000-1234-5678',
        contactName: '欧阳测试',
        contactPhone: '13912345678',
        remark: '值班室在仓库后面',
      }),
    ],
    flood_events: [
      record('EV-0001', point(237.25, 512.5), { floodPointId: 'YLD-777', date: '2023-07-01', depthM: 0.42 }),
      record('EV-0002', point(237.25, 512.5), { floodPointId: 'YLD-777', date: '2024-06-08', depthM: 0.12 }),
    ],
    underpasses: [
      record('UP-0001', line([100, 600], [140, 600]), { name: '铁路下穿', lowestM: 26.813, warningDepthM: 0.15 }),
    ],
    underground_spaces: [
      record('GS-0001', point(700, 700), { name: '中心车库', use: 'garage', entranceM: 29.564, warningDepthM: 0.3 }),
    ],
    old_communities: [
      record('CM-0001', box(600, 600, 680, 680), { name: '码头新村', yearBuilt: 1985, households: 320 }),
    ],
    heritage_buildings: [record('HB-0001', point(820, 410), { name: '旧海关', grade: 'municipal' })],
    risk_zones: [record('RZ-0001', box(200, 480, 300, 560), { riskLevel: 'red', returnPeriodYears: 30, depthM: 0.35 })],
    survey_coverage: [record('SC-0001', box(0, 0, 500, 1000), { surveyDate: '2024-11-02' })],
  };
}
