import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeatureRef } from '../../state/feature-ref.ts';
import { traceFrom } from '../../state/trace-state.ts';
import classes from '../inspector.module.css';

const directions = ['upstream', 'downstream', 'path', 'blocked'] as const;
const keys = { upstream: 'U', downstream: 'O', path: 'G', blocked: 'B' } as const;

/** What can be traced from a record. */
export function TraceActions({ record }: { record: FeatureRef }) {
  const { t } = useTranslation();
  return (
    <div className={classes.actions} role="group" aria-label={t('trace.actions.heading')}>
      {directions.map((direction) => (
        <Button
          key={direction}
          size="compact-sm"
          variant="light"
          aria-keyshortcuts={keys[direction]}
          onClick={() => traceFrom(direction, record)}
        >
          {t(`trace.actions.${direction}`)}
        </Button>
      ))}
    </div>
  );
}
