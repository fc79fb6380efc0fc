import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePanels } from '../../state/panel-state.ts';
import classes from '../tasks.module.css';

/** The way to the public's page, below the analyses. */
export function PublishEntry() {
  const { t } = useTranslation();
  return (
    <div className={classes.form}>
      <Button size="sm" variant="default" onClick={() => usePanels.getState().set({ dialog: { kind: 'publish' } })}>
        {t('publish.entry')}
      </Button>
    </div>
  );
}
