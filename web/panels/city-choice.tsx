import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { citiesQuery } from '../api/queries.ts';
import { useApp } from '../state/app-state.ts';
import controls from '../ui/controls.module.css';
import { IconButton } from '../ui/icon-button.tsx';
import { ZoomToIcon } from '../ui/icons.tsx';
import { chooseCity } from './use-city.ts';
import { fitCity } from './use-hotkeys.ts';

/** Name of the city on screen; a choice where the server has more than one. */
export function CityChoice() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const detail = useApp((state) => state.cityDetail);
  const chosen = useApp((state) => state.city);
  const cities = useQuery(citiesQuery).data?.cities ?? [];
  const current = cities.find((city) => city.id === chosen) ?? detail;
  return (
    <>
      {cities.length > 1 ? (
        <select
          className={controls.native}
          aria-label={t('app.city')}
          value={current?.id ?? ''}
          onChange={(event) => chooseCity(event.currentTarget.value)}
        >
          {cities.map((city) => (
            <option key={city.id} value={city.id}>
              {city.title[language]}
            </option>
          ))}
        </select>
      ) : (
        <span>{current?.title[language] ?? ''}</span>
      )}
      {detail?.bbox && (
        <IconButton label={t('app.fitCity')} onClick={fitCity}>
          <ZoomToIcon size={16} />
        </IconButton>
      )}
      {current?.synthetic && (
        <span className={controls.tag} data-tag="" title={t('app.syntheticHelp')}>
          {t('app.synthetic')}
        </span>
      )}
    </>
  );
}
