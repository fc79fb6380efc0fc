import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../data/model/limits.ts';
import { useApp } from '../../state/app-state.ts';
import { stopKinds } from '../../state/task-parameters.ts';
import { askTrace, pickOnMap } from '../../state/trace-state.ts';
import { focusMap } from '../../ui/focus-map.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { PointIcon, TrashIcon } from '../../ui/icons.tsx';
import { useServerFieldError } from '../field-error.ts';
import classes from '../tasks.module.css';
import { usePlaceName } from './place-name.ts';

/** What a trace stops at: kinds of structures, and single pipes and nodes. */
export function BarrierField() {
  const { t } = useTranslation();
  const nameOf = usePlaceName();
  const { stopAt, barriers } = useApp((state) => state.trace);
  const picking = useApp((state) => state.tracePick?.slot === 'barrier');
  const error = useServerFieldError('trace', ['barriers']);
  const [stopsId, listId] = [useId(), useId()];
  const pick = (): void => {
    pickOnMap('barrier');
    focusMap();
  };
  return (
    <>
      <div role="group" aria-labelledby={stopsId}>
        <span id={stopsId} className={classes.label}>
          {t('trace.stopAt')}
        </span>
        <div className={classes.kinds}>
          {stopKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              className={classes.kind}
              aria-pressed={stopAt.includes(kind)}
              onClick={() =>
                askTrace({ stopAt: stopKinds.filter((each) => (each === kind) !== stopAt.includes(each)) })
              }
            >
              {t(`trace.stops.${kind}`)}
            </button>
          ))}
        </div>
      </div>
      <div role="group" aria-labelledby={listId}>
        <span id={listId} className={classes.label}>
          {t('trace.barriers')}
        </span>
        <ul>
          {barriers.map((ref) => (
            <li key={`${ref.layer}:${ref.key}`} className={classes.polygonRow}>
              <span>{nameOf(ref)}</span>
              <IconButton
                label={t('trace.remove', { name: nameOf(ref) })}
                onClick={() => askTrace({ barriers: barriers.filter((other) => other !== ref) })}
              >
                <TrashIcon size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
        <Button
          size="compact-sm"
          variant="default"
          disabled={barriers.length >= limits.traceBarriersMax}
          leftSection={<PointIcon size={14} />}
          onClick={pick}
        >
          {t(picking ? 'trace.picking' : 'trace.addBarrier')}
        </Button>
        {error && (
          <p className={classes.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </>
  );
}
