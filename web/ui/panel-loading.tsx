import { useTranslation } from 'react-i18next';
import controls from './controls.module.css';

/** Stands where a panel is about to be. */
export function PanelLoading() {
  const { t } = useTranslation();
  return (
    <p style={{ display: 'flex', alignItems: 'center', gap: 8, padding: 16 }} className="da-muted" role="status">
      <span className={controls.spinner} aria-hidden="true" />
      {t('app.loading')}
    </p>
  );
}
