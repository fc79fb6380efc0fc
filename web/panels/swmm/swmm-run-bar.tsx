import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../api/queries.ts';
import { cancelSwmmRun, startSwmmRun, swmmResultsQuery, swmmRunQuery } from '../../api/swmm.ts';
import { useApp } from '../../state/app-state.ts';
import { useSwmm } from '../../state/swmm-state.ts';
import { swmmRequest } from '../../state/task-request.ts';
import { formatShare } from '../../ui/format.ts';
import { PlayIcon } from '../../ui/icons.tsx';
import { useErrorText } from '../error-text.ts';
import { ProgressBar } from '../progress-bar.tsx';
import classes from '../result.module.css';
import tasks from '../tasks.module.css';
import styles from './swmm.module.css';

/** Runs the model on the server where it has an engine; else says how to run it elsewhere and come back. */
export function SwmmRunBar() {
  const { t } = useTranslation();
  const city = useApp((state) => state.city) ?? '';
  const { data } = useQuery(swmmResultsQuery(city));
  const run = useSwmm((state) => state.run) ?? data?.run?.id ?? null;
  if (!data) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('swmm.run')}</h3>
      {data.engine ? (
        <Runner city={city} run={run} />
      ) : (
        <p className={classes.rule}>
          {t('swmm.runElsewhere')}
          <code className={styles.command}>runswmm model.inp model.rpt model.out</code>
        </p>
      )}
    </section>
  );
}

function Runner({ city, run }: { city: string; run: string | null }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const [error, setError] = useState<Error | null>(null);
  const { data: state } = useQuery({ ...swmmRunQuery(city, run ?? ''), enabled: run !== null });
  const isRunning = run !== null && (state === undefined || state.state === 'running');
  const made = state?.result ?? null;
  useEffect(() => {
    if (made === null) return;
    void queryClient.invalidateQueries({ queryKey: ['swmm-results', city] });
    useApp.getState().setSwmm({ result: made, period: 0 });
  }, [made, city]);
  const start = async (): Promise<void> => {
    const { swmm, trace, capacity, cityDetail } = useApp.getState();
    const model = swmmRequest({ swmm, trace, capacity }, cityDetail?.stormFormula);
    if (!model) return;
    setError(null);
    try {
      const name = t('swmm.runName', { years: swmm.years, minutes: swmm.durationMin });
      useSwmm.setState({ run: (await startSwmmRun(city, name, model)).id });
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  return (
    <>
      <div className={tasks.run}>
        {isRunning ? (
          <ProgressBar progress={state?.progress ?? 0} onCancel={() => void cancelSwmmRun(city, run)} />
        ) : (
          <Button size="sm" variant="default" leftSection={<PlayIcon size={14} />} onClick={() => void start()}>
            {t('swmm.runHere')}
          </Button>
        )}
      </div>
      <p className={isRunning ? tasks.lead : 'da-hidden'} role="status">
        {isRunning
          ? t('task.progress', { percent: formatShare(Math.round((state?.progress ?? 0) * 20) / 20, language) })
          : state?.state === 'done'
            ? t('swmm.runDone')
            : ''}
      </p>
      {state?.state === 'failed' && (
        <p className={tasks.failure} role="alert">
          {t('swmm.runFailed', { message: state.message ?? '' })}
        </p>
      )}
      {error && (
        <p className={tasks.failure} role="alert">
          {words(error)}
        </p>
      )}
    </>
  );
}
