import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Layer } from '../../data/model/catalogue.ts';
import { provenanceFields } from '../../data/model/common-fields.ts';
import { englishTwin, isEnglishTwin } from '../../data/model/layers.ts';
import type { ItemFeature } from '../../server/contract/items.ts';
import { useApp } from '../state/app-state.ts';
import controls from '../ui/controls.module.css';
import { formatQuantity, formatValue } from '../ui/format.ts';
import { lineLengthM } from '../ui/geometry.ts';
import classes from './inspector.module.css';
import { selectAndGo } from './selection-actions.ts';

/** Fields that name a node at a pipe's end, and the layer they lead to. */
const links: Record<string, string> = { startNodeId: 'nodes', endNodeId: 'nodes', outletNodeId: 'nodes' };
const provenance = new Set(provenanceFields.map((field) => field.name));
/** What one reads a record for: the map's own fields, sizes and levels. Others are listed as missing on request. */
const isExpected = (field: Field): boolean => field.tileZoom !== undefined || field.unit === 'm';

/** A record's fields in groups. A field without a value says so; the rare ones together, at the end. */
export function ItemFacts({ layer, item }: { layer: Layer; item: ItemFeature }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const crs = useApp((state) => state.cityDetail?.workingCrs ?? '');
  const words = { yes: t('inspector.yes'), no: t('inspector.no') };
  // In English a twin speaks for its field.
  const fields = layer.fields.filter((field) => !isEnglishTwin(layer, field));
  const own = fields.filter((field) => field.name !== layer.key && !provenance.has(field.name));
  const network = own.filter((field) => links[field.name]);
  const main = own.filter((field) => !links[field.name]);
  const hasValue = (field: Field): boolean => {
    const value = item.properties[field.name];
    return value !== undefined && value !== null && value !== '';
  };
  const shown = main.filter((field) => isExpected(field) || hasValue(field));
  const rest = main.filter((field) => !shown.includes(field));
  const delivered = item.properties.sourceValues;
  const origin = fields.filter((field) => provenance.has(field.name) && field.name !== 'sourceValues');
  const lengthM = lineLengthM(item.geometry);

  const line = (field: Field): ReactNode => {
    const value = item.properties[field.name];
    const text = formatValue(field, value, language, words);
    const twin = language === 'en' ? englishTwin(layer, field.name) : undefined;
    const english = twin && formatValue(twin, item.properties[twin.name], language, words);
    const target = links[field.name];
    return (
      <Fact key={field.name} field={field}>
        {text === undefined ? (
          <span className={classes.missing}>{t('inspector.missing')}</span>
        ) : target ? (
          <button
            type="button"
            className={controls.linkButton}
            aria-label={t('inspector.selectNode', { key: text })}
            onClick={() => void selectAndGo({ layer: target, key: String(value) })}
          >
            {text}
          </button>
        ) : english ? (
          <>
            {english}
            <span lang="zh" className={classes.help}>
              {text}
            </span>
          </>
        ) : (
          text
        )}
      </Fact>
    );
  };

  return (
    <>
      <Group title={t('inspector.facts')}>
        {shown.map(line)}
        {lengthM !== undefined && (
          <>
            <dt>{t('inspector.length')}</dt>
            <dd>
              {formatQuantity(lengthM, 'm', language, 2)}
              <span className={classes.help}>{t('inspector.lengthHelp', { crs })}</span>
            </dd>
          </>
        )}
      </Group>
      {network.length > 0 && <Group title={t('inspector.network')}>{network.map(line)}</Group>}
      <Group title={t('inspector.provenance')}>{origin.map(line)}</Group>
      {typeof delivered === 'string' && delivered !== '' && (
        <section className={classes.group}>
          <h3 className={classes.groupTitle}>{t('inspector.delivered')}</h3>
          <dl className={classes.facts}>
            {deliveredValues(delivered).map(([column, value]) => (
              <Pair key={column} name={column} value={value} />
            ))}
          </dl>
        </section>
      )}
      {rest.length > 0 && (
        <details className={`${classes.group} ${classes.absent}`}>
          <summary>{t('inspector.more', { n: rest.length })}</summary>
          <dl className={classes.facts}>{rest.map(line)}</dl>
        </details>
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.group}>
      <h3 className={classes.groupTitle}>{title}</h3>
      <dl className={classes.facts}>{children}</dl>
    </section>
  );
}

function Fact({ field, children }: { field: Field; children: ReactNode }) {
  const language = useApp((state) => state.language);
  return (
    <>
      <dt title={field.help?.[language]}>{field.label[language]}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** `a=1; b=2` as pairs; a part without `=` stands alone. */
function deliveredValues(text: string): [string, string][] {
  return text.split(/;\s*/).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
  });
}
