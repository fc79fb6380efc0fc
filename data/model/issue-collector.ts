import type { Issue, IssueCode, IssuePlace } from './issue.ts';
import { limits } from './limits.ts';

/** Counts issues of one layer by code and field; keeps the first places of each. */
export interface IssueCollector {
  add(code: IssueCode, place: IssuePlace, field?: string): void;
  /** In the order in which each kind of issue was first seen. */
  list(): Issue[];
}

export function createIssueCollector(layer: string): IssueCollector {
  const issues = new Map<string, Issue>();
  return {
    add(code, place, field) {
      const id = `${code} ${field ?? ''}`;
      let issue = issues.get(id);
      if (!issue) {
        issue = { code, layer, ...(field === undefined ? {} : { field }), count: 0, places: [] };
        issues.set(id, issue);
      }
      issue.count++;
      if (issue.places.length < limits.issuePlacesMax) issue.places.push(place);
    },
    list: () => [...issues.values()],
  };
}

/** Issues of both lists; those of the same layer, code and field become one with both counts. */
export function mergeIssues(first: readonly Issue[], second: readonly Issue[]): Issue[] {
  const merged = first.map((issue) => ({ ...issue, places: [...issue.places] }));
  for (const issue of second) {
    const same = merged.find((m) => m.code === issue.code && m.layer === issue.layer && m.field === issue.field);
    if (!same) merged.push({ ...issue, places: [...issue.places] });
    else {
      same.count += issue.count;
      same.places = [...same.places, ...issue.places].slice(0, limits.issuePlacesMax);
    }
  }
  return merged;
}
