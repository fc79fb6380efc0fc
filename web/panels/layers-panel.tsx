import { useTranslation } from 'react-i18next';
import { layersOfTheme, themes } from '../../data/model/layers.ts';
import { verticalDatumName } from '../../data/model/vertical-datums.ts';
import { useApp } from '../state/app-state.ts';
import { LayerRow } from './layer-row.tsx';
import classes from './layers.module.css';
import { PresetChoice } from './preset-choice.tsx';
import { TerrainRows } from './terrain-rows.tsx';

/** Layers by theme; those this city has no data for stand apart at the end. */
export function LayersPanel() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const detail = useApp((state) => state.cityDetail);
  if (!detail) return null;
  const summaries = new Map(detail.layers.filter((layer) => layer.count > 0).map((layer) => [layer.id, layer]));
  const absent = themes
    .map((theme) => ({ theme, layers: layersOfTheme(theme.id).filter((layer) => !summaries.has(layer.id)) }))
    .filter((group) => group.layers.length > 0);
  const absentThemes = absent.filter(({ theme, layers }) => layers.length === layersOfTheme(theme.id).length).length;
  const absentCount = absent.reduce((sum, group) => sum + group.layers.length, 0);
  return (
    <>
      <h2 className="da-hidden">{t('layers.heading')}</h2>
      {themes.length - absentThemes > 2 && <PresetChoice />}
      {themes.map((theme) => {
        const present = layersOfTheme(theme.id).filter((layer) => summaries.has(layer.id));
        if (present.length === 0) return null;
        return (
          <section key={theme.id} aria-labelledby={`theme-${theme.id}`}>
            <h3 id={`theme-${theme.id}`} className={classes.theme}>
              {theme.title[language]}
            </h3>
            <ul className={classes.list}>
              {present.map((layer) => {
                const summary = summaries.get(layer.id);
                return summary && <LayerRow key={layer.id} layer={layer} summary={summary} />;
              })}
              {theme.id === 'city' && <TerrainRows />}
            </ul>
          </section>
        );
      })}
      {absentCount > 0 && (
        <details className={classes.absent}>
          <summary>{t('layers.absentCount', { n: absentCount })}</summary>
          <p>{t('layers.absentHelp')}</p>
          <dl>
            {absent.map(({ theme, layers }) => (
              <div key={theme.id}>
                <dt>{theme.title[language]}</dt>
                <dd>{layers.map((layer) => layer.title[language]).join(language === 'zh' ? '\u3001' : ', ')}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <footer className={classes.foot}>
        <dl>
          <dt>{t('layers.version')}</dt>
          <dd>{detail.version.id}</dd>
          <dt>{t('layers.workingCrs')}</dt>
          <dd>{detail.workingCrs}</dd>
          <dt>{t('layers.verticalDatum')}</dt>
          <dd>{detail.verticalDatum ? verticalDatumName(detail.verticalDatum)[language] : t('layers.datumMissing')}</dd>
          <dt>{t('layers.attribution')}</dt>
          <dd>{detail.attribution[language]}</dd>
        </dl>
      </footer>
    </>
  );
}
