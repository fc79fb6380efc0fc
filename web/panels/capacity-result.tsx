import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CapacityResult as Result } from '../../server/contract/capacity.ts';
import { capacityLook, type LegendClass } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import type { CapacityColumns } from '../state/task-result.ts';
import { capacityLengths } from '../state/design-shares.ts';
import { formatArea, formatLength, formatNumber, formatShare } from '../ui/format.ts';
import { Swatch } from '../ui/swatch.tsx';
import { useScheme } from '../ui/use-scheme.ts';
import { capacityCsv } from './capacity-csv.ts';
import classes from './capacity.module.css';
import { CapacityZones } from './capacity-zones.tsx';
import { DesignStorm } from './design-storm.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { Hyetograph } from './hyetograph.tsx';
import result from './result.module.css';

const classWords = ['below1', 'from1', 'from2', 'from3', 'from5'] as const;
const stormWords = ['heavily', 'overloaded', 'carries'] as const;

/** What the network carries: the design storm by slider, lengths by class, what is missing, districts and streets. */
export function CapacityResult({ result: data, pipes }: { result: Result; pipes: CapacityColumns }) {
  return (
    <>
      <Failure />
      <DesignStorm />
      <Lengths pipes={pipes} />
      <Hyetograph parameters={data.meta.parameters} />
      <Missing data={data} />
      <CapacityZones data={data} />
      <Land land={data.land} />
      <ExportButtons name="capacity" version={data.meta.datasetVersion} csv={() => capacityCsv(data)} />
    </>
  );
}

function Failure() {
  const { t } = useTranslation();
  const failed = useApp((state) => state.valueLinesFailed);
  return failed ? (
    <p className={result.section} role="alert">
      {t('capacity.notDrawn')}
    </p>
  ) : null;
}

/** Legend and lengths in one: every class with its line, its words, its kilometres and its share. */
function Lengths({ pipes }: { pipes: CapacityColumns }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { years, colors } = useApp((state) => state.capacity);
  const scheme = useScheme();
  const look = capacityLook({ years, colors });
  const { classM, cannotM } = useMemo(
    () => capacityLengths(pipes, capacityLook({ years, colors }).thresholds),
    [pipes, years, colors],
  );
  const judgedM = classM.reduce((sum, each) => sum + each, 0);
  const allM = judgedM + cannotM;
  const storm = { years: formatNumber(years, language, 1), third: formatNumber(years / 3, language, 2) };
  const words = (i: number): string =>
    colors === 'classes' ? t(`capacity.class.${classWords[i]}`) : t(`capacity.against.${stormWords[i]}`, storm);
  const entry = (i: number): LegendClass => {
    const { color, width = 1 } = i < classM.length ? look.classes[i] : look.missing;
    const text = i < classM.length ? words(i) : t('capacity.cannot');
    const line = { id: String(i), label: { zh: text, en: text }, color: color[scheme], symbol: 'line' as const };
    return { ...line, width: 3 * width, ...(i < classM.length ? {} : { dash: [4, 2.5] }) };
  };
  const rows = [...classM, cannotM].map((lengthM, i) => ({ lengthM, entry: entry(i) }));
  return (
    <section className={result.section} aria-label={t('capacity.lengths')}>
      <h3 className={result.sub}>{t('capacity.lengths')}</h3>
      <div className={classes.bar} aria-hidden>
        {rows.map(({ lengthM, entry: { id, color } }, i) => (
          <span
            key={id}
            className={i === classM.length ? classes.cannot : undefined}
            style={{ width: `${(100 * lengthM) / allM}%`, ...(i < classM.length ? { background: color } : {}) }}
          />
        ))}
      </div>
      <table className={classes.rows}>
        <caption className="da-hidden">{t('capacity.lengths')}</caption>
        <tbody>
          {rows.map(({ lengthM, entry: each }) => (
            <tr key={each.id}>
              <th scope="row">
                <span className={classes.sign}>
                  <Swatch entry={each} />
                  {each.label[language]}
                </span>
              </th>
              <td>{formatLength(lengthM, language)}</td>
              <td>{formatShare(allM > 0 ? lengthM / allM : 0, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={result.note}>{t(colors === 'classes' ? 'capacity.classNote' : 'capacity.stormNote')}</p>
    </section>
  );
}

/** What cannot be computed, and what a storm does not judge, with the reason. */
function Missing({ data: { totals, notJudged } }: { data: Result }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const all = Object.entries(totals.reasons).toSorted(([, a], [, b]) => b.lengthM - a.lengthM);
  const list = (isNotJudged: boolean) => (
    <dl className={result.figures}>
      {all
        .filter(([reason]) => notJudged.includes(reason) === isNotJudged)
        .map(([reason, { pipes, lengthM }]) => (
          <Fact key={reason} label={t(`capacity.reason.${reason as 'diameter'}`)}>
            {t('capacity.count', { n: formatNumber(pipes, language), length: formatLength(lengthM, language) })}
          </Fact>
        ))}
    </dl>
  );
  return (
    <section className={result.section}>
      <h3 className={result.sub}>
        {t('capacity.cannot')} · {formatLength(totals.cannotM, language)}
      </h3>
      {list(false)}
      <h3 className={result.sub} style={{ marginTop: 8 }}>
        {t('capacity.notJudged')} · {formatLength(totals.notJudgedM, language)}
      </h3>
      {list(true)}
      <dl className={result.figures}>
        <Fact label={t('capacity.slow')}>{formatLength(totals.slowM, language)}</Fact>
        <Fact label={t('capacity.fast')}>{formatLength(totals.fastM, language)}</Fact>
        <Fact label={t('capacity.assumed')}>{formatLength(totals.timeAssumedM, language)}</Fact>
      </dl>
    </section>
  );
}

function Land({ land }: { land: Result['land'] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <section className={result.section}>
      <h3 className={result.sub}>{t('capacity.land')}</h3>
      <p className={result.note}>{t(`capacity.landSource.${land.source}`, { cell: land.cellM })}</p>
      <dl className={result.facts}>
        <Fact label={t('capacity.served')}>{formatArea(land.servedM2, language)}</Fact>
        <Fact label={t('capacity.unserved')}>{formatArea(land.unservedM2, language)}</Fact>
        <Fact label={t('capacity.stuck')}>{formatArea(land.stuckM2, language)}</Fact>
        <Fact label={t('capacity.meanRunoff')}>
          {land.meanRunoff === null ? t('summary.missing') : formatNumber(land.meanRunoff, language, 2, 2)}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
