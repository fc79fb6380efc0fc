import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import controls from '../ui/controls.module.css';
import classes from './layers.module.css';

/** How strongly a layer, or another row of the panel, is drawn. */
export function OpacityField({ id, name, opacity }: { id: string; name: string; opacity: number }) {
  const { t } = useTranslation();
  const setLayer = useApp((state) => state.setLayer);
  return (
    <label className={classes.opacity}>
      {t('layers.opacity')}
      <input
        type="range"
        className={controls.range}
        min={0}
        max={100}
        step={5}
        value={Math.round(opacity * 100)}
        aria-label={t('layers.opacityOf', { layer: name })}
        onChange={(event) => setLayer(id, { opacity: Number(event.currentTarget.value) / 100 })}
      />
      <output>{Math.round(opacity * 100)}%</output>
    </label>
  );
}
