import { useTranslation } from 'react-i18next';
import { defaultChoices, useApp } from '../state/app-state.ts';
import { findPreset, presetIds, presetLayers } from '../state/presets.ts';
import classes from './layers.module.css';

const defaults = defaultChoices().layers;

/** Ready-made looks: one press shows a theme on its ground. */
export function PresetChoice() {
  const { t } = useTranslation();
  const layers = useApp((state) => state.layers);
  const set = useApp((state) => state.set);
  const current = findPreset(layers, defaults);
  return (
    <div className={classes.presets} role="group" aria-label={t('layers.presets')}>
      {presetIds.map((id) => (
        <button
          key={id}
          type="button"
          className={classes.preset}
          aria-pressed={id === current}
          onClick={() => set({ layers: presetLayers(id, layers, defaults) })}
        >
          {t(`layers.preset.${id}`)}
        </button>
      ))}
    </div>
  );
}
