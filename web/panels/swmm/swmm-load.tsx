import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { swmmFileNames } from './swmm-file-names.ts';
import { queryClient } from '../../api/queries.ts';
import { loadSwmmResult } from '../../api/swmm.ts';
import { useApp } from '../../state/app-state.ts';
import { useErrorText } from '../error-text.ts';
import classes from '../tasks.module.css';
import styles from './swmm.module.css';

/** Takes the files of a run from this machine: report and result, and the input file for a model of somewhere else. */
export function SwmmLoad({ city }: { city: string }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const [files, setFiles] = useState<File[]>([]);
  const [crs, setCrs] = useState('');
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const chosen = swmmFileNames(files);
  const isComplete = chosen.out !== undefined && chosen.rpt !== undefined;
  const load = async (): Promise<void> => {
    setLoading(true);
    setError(null);
    try {
      const name = (chosen.out?.name ?? '').replace(/\.out$/i, '') || 'SWMM';
      // The report first: where the engine refused the model it says why.
      const { inp, rpt, out } = chosen;
      const given = { ...(rpt && { rpt }), ...(out && { out }), ...(inp && { inp }) };
      const result = await loadSwmmResult(city, { name, ...(crs.trim() && { crs: crs.trim().toUpperCase() }) }, given);
      await queryClient.invalidateQueries({ queryKey: ['swmm-results', city] });
      useApp.getState().setSwmm({ result: result.id, period: 0 });
      setFiles([]);
      if (input.current) input.current.value = '';
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setLoading(false);
    }
  };
  return (
    <details className={styles.load}>
      <summary>{t('swmm.load')}</summary>
      <div className={styles.fields}>
        <label>
          <span className={classes.label}>{t('swmm.files')}</span>
          <input
            ref={input}
            type="file"
            multiple
            accept=".out,.rpt,.inp"
            onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
          />
        </label>
        <p className={classes.help}>{t('swmm.filesHelp')}</p>
        <label>
          <span className={classes.label}>{t('swmm.crs')}</span>
          <span className={classes.numberBox}>
            <input value={crs} placeholder="EPSG:4547" onChange={(event) => setCrs(event.currentTarget.value)} />
          </span>
        </label>
        <p className={classes.help}>{t('swmm.crsHelp')}</p>
        <Button
          size="compact-sm"
          variant="default"
          disabled={!isComplete}
          loading={isLoading}
          onClick={() => void load()}
        >
          {t('swmm.loadRun')}
        </Button>
        {error && (
          <p className={classes.failure} role="alert">
            {words(error)}
          </p>
        )}
      </div>
    </details>
  );
}
