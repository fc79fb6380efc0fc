import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { weakKinds } from '../../data/weak-points/components.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { runTask, useTask } from '../state/task-state.ts';
import classes from './inspector.module.css';

const tasks = ['capacity', 'weak'] as const;

/** What the network can be judged by, asked from a record: the map takes the result, the record stays in sight. */
export function JudgeActions({ layer }: { layer: string }) {
  const { t } = useTranslation();
  const shown = useApp((state) => state.result?.task);
  const running = useTask((state) => state.running);
  const asked = tasks.filter((task) =>
    task === 'capacity' ? layer === 'pipes' : weakKinds.some((kind) => kind === layer),
  );
  const ask = async (task: (typeof tasks)[number]): Promise<void> => {
    useApp.getState().set({ task });
    usePanels.getState().set({ leftTab: 'tasks' });
    await runTask(task);
    // What is missing for an answer stands in the form of the task.
    const isAnswered = useApp.getState().result?.task === task;
    usePanels.getState().set(isAnswered ? { rightTab: 'selection', sheet: 'info' } : { sheet: 'tasks' });
  };
  if (asked.length === 0) return null;
  return (
    <div className={classes.actions} role="group" aria-label={t('inspector.judge')}>
      {asked.map((task) => (
        <Button
          key={task}
          size="compact-sm"
          variant="light"
          loading={running === task}
          disabled={shown === task}
          onClick={() => void ask(task)}
        >
          {t(`inspector.judgeBy.${task}`)}
        </Button>
      ))}
    </div>
  );
}
