import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Place } from '../../../data/publication/publication.ts';
import { fill } from '../../../data/publication/words/fill.ts';
import { useTexts } from '../i18n/texts.ts';
import { useAnswers } from '../state/answers.ts';
import { routeLink } from '../state/route.ts';
import { PlaceName } from './place-name.tsx';

const mostOptions = 8;

interface Props {
  /** A name to try, where there is room to say one. */
  example?: string | undefined;
  /** Above an answer the box takes one line. */
  isCompact?: boolean;
}

/** One box that finds every place: a combobox with its list, by keyboard, finger and screen reader. */
export function SearchBox({ example, isCompact = false }: Props) {
  const { words, own } = useTexts();
  const { search } = useAnswers();
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const asked = query.trim();
  const found = useMemo(() => (asked ? search.find(asked, words.language, mostOptions) : []), [asked, search, words]);
  const isEmpty = asked !== '' && found.length === 0;

  useEffect(() => {
    const close = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', close);
    return () => removeEventListener('pointerdown', close);
  }, []);

  const choose = (place: Place): void => {
    setOpen(false);
    setQuery('');
    input.current?.blur();
    location.hash = routeLink({ view: 'place', id: place.id, name: place.name.zh });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (isOpen && found.length > 0) setOpen(false);
      else setQuery('');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const place = found[active]?.place;
      if (place) choose(place);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && found.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      setActive(isOpen ? (active + step) % found.length : 0);
      setOpen(true);
    }
  };

  const shows = isOpen && found.length > 0;
  return (
    <div className={isCompact ? 'search is-compact' : 'search'} ref={box} role="search">
      <label htmlFor={`${id}input`} className={isCompact ? 'da-hidden' : undefined}>
        {words.page.searchLabel}
      </label>
      <div className="search-row">
        <svg className="search-icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20 20" />
        </svg>
        <input
          id={`${id}input`}
          ref={input}
          role="combobox"
          aria-expanded={shows}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={shows ? `${id}${active}` : undefined}
          aria-describedby={`${id}hint`}
          type="text"
          placeholder={isCompact ? own.another : undefined}
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={60}
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        {query && (
          <button
            type="button"
            className="search-clear"
            aria-label={words.page.clear}
            onClick={() => {
              setQuery('');
              input.current?.focus();
            }}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" />
            </svg>
          </button>
        )}
        <ul className="options" id={`${id}list`} role="listbox" aria-label={words.page.search} hidden={!shows}>
          {found.map(({ place, within }, i) => (
            <li
              key={place.id}
              id={`${id}${i}`}
              role="option"
              aria-selected={i === active}
              // The box keeps the focus while a finger or the mouse is down.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(place)}
              onPointerMove={() => setActive(i)}
            >
              <PlaceName place={place} />
              <span className="option-where">{[words.kind[place.kind], within].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </div>
      <p className={isCompact ? 'da-hidden' : 'hint'} id={`${id}hint`}>
        {words.page.searchHint}
        {example && fill(own.example, { example })}
      </p>
      <div role="status">
        {shows && <span className="da-hidden">{fill(words.page.suggestions, { n: found.length })}</span>}
        {isEmpty && (
          <div className="no-result">
            <p>
              <strong>{fill(words.message.noResult.title, { query: asked })}</strong>
            </p>
            <ul>
              {words.message.noResult.try.map((tip) => (
                <li key={tip}>{tip}</li>
              ))}
            </ul>
            <a href={routeLink({ view: 'list' })}>{own.allPoints}</a>
          </div>
        )}
      </div>
    </div>
  );
}
