import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layer } from '../../data/model/catalogue.ts';
import type { LayerSummary } from '../../server/contract/cities.ts';
import { legendFor } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ChevronDownIcon, EyeIcon, EyeOffIcon, InfoIcon, ZoomToIcon } from '../ui/icons.tsx';
import { Swatch } from '../ui/swatch.tsx';
import { useScheme } from '../ui/use-scheme.ts';
import { LayerLegend } from './layer-legend.tsx';
import classes from './layers.module.css';
import { OpacityField } from './opacity-field.tsx';
import { PipeThemeChoice } from './pipe-theme-choice.tsx';

/** Element id of a layer's row. */
export const layerRowId = (layerId: string): string => `layer-${layerId}`;

/** One layer: on or off, what it looks like, how strong, where it is, where it comes from. */
export function LayerRow({ layer, summary }: { layer: Layer; summary: LayerSummary }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const state = useApp((app) => app.layers[layer.id]);
  const setLayer = useApp((app) => app.setLayer);
  const flyTo = useApp((app) => app.flyTo);
  const pipeTheme = useApp((app) => app.pipeTheme);
  const scheme = useScheme();
  // Until somebody says otherwise the legend of what is on the map is in view, and no other.
  const [chosen, setOpen] = useState<boolean | null>(null);
  const detailsId = useId();
  if (!state) return null;
  const name = layer.title[language];
  const legend = legendFor(layer, { pipeTheme, scheme });
  const only = legend.classes.length === 1 ? legend.classes[0] : undefined;
  const open = chosen ?? (state.visible && !only && layer.theme !== 'city');
  return (
    <li
      id={layerRowId(layer.id)}
      className={`${classes.layer} ${state.visible ? '' : classes.off} ${open ? classes.open : ''}`}
    >
      <div className={classes.row}>
        <IconButton
          label={t(state.visible ? 'layers.hide' : 'layers.show', { layer: name })}
          pressed={state.visible}
          onClick={() => setLayer(layer.id, { visible: !state.visible })}
        >
          {state.visible ? <EyeIcon size={16} /> : <EyeOffIcon size={16} />}
        </IconButton>
        <button
          type="button"
          className={classes.title}
          aria-expanded={open}
          aria-controls={detailsId}
          title={t('layers.expand', { layer: name })}
          onClick={() => setOpen(!open)}
        >
          {only && <Swatch entry={only} hollow={!state.visible} />}
          <span className={classes.name}>{name}</span>
          <span className={classes.count} title={t('layers.count', { n: formatNumber(summary.count, language) })}>
            {formatNumber(summary.count, language)}
          </span>
          <span className={classes.chevron}>
            <ChevronDownIcon size={14} />
          </span>
        </button>
        <IconButton
          label={t('layers.zoomTo', { layer: name })}
          disabled={!summary.bbox}
          onClick={() => summary.bbox && flyTo(summary.bbox)}
        >
          <ZoomToIcon size={16} />
        </IconButton>
        <IconButton
          label={t('layers.about', { layer: name })}
          onClick={() => usePanels.getState().set({ dialog: { kind: 'about', layer: layer.id } })}
        >
          <InfoIcon size={16} />
        </IconButton>
      </div>
      <div id={detailsId} className={classes.details} hidden={!open}>
        {layer.id === 'pipes' && <PipeThemeChoice />}
        {!only && <LayerLegend layer={layer} legend={legend} state={state} />}
        <OpacityField id={layer.id} name={name} opacity={state.opacity} />
      </div>
    </li>
  );
}
