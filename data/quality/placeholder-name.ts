import type { Layer } from '../model/catalogue.ts';
import type { SurveyFeature } from '../model/feature.ts';
import type { IssueCollector } from '../model/issue-collector.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { featurePlace } from './feature-place.ts';

/** A record whose name is a word such as `name` or 未知 that stands for a name nobody filled in. */
export function findPlaceholderName(feature: SurveyFeature, layer: Layer, issues: IssueCollector): void {
  const field = layer.labelField;
  const name = field === undefined ? undefined : feature.properties[field];
  if (typeof name === 'string' && isPlaceholder(name)) {
    issues.add('placeholder-name', featurePlace(feature, name), field);
  }
}
