import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SwmmExportResult } from '../../../server/contract/swmm-export.ts';
import { useApp } from '../../state/app-state.ts';
import { downloadText } from '../../ui/download.ts';
import { formatNumber } from '../../ui/format.ts';
import { DownloadIcon } from '../../ui/icons.tsx';
import classes from '../result.module.css';
import { SwmmRunBar } from './swmm-run-bar.tsx';
import styles from './swmm.module.css';

const counted = ['junctions', 'outfalls', 'storages', 'conduits', 'pumps', 'weirs', 'subcatchments'] as const;

/** The model that was made: what is in it, the file, how to run it, and everything that was assumed. */
export function SwmmModel({ result }: { result: SwmmExportResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { counts, assumptions, leftOut, meta } = result;
  const number = (value: number): string => formatNumber(value, language);
  return (
    <>
      <section className={classes.section} aria-label={t('swmm.content')}>
        <p className={classes.figure}>{t('swmm.headline', { n: number(counts.conduits) })}</p>
        <dl className={classes.facts}>
          {counted.map((name) => (
            <Fact key={name} label={t(`swmm.counts.${name}`)} value={number(counts[name])} />
          ))}
          <Fact label={t('swmm.counts.areaHa')} value={number(Math.round(counts.areaHa * 10) / 10)} />
          {leftOut.kind > 0 && <Fact label={t('swmm.leftOut.kind')} value={number(leftOut.kind)} />}
          {leftOut.role > 0 && <Fact label={t('swmm.leftOut.role')} value={number(leftOut.role)} />}
        </dl>
        <Button
          size="sm"
          leftSection={<DownloadIcon size={14} />}
          onClick={() => downloadText(`model-${meta.datasetVersion}.inp`, 'text/plain', result.inp)}
        >
          {t('swmm.download')}
        </Button>
      </section>
      <SwmmRunBar />
      <section className={classes.section}>
        <h3 className={classes.sub}>{t('swmm.assumptions')}</h3>
        {assumptions.length === 0 && <p className={classes.note}>{t('swmm.assumptionsNone')}</p>}
        <div className={classes.tableBox} tabIndex={0} role="region" aria-label={t('swmm.assumptions')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('swmm.rule')}</th>
                <th scope="col" className={classes.number}>
                  {t('swmm.count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {assumptions.map(({ id, count, keys }) => (
                <tr key={id}>
                  <td>
                    <details>
                      <summary>{t(`swmm.assumption.${id}`)}</summary>
                      <p className={styles.keys}>
                        {keys.join(', ')}
                        {keys.length < count && ` … ${t('swmm.keysInFile')}`}
                      </p>
                    </details>
                  </td>
                  <td className={classes.number}>{number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
