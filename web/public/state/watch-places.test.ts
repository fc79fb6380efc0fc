import { expect, test } from 'vitest';
import { answerAt } from '../../../data/publication/answer/answer-at.ts';
import type { PlaceKind } from '../../../data/publication/publication.ts';
import { samplePublication } from '../../../data/publication/testing/sample-publication.ts';
import { signOf, watchPlacesOf, watchPlacesOfKinds } from './watch-places.ts';

const publication = samplePublication();
const { places } = publication;
const place = (id: string) => places.find((one) => one.id === id)!;

test('a flood-prone point has the sign of the level the city gives it, others that of their kind', () => {
  expect(signOf(place('f1'))).toBe('orange');
  expect(signOf(place('f2'))).toBe('unknown');
  expect(signOf(place('u1'))).toBe('underpass');
  expect(signOf(place('g1'))).toBe('underground');
  expect(signOf(place('r1'))).toBeUndefined();
  const strange = { ...place('f1'), flood: { ...place('f1').flood!, riskLevel: 'violet' } };
  expect(signOf(strange)).toBe('unknown');
});

test('a list of the city is in the order of danger, and has the kinds asked for alone', () => {
  const ids = (kinds: PlaceKind[]) => watchPlacesOfKinds(publication, kinds).map(({ place }) => place.id);
  expect(ids(['flood_point'])).toEqual(['f1', 'f2']);
  expect(ids(['underground', 'underpass'])).toEqual(['u1', 'g1']);
  expect(ids(['road'])).toEqual([]);
});

test('an answer’s map shows just what its lists name, nearest first, each once', () => {
  const answer = answerAt(publication, { place: place('c1') });
  const shown = watchPlacesOf(answer);
  const named = [
    ...(answer.reported?.points ?? []),
    ...[...answer.nearby, ...answer.underpasses, ...answer.underground].map((near) => near.place),
  ];
  expect(new Set(shown.map(({ place }) => place.id))).toEqual(new Set(named.map(({ id }) => id)));
  expect(shown).toHaveLength(new Set(named).size);
  const distances = shown.map(({ distanceM }) => distanceM ?? NaN);
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));
});

test('a place with a sign of its own that is asked for is on its map', () => {
  for (const id of ['u1', 'g1', 'f1']) {
    const shown = watchPlacesOf(answerAt(publication, { place: place(id) }));
    expect(shown.filter((one) => one.place.id === id)).toHaveLength(1);
  }
});
