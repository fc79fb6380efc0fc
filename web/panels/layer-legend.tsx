import { useTranslation } from 'react-i18next';
import type { Layer } from '../../data/model/catalogue.ts';
import type { Legend } from '../map/legend.ts';
import { useApp, type LayerState } from '../state/app-state.ts';
import controls from '../ui/controls.module.css';
import { Swatch } from '../ui/swatch.tsx';
import classes from './layers.module.css';

interface LayerLegendProps {
  layer: Layer;
  legend: Legend;
  state: LayerState;
}

/** Classes of a layer; a click hides or shows one. Classes not in view are dimmed, so that the rest can be read. */
export function LayerLegend({ layer, legend, state }: LayerLegendProps) {
  const { t } = useTranslation();
  const language = useApp((app) => app.language);
  const setLayer = useApp((app) => app.setLayer);
  const inView = useApp((app) => app.inView?.[layer.id]);
  const toggle = (id: string): void => {
    const hidden = state.hidden.includes(id) ? state.hidden.filter((other) => other !== id) : [...state.hidden, id];
    setLayer(layer.id, { hidden });
  };
  return (
    <>
      <ul className={classes.legend} aria-label={t('layers.legend', { layer: layer.title[language] })}>
        {legend.classes.map((entry) => {
          const hidden = state.hidden.includes(entry.id);
          // A hidden class is not on the map, so nobody can say whether it is in view.
          const away = state.visible && !hidden && inView !== undefined && !inView.includes(entry.id);
          const name = entry.label[language];
          return (
            <li key={entry.id}>
              <button
                type="button"
                className={`${classes.class} ${hidden ? classes.hiddenClass : ''} ${away ? classes.away : ''}`}
                aria-pressed={!hidden}
                aria-label={away ? `${name} (${t('layers.notInView')})` : name}
                title={`${t(hidden ? 'layers.classHidden' : 'layers.classShown', { class: name })}${away ? ` · ${t('layers.notInView')}` : ''}`}
                onClick={() => toggle(entry.id)}
              >
                <Swatch entry={entry} hollow={hidden} />
                <span className={classes.classText}>{name}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {state.visible && inView?.length === 0 && state.hidden.length === 0 && (
        <p className={classes.note}>{t('layers.noneInView')}</p>
      )}
      {state.hidden.length > 0 && (
        <p className={classes.note}>
          <button type="button" className={controls.linkButton} onClick={() => setLayer(layer.id, { hidden: [] })}>
            {t('layers.showAll')}
          </button>
        </p>
      )}
    </>
  );
}
