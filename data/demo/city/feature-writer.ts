import type { Projection } from '../../geo/crs.ts';
import type { Geometry, Position, SurveyFeature, Value } from '../../model/feature.ts';
import type { Text } from '../../model/text.ts';
import type { Polygon } from './plan.ts';

/** Makes records of the survey from plan geometry: WGS 84 with nine decimals, provenance that says synthetic. */
export interface FeatureWriter {
  point(x: number, y: number): Geometry;
  line(points: readonly number[]): Geometry;
  polygon(polygon: Polygon): Geometry;
  polygons(polygons: readonly Polygon[]): Geometry;
  feature(key: string, id: string, geometry: Geometry, properties: Record<string, Value>): SurveyFeature;
}

/** The values without nulls: a missing value is absent. */
export function present(values: Record<string, Value>): Record<string, Value> {
  const result: Record<string, Value> = {};
  for (const name in values) if (values[name] !== null) result[name] = values[name]!;
  return result;
}

export const surveyDate = '2024-06-30';

/** Writes features whose coordinates are metres in `projection`. */
export function createFeatureWriter(projection: Projection): FeatureWriter {
  const place = (x: number, y: number): Position => {
    const [lon, lat] = projection.inverse(x, y);
    return [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
  };
  const path = (points: readonly number[]): Position[] => {
    const result: Position[] = [];
    for (let i = 0; i < points.length; i += 2) result.push(place(points[i], points[i + 1]));
    return result;
  };
  return {
    point: (x, y) => ({ type: 'Point', coordinates: place(x, y) }),
    line: (points) => ({ type: 'LineString', coordinates: path(points) }),
    polygon: (polygon) => ({ type: 'Polygon', coordinates: polygon.map(path) }),
    polygons: (polygons) =>
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0].map(path) }
        : { type: 'MultiPolygon', coordinates: polygons.map((polygon) => polygon.map(path)) },
    feature: (key, id, geometry, properties) => ({
      type: 'Feature',
      id,
      geometry,
      properties: {
        [key]: id,
        ...present(properties),
        dataSource: 'other',
        surveyDate,
        remark: '示范数据（程序生成）',
        remarkEn: 'Synthetic data (generated)',
      },
    }),
  };
}

/** A text field of a record and its English twin; nulls where there is nothing to say. */
export function textValues(field: string, text: Text | null | undefined): Record<string, Value> {
  return { [field]: text?.zh || null, [`${field}En`]: text?.zh ? text.en : null };
}

/** The name fields of a record; nulls where a thing has no name. */
export function nameValues(name: Text | null): Record<'name' | 'nameEn', Value> {
  return name?.zh ? { name: name.zh, nameEn: name.en } : { name: null, nameEn: null };
}
