import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { unitLabels } from '../../data/model/units.ts';
import { useApp } from '../state/app-state.ts';
import type { TaskId } from '../state/task-parameters.ts';
import { numberFields, parseField, type NumberFieldId } from '../state/task-request.ts';
import { useTask } from '../state/task-state.ts';
import controls from '../ui/controls.module.css';
import { formatNumber } from '../ui/format.ts';
import { useServerFieldError } from './field-error.ts';
import { nearestStop, sliderStops } from './slider-scale.ts';
import classes from './tasks.module.css';

interface NumberFieldProps {
  field: NumberFieldId;
  label: string;
  help: string;
  /** The value in use. */
  value: number;
  onChange: (value: number) => void;
  /** A slider beside the box: small values get as much of it as large ones. */
  slider?: {
    min: number;
    max: number;
    /** It is taken in hand, by pointer or focus. */
    onHold?: () => void;
    /** It moves; without this, `onChange` is called. */
    onMove?: (value: number) => void;
  };
  /** Names of the field in the server's answer. */
  serverFields: readonly string[];
}

/**
 * A number with its unit and range. What a person types stays until it is a number in the range; then it is used.
 * Until then the field says what it takes, and the task does not run.
 */
export function NumberField({ field, label, help, value, onChange, slider, serverFields }: NumberFieldProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const draft = useTask((state) => state.drafts[field]);
  const setDraft = useTask((state) => state.setDraft);
  const serverError = useServerFieldError(field.split('.')[0] as TaskId, serverFields);
  const id = useId();
  const { min, max, unit } = numberFields[field];
  const [from, to] = [slider?.min, slider?.max];
  const stops = useMemo(() => (from && to ? sliderStops({ min: from, max: to }) : []), [from, to]);
  const range = { min: formatNumber(min, language, 2), max: formatNumber(max, language, 2) };
  const isBad = draft !== undefined && parseField(field, draft) === undefined;
  const error = !isBad
    ? serverError
    : draft.trim() === '' || Number.isFinite(Number(draft.replaceAll(/[\s,]/g, '')))
      ? t('task.range', range)
      : t('task.notNumber', { ...range, text: draft });
  const change = (text: string): void => {
    setDraft(field, text);
    const parsed = parseField(field, text);
    if (parsed !== undefined) onChange(parsed);
  };
  return (
    <div>
      <label htmlFor={id} className={classes.label}>
        {label}
        <span className="da-muted da-number">
          {range.min}–{range.max} {unit && unitLabels[unit]}
        </span>
      </label>
      <div className={classes.numberRow}>
        <span className={`${classes.numberBox} ${error ? classes.bad : ''}`}>
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={draft ?? String(value)}
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-help`}
            onChange={(event) => change(event.currentTarget.value)}
            onBlur={() => !isBad && setDraft(field, null)}
          />
          {unit && <span>{unitLabels[unit]}</span>}
        </span>
        {slider && (
          <input
            type="range"
            className={controls.range}
            min={0}
            max={stops.length - 1}
            step={1}
            value={nearestStop(stops, value)}
            aria-label={label}
            aria-valuetext={unit ? `${value} ${unitLabels[unit]}` : String(value)}
            onPointerDown={slider.onHold}
            onFocus={slider.onHold}
            onChange={(event) => {
              setDraft(field, null);
              (slider.onMove ?? onChange)(stops[Number(event.currentTarget.value)]);
            }}
          />
        )}
      </div>
      <p id={`${id}-help`} className={error ? classes.error : classes.help} role={error ? 'alert' : undefined}>
        {error ?? help}
      </p>
    </div>
  );
}
