import { useTranslation } from 'react-i18next';
import { findLayer } from '../../../data/model/layers.ts';
import type { Touched, TraceResult } from '../../../server/contract/trace.ts';
import { useApp } from '../../state/app-state.ts';
import { usePlaceName } from '../../state/area-names.ts';
import { formatLength, formatQuantity, formatShare } from '../../ui/format.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useClassLabels } from '../class-labels.ts';
import classes from '../result.module.css';
import { selectAndGo } from '../selection-actions.ts';

/** Length by kind and by size. */
export function TraceLengths({ totals }: { totals: TraceResult['totals'] }) {
  const { t } = useTranslation();
  const label = useClassLabels();
  const sizes = Object.entries(totals.lengthBySizeM).toSorted(
    ([a], [b]) => Number(a === 'unknown') - Number(b === 'unknown') || Number(b) - Number(a),
  );
  const kinds = Object.entries(totals.lengthByKindM).toSorted((a, b) => b[1] - a[1]);
  return (
    <section className={classes.section}>
      <Lengths title={t('trace.byKind')} of={totals.lengthM} rows={kinds.map(([code, m]) => [label.kind(code), m])} />
      <Lengths
        title={t('trace.bySize')}
        of={totals.lengthM}
        rows={sizes.map(([size, m]) => [size === 'unknown' ? t('trace.sizeUnknown') : `DN${size}`, m])}
      />
    </section>
  );
}

function Lengths({ title, of, rows }: { title: string; of: number; rows: readonly (readonly [string, number])[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className={classes.number}>
            {t('trace.length')}
          </th>
          <th scope="col" className={classes.number}>
            {t('trace.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, lengthM]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={classes.number}>{formatLength(lengthM, language)}</td>
            <td className={classes.number}>{of > 0 ? formatShare(lengthM / of, language) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Flood points, communities, heritage and underground spaces that the pipes come near. */
export function TraceTouched({ touched, nearM }: { touched: readonly Touched[]; nearM: number }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const near = formatQuantity(nearM, 'm', language);
  const placeName = usePlaceName();
  const nameOf = ({ name, key }: Touched): string => (name === null ? key : placeName(name));
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('trace.touched')}</h3>
      {touched.length === 0 ? (
        <p className={classes.note}>{t('trace.touchedNone', { near })}</p>
      ) : (
        <>
          <VirtualTable
            label={t('trace.touched')}
            rows={touched}
            idOf={({ layer, key }) => `${layer}/${key}`}
            go={({ layer, key }) => void selectAndGo({ layer, key })}
            goLabel={(each) => t('trace.goTo', { name: nameOf(each) })}
            columns={[
              { id: 'name', label: t('result.name'), takesRest: true, cell: nameOf },
              {
                id: 'layer',
                label: t('result.class'),
                cell: ({ layer }) => findLayer(layer)?.title[language] ?? layer,
              },
              {
                id: 'distance',
                label: t('trace.distance'),
                isNumber: true,
                cell: ({ distanceM }) => formatLength(distanceM, language),
              },
            ]}
          />
          <p className={classes.note}>{t('trace.touchedNear', { near })}</p>
        </>
      )}
    </section>
  );
}
