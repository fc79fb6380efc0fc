import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import { swmmParts } from '../../state/swmm-parameters.ts';
import { traceRequest } from '../../state/task-request.ts';
import { useTask } from '../../state/task-state.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { NumberField } from '../number-field.tsx';
import { PolygonField } from '../polygon-field.tsx';
import { StormChoice } from '../storm-choice.tsx';
import classes from '../tasks.module.css';
import { SwmmResults } from './swmm-results.tsx';

/** Which part of the network becomes a model, under which storm; below, results of models that have been run. */
export function SwmmForm() {
  const { t } = useTranslation();
  const { part, area, years, durationMin } = useApp((state) => state.swmm);
  const trace = useApp((state) => state.trace);
  const setSwmm = useApp((state) => state.setSwmm);
  const incomplete = useTask((state) => state.incomplete === 'swmm');
  const partId = useId();
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
      <StormChoice task="swmm" />
      <NumberField
        field="swmm.years"
        label={t('swmm.years')}
        help={t('swmm.yearsHelp')}
        value={years}
        onChange={(value) => setSwmm({ years: value })}
        serverFields={['design.years']}
      />
      <NumberField
        field="swmm.durationMin"
        label={t('swmm.duration')}
        help={t('swmm.durationHelp')}
        value={durationMin}
        onChange={(value) => setSwmm({ durationMin: Math.round(value) })}
        serverFields={['design.durationMin']}
      />
    </>
  );
}
