import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import { usePanels } from '../../state/panel-state.ts';
import { useTask } from '../../state/task-state.ts';
import { askTrace, isTraceable, pickOnMap } from '../../state/trace-state.ts';
import { focusMap } from '../../ui/focus-map.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { DrawIcon, PointIcon, TrashIcon } from '../../ui/icons.tsx';
import { useServerFieldError } from '../field-error.ts';
import classes from '../tasks.module.css';
import { usePlaceName } from './place-name.ts';

/** One place of a trace: what it is now, and the ways to choose another. */
export function PlaceField({ slot }: { slot: 'from' | 'to' }) {
  const { t } = useTranslation();
  const nameOf = usePlaceName();
  const place = useApp((state) => state.trace[slot]);
  const direction = useApp((state) => state.trace.direction);
  const selection = useApp((state) => state.selection);
  const picking = useApp((state) => state.tracePick?.slot === slot);
  const set = useApp((state) => state.set);
  const incomplete = useTask((state) => state.incomplete === 'trace');
  const serverError = useServerFieldError('trace', [slot]);
  const id = useId();
  const missing = incomplete && !place ? t(slot === 'from' ? 'trace.missingFrom' : 'trace.missingTo') : undefined;
  const error = serverError ?? missing;
  const pick = (): void => {
    pickOnMap(slot);
    focusMap();
  };
  const draw = (): void => {
    set({ drawing: { task: 'trace', vertices: [] } });
    usePanels.getState().set({ sheet: null });
    focusMap();
  };
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {t(slot === 'from' ? 'trace.from' : 'trace.to')}
      </span>
      {place && (
        <div className={classes.polygonRow}>
          <span>{nameOf(place)}</span>
          <IconButton
            label={t('trace.remove', { name: nameOf(place) })}
            onClick={() => useApp.getState().setTrace({ [slot]: null })}
          >
            <TrashIcon size={16} />
          </IconButton>
        </div>
      )}
      <div className={classes.polygonRow}>
        <Button size="compact-sm" variant="default" leftSection={<PointIcon size={14} />} onClick={pick}>
          {t(picking ? 'trace.picking' : 'trace.pick')}
        </Button>
        {isTraceable(selection) && (
          <Button size="compact-sm" variant="default" onClick={() => askTrace({ [slot]: selection })}>
            {t('trace.useSelection')}
          </Button>
        )}
        {slot === 'from' && direction !== 'path' && (
          <Button size="compact-sm" variant="default" leftSection={<DrawIcon size={14} />} onClick={draw}>
            {t('task.draw')}
          </Button>
        )}
      </div>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
