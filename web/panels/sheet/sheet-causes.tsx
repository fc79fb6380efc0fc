import { useTranslation } from 'react-i18next';
import { findCode } from '../../../data/model/codes.ts';
import type { FloodPointCauses } from '../../../server/contract/causes.ts';
import { useApp } from '../../state/app-state.ts';
import { evidenceText, whereText } from '../causes/evidence-text.ts';
import classes from './sheet-tables.module.css';
import { numberedEvidence } from './use-sheet.ts';

/** Causes with the evidence of each, numbered as on the map, and what is proposed against them. */
export function SheetCauses({ point }: { point: FloodPointCauses }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const numbered = numberedEvidence(point);
  const found = point.causes.slice(0, 2).map(({ cause }) => cause);
  const measures = found.length === 0 ? (['none'] as const) : found;
  return (
    <>
      <table className={classes.causes}>
        <caption>{t('sheet.causes')}</caption>
        <thead>
          <tr>
            <th>{t('sheet.number')}</th>
            <th>{t('sheet.cause')}</th>
            <th>{t('sheet.confidence')}</th>
            <th>{t('sheet.evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {numbered.length === 0 && (
            <tr>
              <td colSpan={4}>{t(point.surveyed ? 'causes.none' : 'causes.unsurveyed')}</td>
            </tr>
          )}
          {numbered.map(({ cause, evidence, label }) => (
            <tr key={label}>
              <td>{label}</td>
              <td>{findCode('floodCause', cause.cause)?.label[language] ?? cause.cause}</td>
              <td>{t(`causes.confidence.${cause.confidence}`)}</td>
              <td>
                {evidenceText(evidence, t, language)} ({whereText(evidence, t, language)}
                {(evidence.pipeId ?? evidence.nodeId) ? `, ${evidence.pipeId ?? evidence.nodeId}` : ''})
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={classes.measures}>
        <caption>{t('sheet.measures')}</caption>
        <thead>
          <tr>
            <th>{t('sheet.near')}</th>
            <th>{t('sheet.far')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td data-head={t('sheet.near')}>
              {measures.map((cause, i) => (
                <p key={cause}>
                  {i + 1}. {t(`sheet.nearBy.${cause}`)}
                </p>
              ))}
            </td>
            <td data-head={t('sheet.far')}>
              {measures.map((cause, i) => (
                <p key={cause}>
                  {i + 1}. {t(`sheet.farBy.${cause}`)}
                </p>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
