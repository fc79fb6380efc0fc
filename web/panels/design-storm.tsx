import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { designMarks, designStops } from '../state/design-storm.ts';
import controls from '../ui/controls.module.css';
import { formatNumber } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import classes from './capacity.module.css';
import result from './result.module.css';
import { nearestStop } from './slider-scale.ts';

const last = designStops.length - 1;

/** The design storm by slider: the map follows every movement, for what a pipe carries does not depend on it. */
export function DesignStorm() {
  const { t } = useTranslation();
  const id = useId();
  const language = useApp((state) => state.language);
  const { years, colors } = useApp((state) => state.capacity);
  const setCapacity = useApp((state) => state.setCapacity);
  const value = t('capacity.yearsValue', { years: formatNumber(years, language, 1) });
  return (
    <section className={result.section}>
      <span id={`${id}-colors`} className={result.sub}>
        {t('capacity.colors')}
      </span>
      <Segmented
        labelledBy={`${id}-colors`}
        value={colors}
        onChange={(next) => setCapacity({ colors: next })}
        options={(['storm', 'classes'] as const).map((each) => ({
          value: each,
          label: t(`capacity.colorsBy.${each}`),
        }))}
      />
      <label htmlFor={id} className={classes.storm}>
        {t('capacity.designStorm')} <strong className="da-number">{value}</strong>
      </label>
      <input
        id={id}
        type="range"
        className={controls.range}
        min={0}
        max={last}
        step={1}
        value={nearestStop(designStops, years)}
        aria-valuetext={value}
        onChange={(event) => setCapacity({ years: designStops[Number(event.currentTarget.value)], colors: 'storm' })}
      />
      <div className={classes.marks} role="group" aria-label={t('capacity.marks')}>
        {designMarks.map((mark) => (
          <button
            key={mark}
            type="button"
            className={classes.mark}
            style={{ left: `${(100 * designStops.indexOf(mark)) / last}%` }}
            aria-label={t('capacity.yearsValue', { years: mark })}
            aria-pressed={mark === years}
            onClick={() => setCapacity({ years: mark, colors: 'storm' })}
          >
            {mark}
          </button>
        ))}
      </div>
    </section>
  );
}
