import { useId } from 'react';
import classes from './controls.module.css';

interface SegmentedProps<T extends string> {
  /** Id of the element that names the choice. */
  labelledBy: string;
  options: readonly { value: T; label: string; disabled?: boolean }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few: radio buttons in a row, with the keys radio buttons have. */
export function Segmented<T extends string>({ labelledBy, options, value, onChange }: SegmentedProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={classes.segmented}>
      {options.map((option) => (
        <label key={option.value} className={classes.segment}>
          <input
            type="radio"
            className="da-hidden"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
