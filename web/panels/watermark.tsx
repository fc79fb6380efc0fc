import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import classes from '../ui/shell.module.css';

/** Over the map of an invented city, on every screenshot too: nobody shall take it for a real place. */
export function Watermark() {
  const { t } = useTranslation();
  const synthetic = useApp((state) => state.cityDetail?.synthetic ?? false);
  return synthetic ? (
    <p className={classes.watermark} aria-hidden="true">
      {t('app.watermark')}
    </p>
  ) : null;
}
