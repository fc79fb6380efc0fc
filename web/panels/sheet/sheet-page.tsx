import { useTranslation } from 'react-i18next';
import { findCode } from '../../../data/model/codes.ts';
import { getLayer } from '../../../data/model/layers.ts';
import type { CityDetail } from '../../../server/contract/cities.ts';
import { useApp } from '../../state/app-state.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { usePhone } from '../../ui/use-media.ts';
import { yearsText } from '../causes/evidence-text.ts';
import classes from './sheet-page.module.css';
import { SheetCauses } from './sheet-causes.tsx';
import { SheetEvents, SheetFigures } from './sheet-figures.tsx';
import { SheetSection } from './sheet-section.tsx';
import tables from './sheet-tables.module.css';
import { SheetUnits } from './sheet-units.tsx';
import { useFieldText } from './field-text.ts';
import type { SheetData } from './use-sheet.ts';

/** A4, one page: what it is, where, figures, causes, measures, who answers for it, who signs. */
export function SheetPage({ data, city }: { data: SheetData; city: CityDetail }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const phone = usePhone();
  const { item, point, meta, picture } = data;
  const text = useFieldText(item);
  const [lon, lat] = point.position;
  const gaps = ['maxDepthM', 'areaM2', 'durationMin', 'lastEventDate', 'rainThresholdMm', 'pointUnit', 'streetUnit']
    .filter((name) => text(name) === undefined)
    .map((name) => getLayer('flood_points').fields.find((field) => field.name === name)?.label[language] ?? name);
  const value = (name: string): string => text(name) ?? t('sheet.missing');
  const storm = t('sheet.stormOf', {
    id: meta.parameters.storm.title[language],
    years: yearsText(meta.parameters.years, t, language),
  });
  return (
    <article className={`${classes.page} ${tables.tables}`} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <header className={classes.header}>
        <p>
          {city.title[language]}
          {city.synthetic && <em>{t('sheet.synthetic')}</em>}
        </p>
        <h1>{t('sheet.title')}</h1>
        <p>
          <span>
            {t('sheet.number')} {item.id}
          </span>
          <span>
            {t('sheet.printed')} {data.date}
          </span>
        </p>
      </header>
      <table className={tables.basics}>
        <tbody>
          <tr>
            <th>{t('sheet.name')}</th>
            <td colSpan={3}>{(language === 'en' && text('nameEn')) || value('name')}</td>
            <th>{t('sheet.status')}</th>
            <td>{value('floodStatus')}</td>
            <th>{t('sheet.risk')}</th>
            <td>{value('riskLevel')}</td>
          </tr>
          <tr>
            <th>{t('sheet.place')}</th>
            <td colSpan={3}>
              {lon.toFixed(5)}°E {lat.toFixed(5)}°N
            </td>
            <th>{t('sheet.threshold')}</th>
            <td>{value('rainThresholdMm')}</td>
            <th>{t('sheet.lastEvent')}</th>
            <td>{value('lastEventDate')}</td>
          </tr>
          <tr>
            <th>{t('sheet.depth')}</th>
            <td>{value('maxDepthM')}</td>
            <th>{t('sheet.area')}</th>
            <td>{value('areaM2')}</td>
            <th>{t('sheet.duration')}</th>
            <td>{value('durationMin')}</td>
            <th>{t('sheet.recordedCause')}</th>
            <td>{findCode('floodCause', String(item.properties.cause))?.label[language] ?? t('sheet.missing')}</td>
          </tr>
        </tbody>
      </table>
      <div className={classes.middle}>
        <figure className={classes.map}>
          {picture ? (
            <img src={picture} alt={t('sheet.map')} />
          ) : (
            <p>{t(picture === null ? 'sheet.mapMissing' : 'sheet.loading')}</p>
          )}
          <figcaption>{t('sheet.mapLegend')}</figcaption>
        </figure>
        <div className={classes.side}>
          <SheetFigures data={data} />
          <SheetEvents data={data} />
        </div>
      </div>
      {/* On a phone it is wider than the screen: the keys move it along, too. */}
      <section className={classes.section} aria-label={t('sheet.section')} tabIndex={phone ? 0 : undefined}>
        <h2>{t('sheet.section')}</h2>
        {data.section ? <SheetSection section={data.section} /> : <p>{t('sheet.sectionMissing')}</p>}
      </section>
      <SheetCauses point={point} />
      <SheetUnits item={item} />
      <dl className={classes.signed}>
        {(['made', 'checked', 'approved', 'date'] as const).map((who) => (
          <div key={who}>
            <dt>{t(`sheet.signed.${who}`)}</dt>
            <dd />
          </div>
        ))}
      </dl>
      <footer className={classes.footer}>
        <p>
          {t('sheet.source', {
            city: city.title[language],
            version: meta.datasetVersion,
            storm,
            share: formatShare(point.known, language),
            gaps: gaps.length === 0 ? t('sheet.noGaps') : `${formatNumber(gaps.length, language)}: ${gaps.join(', ')}`,
          })}
        </p>
        <p>
          {city.attribution[language]} · {t('sheet.note')}
        </p>
      </footer>
    </article>
  );
}
