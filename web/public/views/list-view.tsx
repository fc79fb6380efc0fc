import { useMemo, useState } from 'react';
import { describePlace } from '../../../data/publication/words/describe-place.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { useTexts } from '../i18n/texts.ts';
import { MapSlot } from '../parts/map-slot.tsx';
import { PlaceRow, showRow } from '../parts/place-row.tsx';
import { useAnswers } from '../state/answers.ts';
import { allWatchPlaces, type WatchPlace } from '../state/watch-places.ts';

const step = 20;

/** All flood-prone points, worst first, and the underpasses: map and list of the same places. */
export function ListView() {
  const { words } = useTexts();
  const { publication } = useAnswers();
  const { districts, places } = publication;
  const [district, setDistrict] = useState<number>();
  const [active, setActive] = useState<string>();
  const [shown, setShown] = useState(step);
  const all = useMemo(() => allWatchPlaces(publication), [publication]);
  const items = useMemo(
    () => (district === undefined ? all : all.filter(({ place }) => place.district === district)),
    [all, district],
  );
  const focus = useMemo(() => {
    const area = district === undefined ? undefined : places[districts[district].place];
    return area && { at: area.at, bbox: area.bbox, place: area.id, name: area.name };
  }, [district, districts, places]);
  const points = items.filter(({ place }) => place.kind === 'flood_point');
  const underpasses = items.filter(({ place }) => place.kind === 'underpass');
  const row = ({ place }: WatchPlace): React.ReactNode => (
    <PlaceRow
      key={place.id}
      place={place}
      text={describePlace(place, words).text}
      active={active}
      onActive={setActive}
    />
  );
  return (
    <article className="answer">
      <section className="block">
        <h1 tabIndex={-1}>{words.page.listTitle}</h1>
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
            setShown((now) => Math.max(now, points.findIndex(({ place }) => place.id === id) + 1));
            setTimeout(() => showRow(id));
          }}
          focus={focus}
        />
        <section className="block" aria-label={words.page.list}>
          <p role="status">{fill(words.page.listCount, { n: points.length })}</p>
          <ul className="rows">{points.slice(0, shown).map(row)}</ul>
          {points.length > shown && (
            <button type="button" className="button" onClick={() => setShown(shown + step)}>
              {fill(words.page.showMore, { n: Math.min(step, points.length - shown) })}
            </button>
          )}
        </section>
        {underpasses.length > 0 && (
          <section className="block tone-care" aria-labelledby="heading-underpasses">
            <h2 id="heading-underpasses">{words.heading.avoid}</h2>
            <ul className="rows">{underpasses.map(row)}</ul>
          </section>
        )}
      </div>
    </article>
  );
}
