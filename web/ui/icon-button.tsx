import type { MouseEvent, ReactNode } from 'react';
import classes from './controls.module.css';

interface IconButtonProps {
  /** What the button does: its name for those who hear the page, its tip for those who see it. */
  label: string;
  children: ReactNode;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  pressed?: boolean;
  disabled?: boolean;
}

export function IconButton({ label, children, onClick, pressed, disabled }: IconButtonProps) {
  return (
    <button
      type="button"
      className={classes.iconButton}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
