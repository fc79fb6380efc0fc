import { useTranslation } from 'react-i18next';
import type { PublicationRun } from '../../../server/contract/publications.ts';
import { useApp } from '../../state/app-state.ts';
import { formatShare } from '../../ui/format.ts';
import { ProgressBar } from '../progress-bar.tsx';
import tasks from '../tasks.module.css';

interface RunStateProps {
  run: PublicationRun | undefined;
  isRunning: boolean;
  onCancel: () => void;
}

/** How far a publication is, and how it ended. */
export function RunState({ run, isRunning, onCancel }: RunStateProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const progress = run?.progress ?? 0;
  return (
    <>
      {isRunning && (
        <div className={tasks.run} style={{ marginTop: 16 }}>
          <ProgressBar progress={progress} onCancel={onCancel} />
        </div>
      )}
      <p role="status" style={{ marginTop: 8 }}>
        {isRunning
          ? t('publish.working', { percent: formatShare(Math.round(progress * 20) / 20, language) })
          : run?.state === 'done'
            ? t('publish.done')
            : run?.state === 'cancelled'
              ? t('publish.cancelled')
              : ''}
      </p>
      {run?.state === 'failed' && (
        <p className={tasks.failure} role="alert">
          {t('publish.failed', { message: run.message ?? '' })}
        </p>
      )}
      {run && run.nameless.length > 0 && (
        <div className={tasks.help}>
          <p>{t('publish.nameless')}</p>
          <ul>
            {run.nameless.map((record) => (
              <li key={record}>{record}</li>
            ))}
          </ul>
        </div>
      )}
      {run?.state === 'refused' && (
        <div className={tasks.failure} role="alert">
          <p>{t('publish.refused')}</p>
          <ul>
            {run.breaches.map(({ rule, where, why }) => (
              <li key={`${rule} ${where}`}>
                <b>{t(`publish.rule.${rule as 'phone'}`)}</b>: {where} <span className={tasks.help}>{why}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
