import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { BlankForm } from './blank-form.tsx';
import { CapacityForm } from './capacity-form.tsx';
import { DensityForm } from './density-form.tsx';
import { InspectionForm } from './inspection/inspection-form.tsx';
import { PolicyForm } from './policy-form.tsx';
import { PublishEntry } from './publish/publish-entry.tsx';
import { RunBar } from './run-bar.tsx';
import { SummaryForm } from './summary-form.tsx';
import { SwmmForm } from './swmm/swmm-form.tsx';
import { WeakForm } from './weak-form.tsx';
import classes from './tasks.module.css';
import { TraceForm } from './trace/trace-form.tsx';

const forms: Record<TaskId, () => ReactNode> = {
  density: DensityForm,
  blank: BlankForm,
  summary: SummaryForm,
  policy: PolicyForm,
  trace: TraceForm,
  network: () => null,
  weak: WeakForm,
  capacity: CapacityForm,
  inspection: InspectionForm,
  swmm: SwmmForm,
};
const tasks = Object.keys(forms) as TaskId[];

/** Choice of an analysis and its form. */
export default function TasksPanel() {
  const { t } = useTranslation();
  const task = useApp((state) => state.task);
  const city = useApp((state) => state.cityDetail);
  const set = useApp((state) => state.set);
  const Form = forms[task ?? 'density'];
  return (
    <>
      <h2 className="da-hidden">{t('task.heading')}</h2>
      <div className={classes.choice} role="group" aria-label={t('task.choose')}>
        {tasks.map((id) => (
          <button
            key={id}
            type="button"
            className={classes.task}
            aria-pressed={task === id}
            onClick={() => set({ task: id })}
          >
            <span className={classes.taskName}>{t(`task.${id}`)}</span>
          </button>
        ))}
      </div>
      {task === null ? (
        <ul className={classes.form}>
          {tasks.map((id) => (
            <li key={id} className={classes.lead}>
              {t(`task.help.${id}`)}
            </li>
          ))}
        </ul>
      ) : !city ? (
        <p className={classes.form}>{t('task.noCity')}</p>
      ) : (
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => event.preventDefault()}
          aria-label={t(`task.${task}`)}
        >
          <p className={classes.lead}>{t(`task.help.${task}`)}</p>
          <Form />
          <RunBar task={task} />
        </form>
      )}
      {city && <PublishEntry />}
    </>
  );
}
