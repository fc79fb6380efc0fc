import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultChoices, useApp } from '../state/app-state.ts';
import { findPreset, presetIds, presetLayers, presetSubject, type PresetId } from '../state/presets.ts';
import { layerRowId } from './layer-row.tsx';
import classes from './layers.module.css';

const defaults = defaultChoices().layers;

/** Ready-made looks: one press shows a theme on its ground. */
export function PresetChoice() {
  const { t } = useTranslation();
  const layers = useApp((state) => state.layers);
  const set = useApp((state) => state.set);
  const current = findPreset(layers, defaults);
  const group = useRef<HTMLDivElement>(null);
  const choose = (id: PresetId): void => {
    set({ layers: presetLayers(id, layers, defaults) });
    const subject = presetSubject(id);
    // Once the rows have opened and closed: a legend that has to be looked for explains nothing.
    requestAnimationFrame(() => {
      const row = subject === undefined ? null : document.getElementById(layerRowId(subject));
      if (row) row.scrollIntoView({ block: 'start' });
      else group.current?.parentElement?.scrollTo({ top: 0 });
    });
  };
  return (
    <div ref={group} className={classes.presets} role="group" aria-label={t('layers.presets')}>
      {presetIds.map((id) => (
        <button
          key={id}
          type="button"
          className={classes.preset}
          aria-pressed={id === current}
          onClick={() => choose(id)}
        >
          {t(`layers.preset.${id}`)}
        </button>
      ))}
    </div>
  );
}
