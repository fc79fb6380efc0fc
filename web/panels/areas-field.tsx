import { Button } from '@mantine/core';
import { area } from '@turf/turf';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../data/model/limits.ts';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import { useTask } from '../state/task-state.ts';
import { focusMap } from '../ui/focus-map.ts';
import { formatArea } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { DrawIcon, TrashIcon } from '../ui/icons.tsx';
import { useServerFieldError } from './field-error.ts';
import classes from './tasks.module.css';

const fieldNames = Array.from({ length: limits.summaryAreasMax }, (_, i) => `areas[${i}]`);

/** The areas of a summary: the map holds the pen, this field starts, lists and removes. */
export function AreasField() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const areas = useApp((state) => state.summary.areas);
  const drawing = useApp((state) => (state.drawing?.task === 'summary' ? state.drawing : null));
  const set = useApp((state) => state.set);
  const setSummary = useApp((state) => state.setSummary);
  const incomplete = useTask((state) => state.incomplete === 'summary');
  const serverError = useServerFieldError('summary', fieldNames);
  const id = useId();
  const isFull = areas.length >= limits.summaryAreasMax;
  const error = serverError ?? (areas.length === 0 && !drawing && incomplete ? t('task.polygonMissing') : undefined);
  const start = (): void => {
    set({ drawing: { task: 'summary', vertices: [] } });
    // On a phone the sheet would cover what is to be drawn on.
    usePanels.getState().set({ sheet: null });
    focusMap();
  };
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {t('task.areas')}
      </span>
      <ul>
        {areas.map((each, i) => (
          <li key={i} className={classes.polygonRow}>
            <span className="da-number">
              {t('task.areaItem', { n: i + 1 })} · {formatArea(area(each), language)}
            </span>
            <IconButton
              label={t('task.removeArea', { n: i + 1 })}
              onClick={() => setSummary({ areas: areas.filter((_, other) => other !== i) })}
            >
              <TrashIcon size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className={classes.polygonRow}>
        {drawing ? (
          <>
            <span role="status">{t('task.drawing', { n: drawing.vertices.length })}</span>
            <Button size="compact-sm" variant="default" onClick={() => set({ drawing: null })}>
              {t('task.cancelDrawing')}
            </Button>
          </>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={isFull}
            leftSection={<DrawIcon size={14} />}
            onClick={start}
          >
            {t(areas.length > 0 ? 'task.addArea' : 'task.draw')}
          </Button>
        )}
      </div>
      {isFull && <p className={classes.help}>{t('task.areasMax', { n: limits.summaryAreasMax })}</p>}
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
