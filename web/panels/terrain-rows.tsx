import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { verticalDatumName } from '../../data/model/vertical-datums.ts';
import { tintClasses } from '../map/legend.ts';
import { useApp } from '../state/app-state.ts';
import { formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { ChevronDownIcon, EyeIcon, EyeOffIcon } from '../ui/icons.tsx';
import { useScheme } from '../ui/use-scheme.ts';
import classes from './layers.module.css';
import { OpacityField } from './opacity-field.tsx';

/** Rows of what the map draws from the ground levels; nothing for a city without terrain. */
export function TerrainRows() {
  const { t } = useTranslation();
  const terrain = useApp((state) => state.cityDetail?.terrain);
  if (!terrain) return null;
  return (
    <>
      {terrain.classBoundsM.length > 0 && (
        <TerrainRow id="elevation_tint" name={t('layers.terrain.tint')}>
          <TintLegend boundsM={terrain.classBoundsM} />
        </TerrainRow>
      )}
      <TerrainRow id="hillshade" name={t('layers.terrain.hillshade')} />
    </>
  );
}

function TerrainRow({ id, name, children }: { id: string; name: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const state = useApp((app) => app.layers[id]);
  const setLayer = useApp((app) => app.setLayer);
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  if (!state) return null;
  // A legend is read with the picture: it opens and closes with the eye.
  const show = (visible: boolean): void => {
    setLayer(id, { visible });
    setOpen(visible && children !== undefined);
  };
  return (
    <li className={`${state.visible ? '' : classes.off} ${open ? classes.open : ''}`}>
      <div className={classes.row}>
        <IconButton
          label={t(state.visible ? 'layers.hide' : 'layers.show', { layer: name })}
          pressed={state.visible}
          onClick={() => show(!state.visible)}
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
          <span className={classes.name}>{name}</span>
          <span className={classes.chevron}>
            <ChevronDownIcon size={14} />
          </span>
        </button>
      </div>
      <div id={detailsId} className={classes.details} hidden={!open}>
        {children}
        <OpacityField id={id} name={name} opacity={state.opacity} />
      </div>
    </li>
  );
}

/** Steps of the tint side by side, each bound under the line it stands for; unit and datum above. */
function TintLegend({ boundsM }: { boundsM: readonly number[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const delivered = useApp((state) => state.cityDetail?.verticalDatum);
  const datum = delivered === undefined ? t('layers.datumMissing') : verticalDatumName(delivered)[language];
  const steps = tintClasses(boundsM, useScheme());
  return (
    <figure className={classes.tint}>
      <figcaption>{t('layers.terrain.levels', { datum })}</figcaption>
      <div className={classes.tintSteps} aria-hidden="true">
        {steps.map(({ color, fromM }) => (
          <span key={fromM ?? 'lowest'} style={{ background: color }} />
        ))}
      </div>
      <ol className={classes.tintBounds}>
        {boundsM.map((bound, k) => (
          <li key={bound} style={{ left: `${(100 * (k + 1)) / steps.length}%` }}>
            {formatNumber(bound, language)}
          </li>
        ))}
      </ol>
    </figure>
  );
}
