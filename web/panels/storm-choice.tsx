import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { findStorm, shippedStorms } from '../../data/rain/shipped-storms.ts';
import { useApp } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { useTask } from '../state/task-state.ts';
import controls from '../ui/controls.module.css';
import { NumberField } from './number-field.tsx';
import classes from './tasks.module.css';

/** The storm formula: one choice for every task that needs one, the city's own unless another is chosen. */
export function StormChoice({ task }: { task: TaskId }) {
  const { t } = useTranslation();
  const id = useId();
  const language = useApp((state) => state.language);
  const { storm, own } = useApp((state) => state.capacity);
  const cityStorm = useApp((state) => findStorm(state.cityDetail?.stormFormula ?? ''));
  const setCapacity = useApp((state) => state.setCapacity);
  const incomplete = useTask((state) => state.incomplete === task);
  const chosen = storm === null ? cityStorm : findStorm(storm);
  return (
    <div>
      <label htmlFor={id} className={classes.label}>
        {t('capacity.storm')}
      </label>
      <select
        id={id}
        className={controls.native}
        style={{ maxWidth: '100%', width: '100%' }}
        value={storm ?? ''}
        aria-describedby={`${id}-help`}
        onChange={(event) => setCapacity({ storm: event.currentTarget.value || null })}
      >
        <option value="">
          {cityStorm ? t('capacity.stormOfCity', { name: cityStorm.title[language] }) : t('capacity.stormNone')}
        </option>
        {shippedStorms.map((each) => (
          <option key={each.id} value={each.id}>
            {each.title[language]} · {t(`capacity.sure.${each.sure}`)}
          </option>
        ))}
        <option value="own">{t('capacity.stormOwn')}</option>
      </select>
      <p id={`${id}-help`} className={incomplete && !chosen && storm !== 'own' ? classes.error : classes.help}>
        {chosen
          ? `${t('capacity.source', { source: chosen.source[language] })} · ${t(`capacity.sureHelp.${chosen.sure}`)}`
          : storm === 'own'
            ? t('capacity.ownHelp')
            : t('capacity.stormMissing')}
      </p>
      {storm === 'own' &&
        (['a', 'c', 'b', 'n'] as const).map((name) => (
          <NumberField
            key={name}
            field={`capacity.${name}`}
            label={t(`capacity.parameter.${name}`)}
            help={t(`capacity.parameterHelp.${name}`)}
            value={own[name]}
            onChange={(value) => setCapacity({ own: { ...own, [name]: value } })}
            serverFields={[`storm.formula.${name}`]}
          />
        ))}
    </div>
  );
}
