import { useTranslation } from 'react-i18next';
import { limits } from '../../data/model/limits.ts';
import { useApp } from '../state/app-state.ts';
import { NumberField } from './number-field.tsx';
import classes from './tasks.module.css';

const scale = { min: limits.distanceMinM, max: limits.distanceMaxM };

/** Parameters of the policy matrix. */
export function PolicyForm() {
  const { t } = useTranslation();
  const { distanceM, floodDistanceM } = useApp((state) => state.policy);
  const setPolicy = useApp((state) => state.setPolicy);
  const hasPlaces = useApp((state) =>
    Boolean(
      state.cityDetail?.layers.some(
        (layer) => (layer.id === 'old_communities' || layer.id === 'heritage_districts') && layer.count > 0,
      ),
    ),
  );
  return (
    <>
      {!hasPlaces && <p className={classes.help}>{t('task.policyMissing')}</p>}
      <NumberField
        field="policy.distanceM"
        label={t('task.distance')}
        help={t('task.policyDistanceHelp')}
        value={distanceM}
        onChange={(value) => setPolicy({ distanceM: value })}
        slider={scale}
        serverFields={['distanceM']}
      />
      <NumberField
        field="policy.floodDistanceM"
        label={t('task.floodDistance')}
        help={t('task.floodDistanceHelp')}
        value={floodDistanceM}
        onChange={(value) => setPolicy({ floodDistanceM: value })}
        serverFields={['floodDistanceM']}
      />
    </>
  );
}
