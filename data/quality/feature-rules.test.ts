import { describe, expect, it } from 'vitest';
import type { Position, SurveyFeature } from '../model/feature.ts';
import { getLayer } from '../model/layers.ts';
import { createFeatureRules } from './feature-rules.ts';

const suburb = (id: string, name: string | null, ring: Position[]): SurveyFeature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [ring] },
  properties: { districtId: id, name },
});
const square: Position[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const bowTie: Position[] = [
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 1],
  [0, 0],
];

describe('createFeatureRules', () => {
  it('finds names that stand for a name, in both languages, and leaves missing and real ones alone', () => {
    const rules = createFeatureRules(getLayer('districts'));
    for (const [i, name] of ['name', 'NAME', '未知', 'n/a', null, 'Naming', 'Te Aro'].entries())
      rules.check(suburb(`d${i}`, name, square));
    expect(rules.list()).toMatchObject([{ code: 'placeholder-name', field: 'name', count: 4 }]);
  });

  it('names where the first defect of a polygon lies', () => {
    const rules = createFeatureRules(getLayer('districts'));
    rules.check(suburb('sound', 'A', square));
    rules.check(suburb('bow tie', 'B', bowTie));
    expect(rules.list()).toEqual([
      {
        code: 'geometry-invalid-ring',
        layer: 'districts',
        count: 1,
        places: [{ key: 'bow tie', position: [0.5, 0.5], value: 'ring crosses or touches itself' }],
      },
    ]);
  });
});
