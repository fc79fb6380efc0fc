import { Button } from '@mantine/core';
import { area } from '@turf/turf';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolygonGeometry } from '../../data/model/feature.ts';
import { useApp } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { usePanels } from '../state/panel-state.ts';
import { useTask } from '../state/task-state.ts';
import { focusMap } from '../ui/focus-map.ts';
import { formatArea } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { DrawIcon, TrashIcon } from '../ui/icons.tsx';
import { useServerFieldError } from './field-error.ts';
import classes from './tasks.module.css';

interface PolygonFieldProps {
  task: TaskId;
  label: string;
  help?: string;
  polygon: PolygonGeometry | null;
  required?: boolean;
  serverFields: readonly string[];
  onRemove: () => void;
}

/** A polygon drawn on the map: the map holds the pen, this field starts, shows and removes. */
export function PolygonField({ task, label, help, polygon, required, serverFields, onRemove }: PolygonFieldProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const drawing = useApp((state) => (state.drawing?.task === task ? state.drawing : null));
  const set = useApp((state) => state.set);
  const incomplete = useTask((state) => state.incomplete === task);
  const serverError = useServerFieldError(task, serverFields);
  const id = useId();
  const error = serverError ?? (required && !polygon && !drawing && incomplete ? t('task.polygonMissing') : undefined);
  const vertices = polygon ? verticesOf(polygon) : 0;
  const start = (): void => {
    set({ drawing: { task, vertices: [] } });
    // On a phone the sheet would cover what is to be drawn on.
    usePanels.getState().set({ sheet: null });
    focusMap();
  };
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {label}
      </span>
      <div className={classes.polygonRow}>
        {drawing ? (
          <>
            <span role="status">{t('task.drawing', { n: drawing.vertices.length })}</span>
            <Button size="compact-sm" variant="default" onClick={() => set({ drawing: null })}>
              {t('task.cancelDrawing')}
            </Button>
          </>
        ) : (
          <>
            {polygon && (
              <span className="da-number">
                {t('task.polygonInfo', { area: formatArea(area(polygon), language), n: vertices })}
              </span>
            )}
            <Button size="compact-sm" variant="default" leftSection={<DrawIcon size={14} />} onClick={start}>
              {t(polygon ? 'task.redraw' : 'task.draw')}
            </Button>
            {polygon && (
              <IconButton label={t('task.removePolygon')} onClick={onRemove}>
                <TrashIcon size={16} />
              </IconButton>
            )}
          </>
        )}
      </div>
      {(error ?? help) && (
        <p className={error ? classes.error : classes.help} role={error ? 'alert' : undefined}>
          {error ?? help}
        </p>
      )}
    </div>
  );
}

function verticesOf(polygon: PolygonGeometry): number {
  const rings = polygon.type === 'Polygon' ? polygon.coordinates : polygon.coordinates.flat();
  return rings.reduce((sum, ring) => sum + ring.length - 1, 0);
}
