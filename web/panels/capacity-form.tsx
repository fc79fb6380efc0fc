import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { NumberField } from './number-field.tsx';
import { StormChoice } from './storm-choice.tsx';

/** Settings of the capacity screening: storm formula, time to the inlet, runoff where nothing else says. */
export function CapacityForm() {
  const { t } = useTranslation();
  const { inletMinutes, runoffElsewhere } = useApp((state) => state.capacity);
  const setCapacity = useApp((state) => state.setCapacity);
  return (
    <>
      <StormChoice task="capacity" />
      <NumberField
        field="capacity.inletMinutes"
        label={t('capacity.inletMinutes')}
        help={t('capacity.inletMinutesHelp')}
        value={inletMinutes}
        onChange={(value) => setCapacity({ inletMinutes: value })}
        serverFields={['inletMinutes']}
      />
      <NumberField
        field="capacity.runoffElsewhere"
        label={t('capacity.runoffElsewhere')}
        help={t('capacity.runoffElsewhereHelp')}
        value={runoffElsewhere}
        onChange={(value) => setCapacity({ runoffElsewhere: value })}
        serverFields={['runoffElsewhere']}
      />
    </>
  );
}
