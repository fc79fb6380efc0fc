import { expect, it } from 'vitest';
import { type AreaResult, resultParts } from './result-features.ts';

const row = (id: string, layer: string, x: number) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 0]]] },
  properties: { layer, key: id, name: null, score: 10, rank: 1 },
}); // prettier-ignore
const features = [row('a', 'old_communities', 0), row('b', 'heritage_districts', 2), row('c', 'old_communities', 4)];
const result = { task: 'policy', data: { features } } as unknown as AreaResult;
const classOf = { cell: () => '', place: () => 'k' };

it('draws the places of a policy matrix that its list shows', () => {
  const shown = (places: string | null) => resultParts(result, classOf, places).map(({ id }) => id);
  expect(shown(null)).toEqual(['a', 'b', 'c']);
  expect(shown('old_communities')).toEqual(['a', 'c']);
  expect(shown('heritage_districts')).toEqual(['b']);
});
