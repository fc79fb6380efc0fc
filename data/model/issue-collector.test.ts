import { describe, expect, it } from 'vitest';
import { createIssueCollector, mergeIssues } from './issue-collector.ts';

describe('issues', () => {
  it('are counted by code and field', () => {
    const issues = createIssueCollector('pipes');
    issues.add('value-missing', { key: 'a' }, 'material');
    issues.add('value-missing', { key: 'b' }, 'material');
    issues.add('value-missing', { key: 'a' }, 'lengthM');
    expect(issues.list().map(({ field, count }) => [field, count])).toEqual([
      ['material', 2],
      ['lengthM', 1],
    ]);
  });

  it('of two lists are added up, and the lists stay as they were', () => {
    const [a, b] = ['x', 'y'].map((key) => {
      const issues = createIssueCollector('pipes');
      issues.add('geometry-invalid-ring', { key });
      return issues.list();
    });
    if (!a || !b) throw new Error('no lists');
    const merged = mergeIssues(a, b);
    expect(merged.map(({ count, places }) => [count, places.map(({ key }) => key)])).toEqual([[2, ['x', 'y']]]);
    expect([a[0]?.count, b[0]?.count]).toEqual([1, 1]);
  });
});
