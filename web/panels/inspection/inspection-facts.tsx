import { useTranslation } from 'react-i18next';
import { findDefectCode } from '../../../data/inspection/defect-codes.ts';
import type { Finding } from '../../../data/inspection/finding.ts';
import { useApp } from '../../state/app-state.ts';
import { differsIn } from '../../state/inspection-rows.ts';
import { formatNumber, formatQuantity } from '../../ui/format.ts';
import inspector from '../inspector.module.css';
import classes from './inspection.module.css';
import { roman } from './roman.ts';

const kinds = [
  { name: 'structural', parameter: 'F', index: 'RI' },
  { name: 'functional', parameter: 'G', index: 'MI' },
] as const;

/** What the loaded findings say of the selected pipe: grades, figures behind them, and every finding along it. */
export default function InspectionFacts({ pipe }: { pipe: string }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const result = useApp((state) => (state.result?.task === 'inspection' ? state.result : null));
  if (!result) return null;
  const assessed = result.data.pipes.find(({ pipeId }) => pipeId === pipe);
  const number = (value: number | null): string =>
    value === null ? t('inspection.unknown') : formatNumber(value, language, 2);
  return (
    <section className={inspector.group} aria-label={t('inspection.section')}>
      <h3 className={inspector.groupTitle}>{t('inspection.section')}</h3>
      {!assessed && <p className={inspector.missing}>{t('inspection.notInFile')}</p>}
      {assessed && (
        <>
          <dl className={inspector.facts}>
            {kinds.map(({ name, parameter, index }) => {
              const kind = assessed[name];
              const { given } = kind;
              const action = kind.action && (`${name}-${kind.action}` as const);
              const other = differsIn(kind);
              return (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{t(`inspection.shows.${name}`)}</dt>
                  <dd>
                    <strong>{t('inspection.class', { roman: roman(kind.class) })}</strong> · {parameter} ={' '}
                    {number(kind.parameter)}
                    {given.class !== null && (
                      <span className={other.class ? classes.differs : undefined}>
                        {' · '}
                        {t('inspection.record', { value: roman(given.class) })}
                      </span>
                    )}
                  </dd>
                  <dt>{t(`inspection.shows.${name === 'structural' ? 'repair' : 'maintenance'}`)}</dt>
                  <dd>
                    {index} = {number(kind.index)}
                    {action && ` · ${t(`inspection.action.${action}`)}`}
                    {given.index !== null && (
                      <span className={other.index ? classes.differs : undefined}>
                        {' · '}
                        {t('inspection.record', { value: number(given.index) })}
                      </span>
                    )}
                    <br />
                    <span className={inspector.missing}>
                      {t('inspection.scores', {
                        k: number(kind.region),
                        e: number(kind.pipe),
                        density: number(kind.density),
                        extent: kind.extent === null ? t('inspection.unknown') : t(`inspection.extent.${kind.extent}`),
                      })}
                      {name === 'structural' && ` · T = ${number(kind.soil)}`}
                    </span>
                  </dd>
                </div>
              );
            })}
          </dl>
          <Findings pipe={pipe} lengthM={assessed.lengthM} />
        </>
      )}
    </section>
  );
}

/** Findings in their order along the pipe; what does not count says why. */
function Findings({ pipe, lengthM }: { pipe: string; lengthM: number }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const result = useApp((state) => (state.result?.task === 'inspection' ? state.result : null));
  if (!result) return null;
  const problems = new Map(result.data.leftOut.map(({ id, problem }) => [id, problem]));
  const along = result.findings
    .filter(({ pipeId, code }) => pipeId === pipe && code !== undefined)
    .sort((a, b) => (a.positionM ?? Infinity) - (b.positionM ?? Infinity));
  const metres = (value: number): string => formatQuantity(value, 'm', language, 1);
  const words = ({ code, grade, lengthM: long, clock }: Finding): string => {
    const name = findDefectCode(code!)?.name[language];
    return [
      name ? `${code} ${name}` : code!,
      grade === undefined ? null : t('inspection.grade', { grade }),
      long === undefined ? null : t('inspection.long', { length: metres(long) }),
      clock === undefined ? null : t('inspection.clock', { clock }),
    ]
      .filter((each) => each !== null)
      .join(' · ');
  };
  if (along.length === 0) return <p>{t('inspection.clean')}</p>;
  return (
    <>
      <p style={{ marginTop: 8 }}>{t('inspection.along', { n: along.length, length: metres(lengthM) })}</p>
      <ol className={classes.findings}>
        {along.map((finding) => {
          const problem = problems.get(finding.id);
          return (
            <li key={finding.id}>
              <span className="da-number">{finding.positionM === undefined ? '–' : metres(finding.positionM)}</span>
              <span>
                {words(finding)}
                {problem && <small> {t(`inspection.problem.${problem}`)}</small>}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
