import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-state.ts';
import {
  defaultInspectionParameters,
  inspectionShows,
  type InspectionShow,
} from '../../state/inspection-parameters.ts';
import controls from '../../ui/controls.module.css';
import { downloadText } from '../../ui/download.ts';
import { formatNumber } from '../../ui/format.ts';
import classes from '../list-filters.module.css';
import { ListFilters } from '../list-filters.tsx';
import { inspectionCsv } from './inspection-csv.ts';
import { roman } from './roman.ts';
import type { InspectionShown } from './use-inspection.ts';

/** Which of the inspected pipes are listed, and the list as a file. */
export function InspectionFilters({ shown }: { shown: InspectionShown }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const city = useApp((state) => state.city ?? '');
  const setInspection = useApp((state) => state.setInspection);
  const id = useId();
  const { result, inspection, rows } = shown;
  const { meta, pipes } = result.data;
  const download = (): void => {
    const name = `${city}-inspection-${meta.datasetVersion}`.replaceAll(/[^\w.-]+/g, '_');
    downloadText(`${name}.csv`, 'text/csv', inspectionCsv(result.data, rows));
  };
  const { region: _, soil: __, show: ___, sort: ____, ...noFilters } = defaultInspectionParameters();
  return (
    <ListFilters
      active={[inspection.hidden.length, inspection.differs, inspection.text].filter(Boolean).length}
      clear={() => setInspection(noFilters)}
      listed={rows.length}
      count={t('inspection.listed', {
        n: formatNumber(pipes.length, language),
        listed: formatNumber(rows.length, language),
      })}
      download={download}
    >
      <span className={classes.field}>
        <label htmlFor={id}>{t('inspection.show')}</label>
        <select
          id={id}
          className={controls.native}
          value={inspection.show}
          onChange={(event) => setInspection({ show: event.currentTarget.value as InspectionShow, sort: null })}
        >
          {inspectionShows.map((show) => (
            <option key={show} value={show}>
              {t(`inspection.shows.${show}`)}
            </option>
          ))}
        </select>
      </span>
      <div className={classes.field} role="group" aria-label={t('inspection.classes')}>
        <span aria-hidden>{t('inspection.classes')}</span>
        <span className={classes.chips}>
          {[1, 2, 3, 4].map((k) => {
            const isOn = !inspection.hidden.includes(k);
            const hidden = isOn ? [...inspection.hidden, k] : inspection.hidden.filter((other) => other !== k);
            return (
              <button
                key={k}
                type="button"
                className={classes.chip}
                aria-pressed={isOn}
                onClick={() => setInspection({ hidden: hidden.sort() })}
              >
                {roman(k)}
              </button>
            );
          })}
          <button
            type="button"
            className={classes.chip}
            style={{ textDecoration: 'none' }}
            aria-pressed={inspection.differs}
            onClick={() => setInspection({ differs: !inspection.differs })}
          >
            {t('inspection.onlyDiffering')}
          </button>
        </span>
      </div>
      <label className={classes.field}>
        <span>{t('filters.find')}</span>
        <input
          type="search"
          className={classes.search}
          placeholder={t('inspection.col.pipe')}
          value={inspection.text}
          maxLength={60}
          onChange={(event) => setInspection({ text: event.currentTarget.value })}
        />
      </label>
    </ListFilters>
  );
}
