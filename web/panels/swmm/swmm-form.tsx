import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { shippedStorms } from '../../../data/rain/shipped-storms.ts';
import { useApp } from '../../state/app-state.ts';
import { swmmParts } from '../../state/swmm-parameters.ts';
import { traceRequest } from '../../state/task-request.ts';
import { useTask } from '../../state/task-state.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { NumberField } from '../number-field.tsx';
import { PolygonField } from '../polygon-field.tsx';
import classes from '../tasks.module.css';
import styles from './swmm.module.css';
import { SwmmResults } from './swmm-results.tsx';

/** Which part of the network becomes a model, under which storm; below, results of models that have been run. */
export function SwmmForm() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { part, area, formula, years, durationMin } = useApp((state) => state.swmm);
  const trace = useApp((state) => state.trace);
  const setSwmm = useApp((state) => state.setSwmm);
  const incomplete = useTask((state) => state.incomplete === 'swmm');
  const [partId, stormId] = [useId(), useId()];
  const traced = traceRequest(trace) !== undefined;
  return (
    <>
      <SwmmResults />
      <div>
        <span id={partId} className={classes.label}>
          {t('swmm.part')}
        </span>
        <Segmented
          labelledBy={partId}
          value={part}
          onChange={(value) => setSwmm({ part: value })}
          options={swmmParts.map((value) => ({ value, label: t(`swmm.parts.${value}`) }))}
        />
        {part === 'trace' && (
          <p className={incomplete && !traced ? classes.error : classes.help}>
            {t(traced ? 'swmm.traceReady' : 'swmm.traceMissing')}
          </p>
        )}
      </div>
      {part === 'area' && (
        <PolygonField
          task="swmm"
          label={t('swmm.area')}
          help={t('swmm.areaHelp')}
          polygon={area}
          required
          serverFields={['part']}
          onRemove={() => setSwmm({ area: null })}
        />
      )}
      <div>
        <label htmlFor={stormId} className={classes.label}>
          {t('swmm.storm')}
        </label>
        <select
          id={stormId}
          className={styles.select}
          value={formula ?? ''}
          onChange={(event) => setSwmm({ formula: event.currentTarget.value || null })}
        >
          <option value="">{t('swmm.stormOfCity')}</option>
          {shippedStorms.map(({ id, title }) => (
            <option key={id} value={id}>
              {title[language]}
            </option>
          ))}
        </select>
        <p className={classes.help}>{t('swmm.stormHelp')}</p>
      </div>
      <NumberField
        field="swmm.years"
        label={t('swmm.years')}
        help={t('swmm.yearsHelp')}
        value={years}
        onChange={(value) => setSwmm({ years: value })}
        serverFields={['storm.years']}
      />
      <NumberField
        field="swmm.durationMin"
        label={t('swmm.duration')}
        help={t('swmm.durationHelp')}
        value={durationMin}
        onChange={(value) => setSwmm({ durationMin: Math.round(value) })}
        serverFields={['storm.durationMin']}
      />
    </>
  );
}
