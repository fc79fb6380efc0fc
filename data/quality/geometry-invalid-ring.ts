import type { SurveyFeature } from '../model/feature.ts';
import type { IssueCollector } from '../model/issue-collector.ts';
import { findRingDefect } from './ring-defect.ts';

/** A polygon that is not valid by the simple-features rules; the place is where its first defect lies. */
export function findInvalidRing(feature: SurveyFeature, issues: IssueCollector): void {
  const { geometry } = feature;
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  const defect = findRingDefect(polygons);
  if (defect) {
    issues.add('geometry-invalid-ring', { key: feature.id, position: defect.position, value: defect.what });
  }
}
