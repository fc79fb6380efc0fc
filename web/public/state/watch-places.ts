import type { Answer, Near } from '../../../data/publication/answer/answer.ts';
import type { Place, PlaceKind, Publication } from '../../../data/publication/publication.ts';
import type { SignId } from '../parts/signs.ts';

/** A place to watch out for, as list and map show it. */
export interface WatchPlace {
  place: Place;
  sign: SignId;
  /** 0: the most dangerous. */
  rank: number;
  /** From what was asked for, metres; 0: right there; null in a list of the whole city. */
  distanceM: number | null;
}

const order: SignId[] = ['red', 'orange', 'yellow', 'blue', 'unknown', 'underpass', 'underground'];

/** The sign of a place: a flood-prone point by the level the city gives it, others by their kind; else undefined. */
export function signOf({ kind, flood }: Place): SignId | undefined {
  if (kind === 'underpass' || kind === 'underground') return kind;
  if (kind !== 'flood_point') return undefined;
  const level = flood?.riskLevel;
  return level === 'red' || level === 'orange' || level === 'yellow' || level === 'blue' ? level : 'unknown';
}

/** All places of some kinds: by level or kind, and within a level the most recent first. */
export function watchPlacesOfKinds({ places }: Publication, kinds: readonly PlaceKind[]): WatchPlace[] {
  const last = ({ place }: WatchPlace): string => place.flood?.lastEventOn ?? '';
  return places
    .flatMap((place): WatchPlace[] => {
      const sign = kinds.includes(place.kind) ? signOf(place) : undefined;
      return sign ? [{ place, sign, rank: order.indexOf(sign), distanceM: null }] : [];
    })
    .sort((a, b) => a.rank - b.rank || last(b).localeCompare(last(a), 'en'));
}

/** What an answer names, nearest first: flood-prone points here and nearby, underpasses, underground spaces. */
export function watchPlacesOf({ place, reported, nearby, underpasses, underground }: Answer): WatchPlace[] {
  const here = (reported?.points ?? []).map((point): Pick<Near, 'place' | 'distanceM'> => ({
    place: point,
    distanceM: 0,
  }));
  const self = place && signOf(place) && !here.some((one) => one.place === place) ? [{ place, distanceM: 0 }] : [];
  return [...self, ...here, ...nearby, ...underpasses, ...underground]
    .flatMap(({ place, distanceM }) => {
      const sign = signOf(place);
      return sign ? [{ place, sign, rank: order.indexOf(sign), distanceM }] : [];
    })
    .sort((a, b) => a.distanceM - b.distanceM || a.rank - b.rank);
}
