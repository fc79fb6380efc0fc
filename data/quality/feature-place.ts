import type { Position, SurveyFeature } from '../model/feature.ts';
import type { IssuePlace } from '../model/issue.ts';

/** Where a feature begins, for an issue. */
export function featurePlace(feature: SurveyFeature, value?: string): IssuePlace {
  let position: unknown = feature.geometry.coordinates;
  while (Array.isArray(position) && Array.isArray(position[0])) position = position[0];
  return { key: feature.id, position: position as Position, ...(value === undefined ? {} : { value }) };
}
