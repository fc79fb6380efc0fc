import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { cancelTask, fieldsValid, runTask, useTask } from '../state/task-state.ts';
import { formatShare } from '../ui/format.ts';
import { PlayIcon, StopIcon } from '../ui/icons.tsx';
import { useErrorText } from './error-text.ts';
import classes from './tasks.module.css';

/** Run, progress, cancel, and what went wrong. */
export function RunBar({ task }: { task: TaskId }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const cells = useApp((state) => state.density.cells);
  const hasResult = useApp((state) => state.result?.task === task);
  const { running, progress, errors, drafts, incomplete } = useTask();
  const isRunning = running === task;
  const error = errors[task];
  const badFields = !fieldsValid(task, drafts, cells === 'square' || cells === 'hexagon');
  return (
    <>
      <div className={classes.run}>
        {isRunning ? (
          <Button size="sm" variant="default" leftSection={<StopIcon size={14} />} onClick={cancelTask}>
            {t('task.cancel')}
          </Button>
        ) : (
          <Button size="sm" leftSection={<PlayIcon size={14} />} onClick={() => void runTask(task)}>
            {t(hasResult ? 'task.rerun' : 'task.run')}
          </Button>
        )}
        {isRunning && (
          <div
            className={classes.progress}
            role="progressbar"
            aria-label={t('task.progressLabel')}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={progress === null ? undefined : Math.round(progress * 100)}
          >
            <span
              className={progress === null ? classes.unknown : undefined}
              style={progress === null ? undefined : { width: `${progress * 100}%` }}
            />
          </div>
        )}
      </div>
      <p className={isRunning ? classes.lead : 'da-hidden'} role="status">
        {isRunning
          ? progress === null
            ? t('task.running')
            : t('task.progress', { percent: formatShare(Math.round(progress * 20) / 20, language) })
          : hasResult && !error
            ? t('task.finished')
            : ''}
      </p>
      {incomplete === task && badFields && <p className={classes.error}>{t('task.fixFields')}</p>}
      {error && (
        <p className={classes.failure} role="alert">
          {words(error)}
        </p>
      )}
    </>
  );
}
