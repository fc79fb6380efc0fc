import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { proposedWeights, weakComponents, type WeakComponent } from '../../data/weak-points/components.ts';
import { designYearChoices } from '../state/weak-parameters.ts';
import { useApp } from '../state/app-state.ts';
import controls from '../ui/controls.module.css';
import { formatNumber, formatShare } from '../ui/format.ts';
import classes from './weak.module.css';
import tasks from './tasks.module.css';

/** Weights of the components: a slider each, and what the ranks are compared with. */
export function WeakForm() {
  const { t } = useTranslation();
  const weights = useApp((state) => state.weak.weights);
  const setWeak = useApp((state) => state.setWeak);
  const hasResult = useApp((state) => state.result?.task === 'weak');
  const kind = useApp((state) => state.weak.kind);
  const share = t('weak.known', { share: '…' });
  return (
    <>
      <DesignStorm />
      <fieldset className={classes.weights}>
        <legend className={tasks.label}>{t('weak.weights')}</legend>
        {weakComponents.map((component) => (
          <Weight key={component} component={component} />
        ))}
        {Object.values(weights).every((weight) => weight === 0) && (
          <p className={tasks.error} role="alert">
            {t('weak.weightsNone')}
          </p>
        )}
        <p className={tasks.help}>
          {t('weak.weightsHelp', { share, kind: t(`weak.kinds.${kind}`) })} {hasResult && t('weak.baselineHelp')}
        </p>
        <div className={classes.buttons}>
          <Button size="compact-sm" variant="default" onClick={() => setWeak({ weights: { ...proposedWeights } })}>
            {t('weak.reset')}
          </Button>
          {hasResult && (
            <Button size="compact-sm" variant="default" onClick={() => setWeak({ baseline: weights })}>
              {t('weak.baseline')}
            </Button>
          )}
        </div>
      </fieldset>
    </>
  );
}

/** Return period of the storm that the capacity is held against. */
function DesignStorm() {
  const { t } = useTranslation();
  const designYears = useApp((state) => state.weak.designYears);
  const setWeak = useApp((state) => state.setWeak);
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={tasks.label}>
        {t('weak.storm')}
      </label>
      <select
        id={id}
        className={controls.native}
        value={designYears}
        onChange={(event) => setWeak({ designYears: Number(event.currentTarget.value) })}
      >
        {designYearChoices.map((years) => (
          <option key={years} value={years}>
            {t('weak.stormYears', { years })}
          </option>
        ))}
      </select>
      <p className={tasks.help}>{t('weak.stormHelp')}</p>
    </div>
  );
}

function Weight({ component }: { component: WeakComponent }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const weight = useApp((state) => state.weak.weights[component]);
  const known = useApp((state) =>
    state.result?.task === 'weak' ? state.result.data.meta.known[state.weak.kind][component] : undefined,
  );
  const id = useId();
  const change = (value: number): void => {
    const { weak, setWeak } = useApp.getState();
    setWeak({ weights: { ...weak.weights, [component]: value } });
  };
  return (
    <div className={classes.weight}>
      <label htmlFor={id}>
        {t(`weak.component.${component}`)}
        {known !== undefined && (
          <span className={classes.knownShare}>{t('weak.known', { share: formatShare(known, language) })}</span>
        )}
      </label>
      <input
        id={id}
        type="range"
        className={controls.range}
        min={0}
        max={1}
        step={0.01}
        value={weight}
        aria-valuetext={formatNumber(weight, language, 2)}
        onChange={(event) => change(Number(event.currentTarget.value))}
      />
      <output htmlFor={id} className="da-number">
        {formatNumber(weight, language, 2, 2)}
      </output>
    </div>
  );
}
