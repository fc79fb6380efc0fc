import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { regionScore, soilScore } from '../../../data/inspection/settings.ts';
import { regionWords, soilWords } from '../../../data/inspection/setting-words.ts';
import { inspectionLegend } from '../../map/legend.ts';
import { useApp } from '../../state/app-state.ts';
import { showInDock } from '../../state/dock-state.ts';
import { classOf, differs } from '../../state/inspection-rows.ts';
import { inspectionShows } from '../../state/inspection-parameters.ts';
import { csvOf } from '../../ui/csv.ts';
import { downloadText } from '../../ui/download.ts';
import { formatLength, formatNumber } from '../../ui/format.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Swatch } from '../../ui/swatch.tsx';
import { useScheme } from '../../ui/use-scheme.ts';
import type { InspectionTaskResult } from '../../state/task-result.ts';
import classes from '../result.module.css';
import { ProblemTable } from './problem-table.tsx';
import { RejectedRows } from './rejected-rows.tsx';

/** How much was inspected, in which classes, by which settings, and what did not count; the table lies in the dock. */
export function InspectionResult({ result }: { result: InspectionTaskResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { show } = useApp((state) => state.inspection);
  const setInspection = useApp((state) => state.setInspection);
  const failed = useApp((state) => state.valueLinesFailed);
  const id = useId();
  const { pipes, totals, located, meta } = result.data;
  const { region, soil, closeFactor, mergeGapM, closeGapM, leastLengthM } = meta.parameters;
  const offMap = result.lineOf.reduce((sum, line) => sum + (line < 0 ? 1 : 0), 0);
  return (
    <>
      <section className={classes.section}>
        <p role="status">
          {t('inspection.totals', {
            n: formatNumber(totals.pipes, language),
            length: formatLength(totals.lengthM, language),
            differing: formatNumber(pipes.filter(differs).length, language),
          })}
        </p>
        {located.length > 0 && (
          <p className={classes.note}>
            {t('inspection.byManholes', {
              n: formatNumber(located.length, language),
              turned: formatNumber(located.filter(({ turned }) => turned).length, language),
            })}
          </p>
        )}
        {offMap > 0 && <p className={classes.note}>{t('inspection.offMap', { n: formatNumber(offMap, language) })}</p>}
        {failed && (
          <p className={classes.note} role="alert">
            {t('capacity.notDrawn')}
          </p>
        )}
      </section>
      <section className={classes.section}>
        <h3 id={id} className={classes.sub}>
          {t('inspection.show')}
        </h3>
        <Segmented
          labelledBy={id}
          value={show}
          onChange={(value) => setInspection({ show: value, sort: null })}
          options={inspectionShows.map((value) => ({ value, label: t(`inspection.showShort.${value}`) }))}
        />
        <Legend result={result} />
      </section>
      <section className={`${classes.section} ${classes.exports}`}>
        <Button size="compact-sm" variant="default" onClick={() => showInDock('inspection')}>
          {t('inspection.openTable')}
        </Button>
      </section>
      <LeftOut result={result} />
      <section className={classes.section}>
        <h3 className={classes.sub}>{t('inspection.settings')}</h3>
        <p className={classes.rule}>
          {t('inspection.settingsText', {
            region: regionWords[region].label[language],
            k: regionScore[region],
            soil: soilWords[soil].label[language],
            t: soilScore[soil],
            closeFactor,
            mergeGapM,
            closeGapM,
            leastLengthM,
          })}
        </p>
        <p className={classes.note}>{t('inspection.linkNote')}</p>
      </section>
    </>
  );
}

/** Classes as the map paints them, with the pipes and the length of each. */
function Legend({ result: { data } }: { result: InspectionTaskResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { show } = useApp((state) => state.inspection);
  const legend = inspectionLegend(useScheme());
  const found = data.pipes.map((pipe) => classOf(pipe, show));
  return (
    <dl className={classes.facts} aria-label={t('result.legend')}>
      {legend.map((entry, k) => {
        const members = data.pipes.filter((_, i) => (k < 4 ? found[i] === k + 1 : k === 4 && found[i] === null));
        if (k === 4 && members.length === 0) return null;
        const meaning = k < 4 ? (`${show}${(k + 1) as 1}` as const) : null;
        const lengthM = members.reduce((sum, pipe) => sum + pipe.lengthM, 0);
        return (
          <div key={entry.id} style={{ display: 'contents' }}>
            <dt style={{ display: 'flex', gap: 6, alignItems: 'center' }}>
              <Swatch entry={entry} />
              {meaning ? t(`inspection.meaning.${meaning}`) : entry.label[language]}
            </dt>
            <dd>
              {k < 5 &&
                t('inspection.members', {
                  n: formatNumber(members.length, language),
                  length: formatLength(lengthM, language),
                })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Rows of the file that were rejected in the browser, and findings that do not count on their pipe. */
function LeftOut({ result: { data, findings } }: { result: InspectionTaskResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { leftOut } = data;
  const byRow = new Map(findings.map((finding) => [finding.id, finding]));
  const head = [t('inspection.rowNumber'), t('inspection.col.pipe'), t('inspection.reason'), t('inspection.text')];
  const rows = leftOut.map(({ id, pipeId, problem, candidates }) => {
    const { positionM, code, grade } = byRow.get(id) ?? {};
    const said = [code, grade, positionM === undefined ? undefined : `${positionM} m`];
    const reason = t(`inspection.problem.${problem}`);
    const why = candidates ? t('inspection.mayBe', { reason, pipes: candidates.join(', ') }) : reason;
    return [id, pipeId, why, said.filter((each) => each !== undefined).join(' · ')];
  });
  return (
    <section className={classes.section}>
      {rows.length === 0 ? (
        <p className={classes.note}>{t('inspection.allCount')}</p>
      ) : (
        <ProblemTable
          title={t('inspection.leftOut', { n: formatNumber(rows.length, language) })}
          head={head}
          rows={rows}
          onDownload={() => downloadText('findings-left-out.csv', 'text/csv', csvOf(head, rows))}
        />
      )}
      <RejectedRows />
    </section>
  );
}
