import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { Segmented } from '../ui/segmented.tsx';
import { KindChoice } from './kind-choice.tsx';
import { NumberField } from './number-field.tsx';
import { PolygonField } from './polygon-field.tsx';
import classes from './tasks.module.css';

const cellTypes = ['square', 'hexagon', 'districts', 'polygon'] as const;
const scale = { min: 20, max: 5000 };

/** Parameters of pipe density. */
export function DensityForm() {
  const { t } = useTranslation();
  const { cells, sizeM, kinds, polygon, extruded } = useApp((state) => state.density);
  const setDensity = useApp((state) => state.setDensity);
  const hasDistricts = useApp((state) =>
    Boolean(state.cityDetail?.layers.some((layer) => layer.id === 'districts' && layer.count > 0)),
  );
  const cellsId = useId();
  const displayId = useId();
  return (
    <>
      <div>
        <span id={cellsId} className={classes.label}>
          {t('task.cells')}
        </span>
        <Segmented
          labelledBy={cellsId}
          value={cells}
          onChange={(next) => setDensity({ cells: next })}
          options={cellTypes.map((type) => ({
            value: type,
            label: t(`task.cell.${type}`),
            disabled: type === 'districts' && !hasDistricts,
          }))}
        />
        {!hasDistricts && <p className={classes.help}>{t('task.districtsMissing')}</p>}
      </div>
      {(cells === 'square' || cells === 'hexagon') && (
        <NumberField
          field="density.sizeM"
          label={t('task.size')}
          help={t('task.sizeHelp')}
          value={sizeM}
          onChange={(value) => setDensity({ sizeM: value })}
          slider={scale}
          serverFields={['cells.sizeM', 'sizeM']}
        />
      )}
      {cells === 'polygon' && (
        <PolygonField
          task="density"
          label={t('task.polygon')}
          polygon={polygon}
          required
          serverFields={['cells.geometry', 'geometry']}
          onRemove={() => setDensity({ polygon: null })}
        />
      )}
      <KindChoice kinds={kinds} onChange={(next) => setDensity({ kinds: next })} />
      <div>
        <span id={displayId} className={classes.label}>
          {t('task.display')}
        </span>
        <Segmented
          labelledBy={displayId}
          value={extruded ? 'columns' : 'flat'}
          onChange={(next) => setDensity({ extruded: next === 'columns' })}
          options={[
            { value: 'flat', label: t('task.flat') },
            { value: 'columns', label: t('task.columns') },
          ]}
        />
      </div>
    </>
  );
}
