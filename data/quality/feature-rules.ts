import type { Layer } from '../model/catalogue.ts';
import type { SurveyFeature } from '../model/feature.ts';
import { createIssueCollector } from '../model/issue-collector.ts';
import type { Issue } from '../model/issue.ts';
import { findInvalidRing } from './geometry-invalid-ring.ts';
import { findPlaceholderName } from './placeholder-name.ts';

/** The rules that look at one record at a time: pass every feature of the layer through, then ask for the list. */
export function createFeatureRules(layer: Layer): { check(feature: SurveyFeature): void; list(): Issue[] } {
  const issues = createIssueCollector(layer.id);
  return {
    check(feature) {
      findPlaceholderName(feature, layer, issues);
      if (layer.geometry === 'polygon') findInvalidRing(feature, issues);
    },
    list: () => issues.list(),
  };
}
