import { useTranslation } from 'react-i18next';
import { findField, findLayer } from '../../data/model/layers.ts';
import type { SummaryCard } from '../../server/contract/summary.ts';
import { useApp } from '../state/app-state.ts';
import { formatDate, formatShare } from '../ui/format.ts';
import classes from './result.module.css';

/** How complete each field behind the figures is, and where its layer comes from. */
export function SummarySources({ card }: { card: SummaryCard }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const city = useApp((state) => state.cityDetail);
  const fields = Object.entries(card.known).map(([id, share]) => {
    const [layerId, name] = id.split('.');
    const layer = findLayer(layerId);
    const field = layer && findField(layer, name);
    return { id, share, layerId, label: `${layer?.title[language] ?? layerId} · ${field?.label[language] ?? name}` };
  });
  const used = [...new Set(fields.map((field) => field.layerId))];
  const layers = city?.layers.filter((layer) => used.includes(layer.id)) ?? [];
  return (
    <>
      <section className={classes.section}>
        <h3 className={classes.sub}>{t('summary.known')}</h3>
        <dl className={classes.facts}>
          {fields.map(({ id, label, share }) => (
            <Fact key={id} label={label}>
              {share === null ? t('summary.nothing') : formatShare(share, language)}
            </Fact>
          ))}
          <Fact label={t('result.surveyed')}>
            {card.surveyedLand === null ? t('result.surveyedNone') : formatShare(card.surveyedLand, language)}
          </Fact>
        </dl>
      </section>
      {layers.length > 0 && (
        <section className={classes.section}>
          <h3 className={classes.sub}>{t('summary.sources')}</h3>
          <ul className={classes.note}>
            {layers.map((layer) => (
              <li key={layer.id}>
                {findLayer(layer.id)?.title[language]}: {layer.sources.map((source) => source.name).join(', ')} ·{' '}
                {t('summary.imported', { date: formatDate(layer.importedAt) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
