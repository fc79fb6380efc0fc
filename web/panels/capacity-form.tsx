import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { findStorm, shippedStorms } from '../../data/rain/shipped-storms.ts';
import { useApp } from '../state/app-state.ts';
import { useTask } from '../state/task-state.ts';
import controls from '../ui/controls.module.css';
import { NumberField } from './number-field.tsx';
import classes from './tasks.module.css';

/** Settings of the capacity screening: storm formula, time to the inlet, runoff where nothing else says. */
export function CapacityForm() {
  const { t } = useTranslation();
  const { inletMinutes, runoffElsewhere } = useApp((state) => state.capacity);
  const setCapacity = useApp((state) => state.setCapacity);
  return (
    <>
      <StormChoice />
      <NumberField
        field="capacity.inletMinutes"
        label={t('capacity.inletMinutes')}
        help={t('capacity.inletMinutesHelp')}
        value={inletMinutes}
        onChange={(value) => setCapacity({ inletMinutes: value })}
        serverFields={['inletMinutes']}
      />
      <NumberField
        field="capacity.runoffElsewhere"
        label={t('capacity.runoffElsewhere')}
        help={t('capacity.runoffElsewhereHelp')}
        value={runoffElsewhere}
        onChange={(value) => setCapacity({ runoffElsewhere: value })}
        serverFields={['runoffElsewhere']}
      />
    </>
  );
}

function StormChoice() {
  const { t } = useTranslation();
  const id = useId();
  const language = useApp((state) => state.language);
  const { storm, own } = useApp((state) => state.capacity);
  const cityStorm = useApp((state) => findStorm(state.cityDetail?.stormFormula ?? ''));
  const setCapacity = useApp((state) => state.setCapacity);
  const incomplete = useTask((state) => state.incomplete === 'capacity');
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
