import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StopIcon } from '../ui/icons.tsx';
import classes from './tasks.module.css';

interface ProgressBarProps {
  /** 0..1; null while nobody has said. */
  progress: number | null;
  onCancel: () => void;
}

/** How far a run is, and the button that stops it; stands in a `tasks.run` row. */
export function ProgressBar({ progress, onCancel }: ProgressBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button size="sm" variant="default" leftSection={<StopIcon size={14} />} onClick={onCancel}>
        {t('task.cancel')}
      </Button>
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
    </>
  );
}
