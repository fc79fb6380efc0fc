import type { Place } from '../../../data/publication/publication.ts';
import { routeLink } from '../state/route.ts';
import { signOf } from '../state/watch-places.ts';
import { PlaceName } from './place-name.tsx';
import { SignMark } from './sign-mark.tsx';

/** Which place list and map both show as looked at. */
export interface Active {
  active: string | undefined;
  onActive: (id: string | undefined) => void;
}

/** A place of the map in words. Pointing at it, or giving it the focus, shows it on the map, and the other way round. */
export function PlaceRow({ place, text, active, onActive }: { place: Place; text: string } & Active) {
  const sign = signOf(place);
  const isActive = place.id === active;
  return (
    <li
      className={isActive ? 'place-row is-active' : 'place-row'}
      data-place={place.id}
      onMouseEnter={() => onActive(place.id)}
      onMouseLeave={() => onActive(undefined)}
      onFocus={() => onActive(place.id)}
      onBlur={() => onActive(undefined)}
    >
      {sign && <SignMark sign={sign} />}
      <a href={routeLink({ view: 'place', id: place.id, name: place.name.zh })}>
        <PlaceName place={place} />
      </a>
      <p>{text}</p>
    </li>
  );
}

/** Brings the row of a place into sight, as when it was chosen on the map. */
export function showRow(id: string): void {
  const row = document.querySelector(`[data-place="${CSS.escape(id)}"]`);
  row?.scrollIntoView({ block: 'nearest' });
}
