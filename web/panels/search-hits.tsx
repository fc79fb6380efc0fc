import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layer } from '../../data/model/catalogue.ts';
import { findLayer } from '../../data/model/layers.ts';
import { useApp } from '../state/app-state.ts';
import { formatNumber } from '../ui/format.ts';
import { scrollWithin } from '../ui/scroll-within.ts';
import { useErrorText } from './error-text.ts';
import type { Hit } from './search-box.tsx';
import classes from './search-box.module.css';

interface SearchHitsProps {
  listId: string;
  query: string;
  /** Grouped by layer already. */
  hits: readonly Hit[];
  numberMatched: number;
  waiting: boolean;
  error: Error | null;
  /** Index of the marked hit, or -1. */
  active: number;
  onChoose: (hit: Hit) => void;
}

/** What the search found, by layer; without a hit, what to try. */
export function SearchHits({ listId, query, hits, numberMatched, waiting, error, active, onChoose }: SearchHitsProps) {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const list = marked.current?.closest('[role=listbox]');
    if (active >= 0 && marked.current && list) scrollWithin(list, marked.current, 'nearest');
  }, [active]);
  const message = error
    ? t('search.failed', { detail: words(error) })
    : hits.length > 0
      ? t('search.results', { n: formatNumber(numberMatched, language), shown: formatNumber(hits.length, language) })
      : waiting
        ? t('search.searching')
        : t('search.none', { query });
  return (
    // The list must not take the focus from the box when it is clicked.
    <div className={classes.dropdown} onMouseDown={(event) => event.preventDefault()}>
      <ul
        id={listId}
        role="listbox"
        aria-label={t('search.label')}
        className={classes.options}
        hidden={hits.length === 0}
      >
        {groupsOf(hits).map(({ layer, of }) => {
          return (
            <li key={layer.id} role="presentation">
              <p className={classes.group} role="presentation">
                {layer.title[language]}
              </p>
              <ul role="group" aria-label={layer.title[language]}>
                {of.map((hit) => {
                  const index = hits.indexOf(hit);
                  return (
                    <li
                      key={hit.key}
                      id={`${listId}-${index}`}
                      ref={index === active ? marked : undefined}
                      role="option"
                      aria-selected={index === active}
                      className={classes.option}
                      onClick={() => onChoose(hit)}
                    >
                      <span>{hit.label[language]}</span>
                      {hit.label[language] !== hit.key && <span className="da-muted">{hit.key}</span>}
                    </li>
                  );
                })}
              </ul>
            </li>
          );
        })}
      </ul>
      <p className={classes.message} role="status">
        {message}
        {!error && !waiting && hits.length === 0 && <span>{t('search.tryThis')}</span>}
      </p>
    </div>
  );
}

/** Hits by layer, the layer with the best hit first: an exact name is not to stand below twenty near ones. */
function groupsOf(hits: readonly Hit[]): { layer: Layer; of: Hit[] }[] {
  return [...new Set(hits.map((hit) => hit.layer))].flatMap((id) => {
    const layer = findLayer(id);
    return layer ? [{ layer, of: hits.filter((hit) => hit.layer === id) }] : [];
  });
}
