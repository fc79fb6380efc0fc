import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { usePanels } from '../state/panel-state.ts';
import controls from '../ui/controls.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import classes from '../ui/notices.module.css';
import { adoptVersion } from '../state/data-version.ts';
import { useErrorText } from './error-text.ts';
import type { CityLoading } from './use-city.ts';

const importCommand = 'npm run import -- --city my-city --layer pipes --crs EPSG:4547 pipes.geojson';

/** What the whole page has to say: no server, no city, no map, a link from another version. */
export function CityNotices({ city }: { city: CityLoading }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const mapError = useApp((state) => state.mapError);
  const detail = useApp((state) => state.cityDetail);
  const { linkVersion, newVersion, adoptedVersion, unknownCity, set } = usePanels();
  if (city.none) {
    return (
      <div className={classes.centre} role="alert">
        <h2>{t('notice.noCityTitle')}</h2>
        <p>{t('notice.noCityText')}</p>
        <pre>{importCommand}</pre>
      </div>
    );
  }
  return (
    <div className={classes.notices} aria-live="polite">
      {city.error && (
        <Notice isError>
          {words(city.error)}
          <br />
          <button type="button" className={controls.linkButton} onClick={city.retry}>
            {t('notice.retry')}
          </button>
        </Notice>
      )}
      {mapError && <Notice isError>{t(`notice.mapError.${mapError}`)}</Notice>}
      {newVersion && detail && (
        <Notice onDismiss={() => set({ newVersion: null })}>
          {t('notice.newVersion', { version: newVersion, shown: detail.version.id })}
          <br />
          <button type="button" className={controls.linkButton} onClick={() => void adoptVersion()}>
            {t('notice.showNewVersion')}
          </button>
        </Notice>
      )}
      {adoptedVersion && (
        <Notice onDismiss={() => set({ adoptedVersion: null })}>
          {t('notice.versionAdopted', { version: adoptedVersion })}
        </Notice>
      )}
      {linkVersion && detail && (
        <Notice onDismiss={() => set({ linkVersion: null })}>
          {t('notice.otherVersion', { link: linkVersion, served: detail.version.id })}
        </Notice>
      )}
      {unknownCity && detail && (
        <Notice onDismiss={() => set({ unknownCity: null })}>
          {t('notice.unknownCity', { city: unknownCity, shown: detail.title[language] })}
        </Notice>
      )}
    </div>
  );
}

interface NoticeProps {
  children: ReactNode;
  isError?: boolean;
  onDismiss?: () => void;
}

function Notice({ children, isError = false, onDismiss }: NoticeProps) {
  const { t } = useTranslation();
  return (
    <div className={`${classes.notice} ${isError ? classes.noticeError : ''}`} role={isError ? 'alert' : undefined}>
      <div className={classes.noticeText}>{children}</div>
      {onDismiss && (
        <IconButton label={t('notice.dismiss')} onClick={onDismiss}>
          <CloseIcon size={14} />
        </IconButton>
      )}
    </div>
  );
}
