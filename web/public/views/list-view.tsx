import { useMemo, useState } from 'react';
import type { Place, PlaceKind } from '../../../data/publication/publication.ts';
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
  const { words, own } = useTexts();
  const { publication } = useAnswers();
  const { districts, places } = publication;
  const [district, setDistrict] = useState<number>();
  const [kind, setKind] = useState<PlaceKind>();
  const [active, setActive] = useState<string>();
  const [shown, setShown] = useState(step);
  const all = useMemo(() => watchPlacesOfKinds(publication, kinds), [publication, kinds]);
  const items = useMemo(
    () =>
      all.filter(
        ({ place }) =>
          (district === undefined || place.district === district) && (kind === undefined || place.kind === kind),
      ),
    [all, district, kind],
  );
  const focus = useMemo(() => {
    const area = district === undefined ? undefined : places[districts[district].place];
    return area && { at: area.at, bbox: area.bbox, place: area.id, name: area.name };
  }, [district, districts, places]);
  /** Where a place lies in the city; not asked where only one district is shown. */
  const areaOf = ({ district: of }: Place): string =>
    of === null || district !== undefined ? '' : places[districts[of].place].name[words.language];
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
        {kinds.length > 1 && (
          <label className="filter">
            {own.kinds}{' '}
            <select
              value={kind ?? ''}
              onChange={({ target }) => {
                setKind(kinds.find((one) => one === target.value));
                setShown(step);
              }}
            >
              <option value="">{words.page.listAll}</option>
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {words.kind[one]}
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
                text={[areaOf(place), describePlace(place, words).text].filter(Boolean).join(words.item.join)}
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
