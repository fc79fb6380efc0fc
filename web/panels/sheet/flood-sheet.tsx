import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import { focusMap } from '../../ui/focus-map.ts';
import { useErrorText } from '../error-text.ts';
import classes from './flood-sheet.module.css';
import { SheetPage } from './sheet-page.tsx';
import { useSheet } from './use-sheet.ts';

const close = (): void => useApp.getState().set({ sheet: null });

/** The one-page sheet of a flood-prone point over the workbench: read, print, go back. */
export default function FloodSheet({ floodPointId }: { floodPointId: string }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const city = useApp((state) => state.cityDetail);
  const { data, error } = useSheet(city, floodPointId);
  const back = useRef<HTMLButtonElement>(null);
  // The page behind is out of reach while the sheet lies over it; whoever opened the sheet has the focus again after it.
  useEffect(() => {
    const opener = document.activeElement;
    const page = document.getElementById('root');
    page?.toggleAttribute('inert', true);
    back.current?.focus();
    return () => {
      page?.toggleAttribute('inert', false);
      if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
      else focusMap();
    };
  }, []);
  const drawn = data !== undefined && data.picture !== undefined;
  // Only the sheet is printed while it is open.
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.sheet = drawn ? 'ready' : 'loading';
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // The selection under the sheet stays.
      event.stopImmediatePropagation();
      close();
    };
    addEventListener('keydown', escape, true);
    return () => {
      removeEventListener('keydown', escape, true);
      delete root.dataset.sheet;
    };
  }, [drawn]);
  return createPortal(
    <div className={classes.desk} role="dialog" aria-modal="true" aria-label={t('sheet.title')}>
      <div className={classes.bar}>
        <Button ref={back} variant="default" size="compact-sm" onClick={close}>
          {t('sheet.back')}
        </Button>
        <Button size="compact-sm" disabled={!drawn} onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
      </div>
      {error ? (
        <p role="alert" className={classes.state}>
          {t('sheet.failed', { message: words(error) })}
        </p>
      ) : data && city ? (
        <SheetPage data={data} city={city} />
      ) : (
        <p className={classes.state}>{t('sheet.loading')}</p>
      )}
    </div>,
    document.body,
  );
}
