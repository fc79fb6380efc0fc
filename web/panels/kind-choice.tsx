import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { findCode } from '../../data/model/codes.ts';
import { useApp } from '../state/app-state.ts';
import { pipeKinds } from '../state/url-state.ts';
import classes from './tasks.module.css';

interface KindChoiceProps {
  /** Null: all kinds, pipes of unknown kind included. */
  kinds: string[] | null;
  onChange: (kinds: string[] | null) => void;
}

/** Kinds of pipe that count. */
export function KindChoice({ kinds, onChange }: KindChoiceProps) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const id = useId();
  const toggle = (kind: string): void => {
    const next = pipeKinds.filter((other) => (other === kind) !== (kinds?.includes(other) ?? false));
    onChange(next.length > 0 ? next : null);
  };
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {t('task.kinds')}
      </span>
      <div className={classes.kinds}>
        <button type="button" className={classes.kind} aria-pressed={kinds === null} onClick={() => onChange(null)}>
          {t('task.kindsAll')}
        </button>
        {pipeKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={classes.kind}
            aria-pressed={kinds?.includes(kind) ?? false}
            onClick={() => toggle(kind)}
          >
            {findCode('drainageKind', kind)?.label[language] ?? kind}
          </button>
        ))}
      </div>
      <p className={classes.help}>{t('task.kindsHelp')}</p>
    </div>
  );
}
