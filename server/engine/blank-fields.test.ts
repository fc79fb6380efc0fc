import { describe, expect, it } from 'vitest';
import type { DistanceField } from '../analysis/distance-field.ts';
import { DistanceFields } from './blank-fields.ts';

const field = (key: string): DistanceField => ({ key }) as DistanceField;
const keys = (fields: DistanceFields, datasetId: string) => fields.of(datasetId).map(({ key }) => key);

describe('distance fields kept by the pool', () => {
  it('are the two used last', () => {
    const fields = new DistanceFields();
    for (const key of ['a', 'b', 'a', 'c']) fields.keep('v1', field(key));
    expect(keys(fields, 'v1')).toEqual(['a', 'c']);
  });

  it('are given to questions about their own dataset, and end with it', () => {
    const fields = new DistanceFields();
    fields.keep('v1', field('a'));
    fields.keep('v2', field('a'));
    expect(keys(fields, 'v2')).toEqual(['a']);
    fields.forget('v1');
    expect(keys(fields, 'v1')).toEqual([]);
    expect(keys(fields, 'v2')).toEqual(['a']);
  });
});
