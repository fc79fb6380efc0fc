import { createHash } from 'node:crypto';
import type { Place } from '../../../data/publication/publication.ts';

/**
 * Gives each place its id: a hash of kind, name and the areas it lies in, all of them public, so that links hold from
 * release to release and say nothing of the survey's keys. Places that agree in all of it are told apart by their order
 * from the west.
 */
export function withIds(places: readonly Omit<Place, 'id'>[], areaName: (place: Omit<Place, 'id'>) => string): Place[] {
  const alike = new Map<string, number[]>();
  places.forEach((place, i) => {
    const words = [place.kind, place.name.zh, areaName(place)].join('|');
    alike.set(words, [...(alike.get(words) ?? []), i]);
  });
  const ids: string[] = [];
  const taken = new Set<string>();
  for (const [words, members] of alike) {
    members.sort((a, b) => places[a].at[0] - places[b].at[0] || places[a].at[1] - places[b].at[1]);
    members.forEach((i, n) => {
      const whole = hash(n === 0 ? words : `${words}|${n}`);
      // Seven letters tell a million places apart but for one pair in seven; the later of a pair has more.
      let id = whole.slice(0, 7);
      while (taken.has(id)) id = whole.slice(0, id.length + 1);
      taken.add((ids[i] = id));
    });
  }
  return places.map((place, i) => ({ id: ids[i], ...place }));
}

function hash(words: string): string {
  return createHash('sha256').update(words).digest('base64url').replace(/[-_]/g, '');
}
