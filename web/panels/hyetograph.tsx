import { useTranslation } from 'react-i18next';
import { chicagoHyetograph } from '../../data/rain/chicago-hyetograph.ts';
import { findCurve, type StormFormula } from '../../data/rain/storm-formula.ts';
import type { CapacityResult } from '../../server/contract/capacity.ts';
import { useApp } from '../state/app-state.ts';
import { formatNumber, formatQuantity } from '../ui/format.ts';
import classes from './capacity.module.css';
import { NumberField } from './number-field.tsx';
import result from './result.module.css';

const stepMinutes = 5;
const [width, height, left, bottom] = [300, 110, 26, 16];

/** The design storm as rain over time, by the Chicago method; its figures stand in words beside the bars. */
export function Hyetograph({ parameters: { storm } }: { parameters: CapacityResult['meta']['parameters'] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { years, durationMinutes, peakShare } = useApp((state) => state.capacity);
  const setCapacity = useApp((state) => state.setCapacity);
  const curve = findCurve(storm.formula as StormFormula, years);
  return (
    <section className={result.section}>
      <h3 className={result.sub}>{t('capacity.hyetograph', { years: formatNumber(years, language, 1) })}</h3>
      {curve ? (
        <Bars {...chicagoHyetograph(curve, durationMinutes, stepMinutes, peakShare)} minutes={durationMinutes} />
      ) : (
        <p className={result.note}>{t('capacity.noCurve')}</p>
      )}
      {isBeyond(storm, years, durationMinutes) && <p className={result.note}>{t('capacity.beyond', rangeOf(storm))}</p>}
      <details className={result.fold}>
        <summary>{t('capacity.shape')}</summary>
        <NumberField
          field="capacity.durationMinutes"
          label={t('capacity.duration')}
          help={t('capacity.durationHelp')}
          value={durationMinutes}
          onChange={(value) => setCapacity({ durationMinutes: value })}
          serverFields={[]}
        />
        <NumberField
          field="capacity.peakShare"
          label={t('capacity.peak')}
          help={t('capacity.peakHelp')}
          value={peakShare}
          onChange={(value) => setCapacity({ peakShare: value })}
          serverFields={[]}
        />
      </details>
    </section>
  );
}

type Storm = CapacityResult['meta']['parameters']['storm'];

function rangeOf({ years, minutes }: Storm): { years: string; minutes: string } {
  const text = (range: number[] | undefined): string => (range ? `${range[0]}–${range[1]}` : '–');
  return { years: text(years), minutes: text(minutes) };
}

/** Outside what the formula was made for, as far as that is known. */
function isBeyond({ years: ofYears, minutes: ofMinutes }: Storm, years: number, minutes: number): boolean {
  const outside = (range: number[] | undefined, value: number): boolean =>
    range !== undefined && (value < range[0] || value > range[1]);
  return outside(ofYears, years) || outside(ofMinutes, minutes);
}

function Bars({ stepsMm, totalMm, peakStep, minutes }: ReturnType<typeof chicagoHyetograph> & { minutes: number }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const topMm = stepsMm[peakStep];
  const plot = { width: width - left, height: height - bottom - 8 };
  const step = plot.width / stepsMm.length;
  const words = t('capacity.rain', {
    total: formatQuantity(totalMm, 'mm', language, 2),
    peak: formatQuantity(topMm, 'mm', language, 2),
    step: stepMinutes,
    from: peakStep * stepMinutes,
    to: Math.min(minutes, (peakStep + 1) * stepMinutes),
    minutes,
  });
  return (
    <>
      <p>{words}</p>
      <svg className={classes.chart} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
        {[0, 0.5, 1].map((share) => {
          const y = 8 + plot.height * (1 - share);
          return (
            <g key={share}>
              <line x1={left} x2={width} y1={y} y2={y} stroke="var(--da-border)" />
              <text x={left - 4} y={y + 3} textAnchor="end" fill="currentColor">
                {formatNumber(topMm * share, language, 1)}
              </text>
            </g>
          );
        })}
        {stepsMm.map((mm, i) => {
          const tall = (plot.height * mm) / topMm;
          const y = 8 + plot.height - tall;
          // oxlint-disable-next-line react/no-array-index-key -- a bar is its place in time
          return (
            <rect
              key={i}
              x={left + i * step + 0.5}
              y={y}
              width={Math.max(0.5, step - 1)}
              height={tall}
              fill="var(--da-accent)"
            />
          );
        })}
        <text x={left} y={height - 3} fill="currentColor">
          0
        </text>
        <text x={width} y={height - 3} textAnchor="end" fill="currentColor">
          {formatQuantity(minutes, 'min', language)}
        </text>
        <text x={left + plot.width / 2} y={height - 3} textAnchor="middle" fill="currentColor">
          {t('capacity.perStep', { step: stepMinutes })}
        </text>
      </svg>
    </>
  );
}
