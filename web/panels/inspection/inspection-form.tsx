import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { regionScore, soilScore, type RegionClass, type SoilClass } from '../../../data/inspection/settings.ts';
import { regionWords, soilWords } from '../../../data/inspection/setting-words.ts';
import exampleUrl from '../../examples/demo-city-findings.csv?url';
import { useApp } from '../../state/app-state.ts';
import { loadFindings } from '../../state/findings-load.ts';
import { useFindings } from '../../state/findings-state.ts';
import { useTask } from '../../state/task-state.ts';
import controls from '../../ui/controls.module.css';
import tasks from '../tasks.module.css';
import classes from './inspection.module.css';
import { FindingsPreview } from './findings-preview.tsx';
import { RejectedRows } from './rejected-rows.tsx';

/** A file of findings, what its columns say, and the settings the assessment takes where the file is silent. */
export function InspectionForm() {
  const { t } = useTranslation();
  const { fileName, isReading, error, read } = useFindings();
  const isIncomplete = useTask((state) => state.incomplete === 'inspection');
  return (
    <>
      <div className={classes.fields}>
        <label>
          <span className={tasks.label}>{t('inspection.file')}</span>
          <input
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void loadFindings(file);
            }}
          />
        </label>
        <p className={tasks.help}>{t('inspection.fileHelp')}</p>
        <p className={tasks.help}>
          <a href={exampleUrl} download="demo-city-findings.csv">
            {t('inspection.example')}
          </a>{' '}
          {t('inspection.exampleHelp')}
        </p>
        {isReading && <p role="status">{t('inspection.reading')}</p>}
        {error && (
          <p className={tasks.failure} role="alert">
            {t(`inspection.fileProblem.${error.problem}`, { name: fileName })}
          </p>
        )}
        {isIncomplete && !error && (!read || read.findings.length === 0) && (
          <p className={tasks.error} role="alert">
            {t(read ? 'inspection.noFindings' : 'inspection.fileMissing')}
          </p>
        )}
      </div>
      {read && <FindingsPreview />}
      {read && <RejectedRows />}
      <Settings />
    </>
  );
}

function Settings() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { region, soil } = useApp((state) => state.inspection);
  const setInspection = useApp((state) => state.setInspection);
  const [regionId, soilId] = [useId(), useId()];
  return (
    <>
      <div>
        <label htmlFor={regionId} className={tasks.label}>
          {t('inspection.region')}
        </label>
        <select
          id={regionId}
          className={controls.native}
          value={region}
          onChange={(event) => setInspection({ region: event.currentTarget.value as RegionClass })}
        >
          {Object.entries(regionWords).map(([id, { label }]) => (
            <option key={id} value={id}>
              {t('inspection.scored', { name: label[language], score: regionScore[id as RegionClass] })}
            </option>
          ))}
        </select>
        <p className={tasks.help}>{t('inspection.regionHelp')}</p>
      </div>
      <div>
        <label htmlFor={soilId} className={tasks.label}>
          {t('inspection.soil')}
        </label>
        <select
          id={soilId}
          className={controls.native}
          value={soil}
          onChange={(event) => setInspection({ soil: event.currentTarget.value as SoilClass })}
        >
          {Object.entries(soilWords).map(([id, { label }]) => (
            <option key={id} value={id}>
              {t('inspection.scored', { name: label[language], score: soilScore[id as SoilClass] })}
            </option>
          ))}
        </select>
        <p className={tasks.help}>{t('inspection.soilHelp')}</p>
      </div>
    </>
  );
}
