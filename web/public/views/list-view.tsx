import { useMemo, useState } from 'react';
import type { PlaceKind } from '../../../data/publication/publication.ts';
import { describePlace } from '../../../data/publication/words/describe-place.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { useTexts } from '../i18n/texts.ts';
import { MapSlot } from '../parts/map-slot.tsx';
import { PlaceRow, showRow } from '../parts/place-row.tsx';
import { useAnswers } from '../state/answers.ts';
import { watchPlacesOfKinds } from '../state/watch-places.ts';

const step = 20;

/** All places of some kinds, worst first: map and list of the same places. */
export function ListView({ title, kinds }: { title: string; kinds: readonly PlaceKind[] }) {
  const { words } = useTexts();
  const { publication } = useAnswers();
  const { districts, places } = publication;
  const [district, setDistrict] = useState<number>();
  const [active, setActive] = useState<string>();
  const [shown, setShown] = useState(step);
  const all = useMemo(() => watchPlacesOfKinds(publication, kinds), [publication, kinds]);
  const items = useMemo(
    () => (district === undefined ? all : all.filter(({ place }) => place.district === district)),
    [all, district],
  );
  const focus = useMemo(() => {
    const area = district === undefined ? undefined : places[districts[district].place];
    return area && { at: area.at, bbox: area.bbox, place: area.id, name: area.name };
  }, [district, districts, places]);
  return (
    <article className="answer">
      <section className="block">
        <h1 tabIndex={-1}>{title}</h1>
        {districts.length > 1 && (
          <label className="filter">
            {words.page.listFilter}{' '}
            <select
              value={district ?? ''}
              onChange={({ target }) => {
                setDistrict(target.value === '' ? undefined : Number(target.value));
                setShown(step);
              }}
            >
              <option value="">{words.page.listAll}</option>
              {districts.map(({ place }, index) => (
                <option key={places[place].id} value={index}>
                  {places[place].name[words.language]}
                </option>
              ))}
            </select>
          </label>
        )}
      </section>
      <div className="watch">
        <MapSlot
          items={items}
          active={active}
          onActive={(id, isChosen) => {
            setActive(id);
            if (!id || !isChosen) return;
            setShown((now) => Math.max(now, items.findIndex(({ place }) => place.id === id) + 1));
            setTimeout(() => showRow(id));
          }}
          focus={focus}
        />
        <section className="block" aria-label={words.page.list}>
          <p role="status">{fill(words.page.listCount, { n: items.length })}</p>
          <ul className="rows">
            {items.slice(0, shown).map(({ place }) => (
              <PlaceRow
                key={place.id}
                place={place}
                text={describePlace(place, words).text}
                active={active}
                onActive={setActive}
              />
            ))}
          </ul>
          {items.length > shown && (
            <button type="button" className="button" onClick={() => setShown(shown + step)}>
              {fill(words.page.showMore, { n: Math.min(step, items.length - shown) })}
            </button>
          )}
        </section>
      </div>
    </article>
  );
}
