import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SwmmResult } from '../../../server/contract/swmm-results.ts';
import { swmmLegend } from '../../map/swmm-classes.ts';
import { useApp } from '../../state/app-state.ts';
import { swmmVariables } from '../../state/swmm-parameters.ts';
import { useSwmm } from '../../state/swmm-state.ts';
import { swmmMoment } from '../../state/swmm-units.ts';
import controls from '../../ui/controls.module.css';
import { formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { PlayIcon, StopIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { useScheme } from '../../ui/use-scheme.ts';
import { useErrorText } from '../error-text.ts';
import classes from '../tasks.module.css';
import styles from './swmm.module.css';

/** A picture stands at least this long; who wants less motion sees fewer and longer ones. */
const frameMs = { lively: 250, calm: 2000 };
/** A whole film has about this many pictures. */
const frames = { lively: 120, calm: 12 };

/** Time over a result: a slider (arrow keys move it by a period), play and stop, what is coloured, and its legend. */
export function SwmmPlayer({ result }: { result: SwmmResult }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const scheme = useScheme();
  const language = useApp((state) => state.language);
  const { period, variable } = useApp((state) => state.swmm);
  const setSwmm = useApp((state) => state.setSwmm);
  const { isPlaying, missing, found, failure } = useSwmm();
  const id = useId();
  const { summary } = result;
  const last = (summary?.periods ?? 1) - 1;
  useEffect(() => {
    if (!isPlaying) return undefined;
    const pace = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'calm' : 'lively';
    const step = Math.max(1, Math.round(last / frames[pace]));
    const timer = setInterval(() => {
      const { swmm, setSwmm: move } = useApp.getState();
      // Not before the picture of the last step is there: a slow network makes a slower film, not a blank one.
      if (useSwmm.getState().drawn !== swmm.period) return;
      if (swmm.period >= last) useSwmm.setState({ isPlaying: false });
      else move({ period: Math.min(swmm.period + step, last) });
    }, frameMs[pace]);
    return () => clearInterval(timer);
  }, [isPlaying, last]);
  useEffect(() => () => useSwmm.setState({ isPlaying: false }), []);
  if (!summary) return null;
  const play = (): void => {
    if (!isPlaying && period >= last) setSwmm({ period: 0 });
    useSwmm.setState({ isPlaying: !isPlaying });
  };
  const moment = swmmMoment(summary, Math.min(period, last));
  return (
    <div className={styles.player} role="group" aria-label={t('swmm.player', { name: result.name })}>
      <div className={styles.time}>
        <IconButton label={t(isPlaying ? 'swmm.stop' : 'swmm.play')} onClick={play}>
          {isPlaying ? <StopIcon size={16} /> : <PlayIcon size={16} />}
        </IconButton>
        <input
          type="range"
          className={controls.range}
          min={0}
          max={last}
          step={1}
          value={Math.min(period, last)}
          aria-label={t('swmm.time')}
          aria-valuetext={moment}
          onChange={(event) => {
            useSwmm.setState({ isPlaying: false });
            setSwmm({ period: Number(event.currentTarget.value) });
          }}
        />
        <output className="da-number">{moment}</output>
      </div>
      <span id={id} className="da-hidden">
        {t('swmm.variable')}
      </span>
      <Segmented
        labelledBy={id}
        value={variable}
        onChange={(value) => setSwmm({ variable: value })}
        options={swmmVariables.map((value) => ({ value, label: t(`swmm.variables.${value}`) }))}
      />
      {missing === null ? (
        <>
          <ul className={styles.legend} aria-label={t(`swmm.legend.${variable}`)}>
            {swmmLegend(variable, scheme).map((entry) => (
              <li key={entry.id}>
                <Swatch entry={entry} />
                {entry.label[language]}
              </li>
            ))}
          </ul>
          <p className={classes.help}>
            {t(`swmm.legend.${variable}`)}
            {found !== null && ` · ${t('swmm.found', { n: formatNumber(found, language) })}`}
          </p>
        </>
      ) : (
        <p className={classes.error} role="status">
          {t(`swmm.missing.${missing}`)}
        </p>
      )}
      {failure && (
        <p className={classes.failure} role="alert">
          {words(failure)}
        </p>
      )}
    </div>
  );
}
