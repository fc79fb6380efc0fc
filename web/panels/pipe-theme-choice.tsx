import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, type PipeTheme } from '../state/app-state.ts';
import { Segmented } from '../ui/segmented.tsx';
import classes from './layers.module.css';

const pipeThemes: readonly PipeTheme[] = ['kind', 'diameter', 'material', 'structural', 'functional', 'cjj61'];

/** What pipes are coloured by. Classes switched off belong to one theme, so a change of theme shows all again. */
export function PipeThemeChoice() {
  const { t } = useTranslation();
  const value = useApp((state) => state.pipeTheme);
  const set = useApp((state) => state.set);
  const setLayer = useApp((state) => state.setLayer);
  const id = useId();
  return (
    <div className={classes.pipeTheme}>
      <span id={id} className={classes.fieldLabel}>
        {t('layers.pipeTheme')}
      </span>
      <Segmented
        labelledBy={id}
        value={value}
        onChange={(next) => {
          set({ pipeTheme: next });
          setLayer('pipes', { hidden: [] });
        }}
        options={pipeThemes.map((theme) => ({ value: theme, label: t(`layers.theme.${theme}`) }))}
      />
    </div>
  );
}
