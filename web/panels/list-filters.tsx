import { Button } from '@mantine/core';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../ui/format.ts';
import { DownloadIcon, FilterIcon } from '../ui/icons.tsx';
import { usePhone } from '../ui/use-media.ts';
import { useApp } from '../state/app-state.ts';
import classes from './list-filters.module.css';

interface ListFiltersProps {
  /** How many filters hold something back. */
  active: number;
  clear: () => void;
  /** How many rows pass, and the words that say of how many. */
  listed: number;
  count: string;
  download: () => void;
  children: ReactNode;
}

/**
 * What a list in the dock is narrowed by, how many rows that leaves, and the list as a file. On a phone the list has
 * the room: one button with the number of active filters opens them in its place, another goes back to the rows.
 */
export function ListFilters({ active, clear, listed, count, download, children }: ListFiltersProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const phone = usePhone();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const status = (
    <span className={classes.count} role="status">
      {count}
    </span>
  );
  const reset = (
    <Button size="compact-sm" variant="default" disabled={active === 0} onClick={clear}>
      {t('filters.clear')}
    </Button>
  );
  if (!phone) {
    return (
      <div className={classes.filters} role="group" aria-label={t('filters.label')}>
        {children}
        {reset}
        {status}
        <Button size="compact-sm" variant="default" leftSection={<DownloadIcon size={14} />} onClick={download}>
          {t('filters.export')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={classes.filters} role="group" aria-label={t('filters.label')}>
        {status}
        <button
          ref={opener}
          type="button"
          className={classes.tool}
          aria-expanded={isOpen}
          aria-controls={id}
          data-active={active > 0}
          onClick={() => setOpen(!isOpen)}
        >
          <FilterIcon />
          {t('filters.open')}
          {active > 0 && (
            <span className={classes.badge}>
              {formatNumber(active, language)}
              <span className="da-hidden">{` ${t('filters.active')}`}</span>
            </span>
          )}
        </button>
        <button type="button" className={classes.tool} aria-label={t('filters.export')} onClick={download}>
          <DownloadIcon />
        </button>
      </div>
      {isOpen && (
        <div
          id={id}
          className={classes.panel}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            // A search box would empty itself.
            event.preventDefault();
            close();
          }}
        >
          <div className={classes.fields}>{children}</div>
          <div className={classes.foot}>
            {reset}
            <Button onClick={close}>{t('filters.show', { n: formatNumber(listed, language) })}</Button>
          </div>
        </div>
      )}
    </>
  );
}
