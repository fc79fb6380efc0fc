import { useTranslation } from 'react-i18next';
import { limits } from '../../data/model/limits.ts';
import { useApp } from '../state/app-state.ts';
import { holdBlankSlider, moveBlankSlider } from '../state/blank-slider.ts';
import { BlankPreview } from './blank-preview.tsx';
import { KindChoice } from './kind-choice.tsx';
import { NumberField } from './number-field.tsx';
import { PolygonField } from './polygon-field.tsx';

const slider = {
  min: limits.distanceMinM,
  max: limits.distanceMaxM,
  onHold: holdBlankSlider,
  onMove: moveBlankSlider,
};

/** Parameters of suspected blank drainage areas. */
export function BlankForm() {
  const { t } = useTranslation();
  const { distanceM, minAreaM2, kinds, within } = useApp((state) => state.blank);
  const setBlank = useApp((state) => state.setBlank);
  return (
    <>
      <NumberField
        field="blank.distanceM"
        label={t('task.distance')}
        help={t('task.distanceHelp')}
        value={distanceM}
        onChange={(value) => setBlank({ distanceM: value })}
        slider={slider}
        serverFields={['distanceM']}
      />
      <BlankPreview />
      <NumberField
        field="blank.minAreaM2"
        label={t('task.minArea')}
        help={t('task.minAreaHelp')}
        value={minAreaM2}
        onChange={(value) => setBlank({ minAreaM2: value })}
        serverFields={['minAreaM2']}
      />
      <KindChoice kinds={kinds} onChange={(next) => setBlank({ kinds: next })} />
      <PolygonField
        task="blank"
        label={t('task.within')}
        help={t('task.withinHelp')}
        polygon={within}
        serverFields={['within']}
        onRemove={() => setBlank({ within: null })}
      />
    </>
  );
}
