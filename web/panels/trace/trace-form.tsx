import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import { runTask } from '../../state/task-state.ts';
import { askTrace } from '../../state/trace-state.ts';
import { Segmented } from '../../ui/segmented.tsx';
import classes from '../tasks.module.css';
import { BarrierField } from './barrier-field.tsx';
import { PlaceField } from './place-field.tsx';

const directions = ['upstream', 'downstream', 'both', 'path', 'blocked'] as const;

/** Parameters of a trace; each change is asked at once. */
export function TraceForm() {
  const { t } = useTranslation();
  const direction = useApp((state) => state.trace.direction);
  const id = useId();
  const check = (): void => {
    useApp.getState().set({ task: 'network' });
    void runTask('network');
  };
  return (
    <>
      <div>
        <span id={id} className={classes.label}>
          {t('trace.direction')}
        </span>
        <Segmented
          labelledBy={id}
          value={direction}
          onChange={(next) => askTrace({ direction: next })}
          options={directions.map((value) => ({ value, label: t(`trace.directions.${value}`) }))}
        />
        <p className={classes.help}>{t(`trace.directionHelp.${direction}`)}</p>
      </div>
      <PlaceField slot="from" />
      {direction === 'path' && <PlaceField slot="to" />}
      <BarrierField />
      <div>
        <Button size="compact-sm" variant="default" onClick={check}>
          {t('trace.check')}
        </Button>
        <p className={classes.help}>{t('trace.checkHelp')}</p>
      </div>
    </>
  );
}
