import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { findLayer } from '../../data/model/layers.ts';
import { limits } from '../../data/model/limits.ts';
import type { SearchResult } from '../../server/contract/search.ts';
import { searchQuery } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import controls from '../ui/controls.module.css';
import { focusMap } from '../ui/focus-map.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon, SearchIcon } from '../ui/icons.tsx';
import classes from './search-box.module.css';
import { SearchHits } from './search-hits.tsx';
import { searchBoxId } from './use-hotkeys.ts';

const shownMax = 20;
const waitMs = 180;

export type Hit = SearchResult['hits'][number];

/**
 * One box for ids and names: a combobox by the ARIA pattern. While an input method composes, nothing is searched and
 * no key of the list is taken.
 */
export function SearchBox({ autoFocus = false }: { autoFocus?: boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const composing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { hits, numberMatched, waiting, error, query } = useHits(settled);
  useEffect(() => {
    // Asked for by its key before it was there: panels come after the map.
    if (autoFocus || usePanels.getState().sheet === 'search') input.current?.focus();
  }, [autoFocus]);

  const change = (value: string): void => {
    setText(value);
    setActive(-1);
    setOpen(true);
    if (!composing.current) setSettled(value.trim());
  };
  const clear = (): void => {
    setText('');
    setSettled('');
    setOpen(false);
    input.current?.focus();
  };
  const choose = (hit: Hit): void => {
    setText(hit.label[useApp.getState().language]);
    setOpen(false);
    goToHit(hit);
    focusMap();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (composing.current || event.nativeEvent.isComposing) return;
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move !== 0 && hits.length > 0) {
      event.preventDefault();
      setOpen(true);
      setActive((at) => (at < 0 && move < 0 ? hits.length - 1 : (at + move + hits.length) % hits.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Enter without a choice takes the first: ids are typed to be found.
      const hit = hits[Math.max(active, 0)];
      if (open && hit && !waiting) choose(hit);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (open && settled !== '') setOpen(false);
      else if (text !== '') clear();
      else input.current?.blur();
    }
  };
  const shows = open && settled !== '';
  return (
    <div className={classes.search}>
      <span className={classes.icon}>
        {waiting && settled !== '' ? <span className={controls.spinner} /> : <SearchIcon size={16} />}
      </span>
      <input
        ref={input}
        id={searchBoxId}
        className={classes.box}
        type="search"
        role="combobox"
        aria-expanded={shows}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shows && active >= 0 ? `${listId}-${active}` : undefined}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={limits.searchQueryMaxChars}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false;
          change(event.currentTarget.value);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
      />
      <span className={classes.end}>
        {text === '' ? (
          <kbd className={classes.key}>/</kbd>
        ) : (
          <IconButton label={t('search.clear')} onClick={clear}>
            <CloseIcon size={14} />
          </IconButton>
        )}
      </span>
      {shows && (
        <SearchHits
          listId={listId}
          query={query}
          hits={hits}
          numberMatched={numberMatched}
          waiting={waiting}
          error={error}
          active={active}
          onChoose={choose}
        />
      )}
    </div>
  );
}

/** Hits of a text in the order they are listed: by layer of the catalogue. */
function useHits(settled: string) {
  const city = useApp((state) => state.cityDetail?.id ?? '');
  const version = useApp((state) => state.cityDetail?.version.id ?? '');
  const [query] = useDebouncedValue(settled, waitMs);
  const search = useQuery({
    ...searchQuery(city, version, query, shownMax),
    enabled: city !== '' && query !== '',
    placeholderData: keepPreviousData,
  });
  const found = query === '' ? [] : (search.data?.hits ?? []);
  return {
    query,
    // Grouped by layer, the layer with the best hit first, as the list shows them.
    hits: [...new Set(found.map((hit) => hit.layer))].flatMap((id) => found.filter((hit) => hit.layer === id)),
    numberMatched: search.data?.numberMatched ?? 0,
    waiting: search.isFetching || query !== settled,
    error: search.error,
  };
}

function goToHit(hit: Hit): void {
  const { set, flyTo, setLayer } = useApp.getState();
  setLayer(hit.layer, { visible: true });
  set({ selection: { layer: hit.layer, key: hit.key }, picked: [], pickedAt: null });
  usePanels.getState().set({ rightTab: 'selection', rightOpen: true, sheet: 'info', sheetHeight: 'low' });
  const isArea = findLayer(hit.layer)?.geometry === 'polygon';
  flyTo(hit.bbox as [number, number, number, number], isArea ? undefined : 18);
}
