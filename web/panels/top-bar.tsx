import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/icons.tsx';
import classes from '../ui/top-bar.module.css';
import { CityChoice } from './city-choice.tsx';
import { SearchBox } from './search-box.tsx';
import { ViewTools } from './view-tools.tsx';

/** Product, city, search and the tools that change how everything looks. */
export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={classes.topBar}>
      <h1 className={classes.brand}>
        <span className={classes.brandMark}>
          <Mark />
        </span>
        <span className={classes.brandName}>{t('app.latinName')}</span>
        <span className={classes.brandSecond}>{t('app.name')}</span>
      </h1>
      <div className={classes.city}>
        <CityChoice />
      </div>
      <div className={classes.search} role="search">
        <SearchBox />
      </div>
      <div className={classes.tools}>
        <ViewTools />
      </div>
    </header>
  );
}
