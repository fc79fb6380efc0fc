import { useTranslation } from 'react-i18next';
import { limits } from '../../data/model/limits.ts';
import { useApp } from '../state/app-state.ts';
import { AreasField } from './areas-field.tsx';
import { NumberField } from './number-field.tsx';

const scale = { min: limits.distanceMinM, max: limits.distanceMaxM };

/** Parameters of the summary of drawn areas. */
export function SummaryForm() {
  const { t } = useTranslation();
  const distanceM = useApp((state) => state.summary.distanceM);
  const setSummary = useApp((state) => state.setSummary);
  return (
    <>
      <AreasField />
      <NumberField
        field="summary.distanceM"
        label={t('task.distance')}
        help={t('task.summaryDistanceHelp')}
        value={distanceM}
        onChange={(value) => setSummary({ distanceM: value })}
        slider={scale}
        serverFields={['distanceM']}
      />
    </>
  );
}
