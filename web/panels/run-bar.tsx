import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { cancelTask, fieldsValid, runTask, useTask } from '../state/task-state.ts';
import { formatShare } from '../ui/format.ts';
import { PlayIcon } from '../ui/icons.tsx';
import { useErrorText } from './error-text.ts';
import { ProgressBar } from './progress-bar.tsx';
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
          <ProgressBar progress={progress} onCancel={cancelTask} />
        ) : (
          <Button size="sm" leftSection={<PlayIcon size={14} />} onClick={() => void runTask(task)}>
            {t(hasResult ? 'task.rerun' : 'task.run')}
          </Button>
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
