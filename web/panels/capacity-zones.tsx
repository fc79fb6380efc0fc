import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CapacityResult, ZoneShares } from '../../server/contract/capacity.ts';
import { useApp } from '../state/app-state.ts';
import { useAreaName } from '../state/area-names.ts';
import { formatLength, formatShare } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import classes from './capacity.module.css';
import result from './result.module.css';
import { selectAndGo } from './selection-actions.ts';

const layers = ['districts', 'streets'] as const;

/** Districts or streets by their share of pipes that carry less than a storm of one year. */
export function CapacityZones({ data }: { data: CapacityResult }) {
  const { t } = useTranslation();
  const id = useId();
  const language = useApp((state) => state.language);
  const areaName = useAreaName();
  const [layer, setLayer] = useState<(typeof layers)[number]>('districts');
  const some = layers.filter((each) => data[each].length > 0);
  if (some.length === 0) return null;
  const shown = some.includes(layer) ? layer : some[0];
  const share = (zone: ZoneShares, lengthM: number): string => {
    const allM = zone.classM.reduce((sum, each) => sum + each, zone.cannotM);
    return allM > 0 ? formatShare(lengthM / allM, language) : '–';
  };
  const worst = ({ classM, cannotM }: ZoneShares): number =>
    classM[0] / (classM.reduce((sum, each) => sum + each, cannotM) || 1);
  const rows = data[shown].toSorted((a, b) => worst(b) - worst(a));
  const heads = ['below1', 'from1', 'from2', 'from3', 'from5'] as const;
  return (
    <section className={result.section}>
      <span id={id} className={result.sub}>
        {t('capacity.zones')}
      </span>
      <Segmented
        labelledBy={id}
        value={shown}
        onChange={setLayer}
        options={some.map((value) => ({ value, label: t(`capacity.${value}`) }))}
      />
      <div className={result.tableBox} tabIndex={0} role="region" aria-label={t('capacity.zones')}>
        <table className={`${result.table} ${classes.zones}`}>
          <caption className="da-hidden">{t('capacity.zones')}</caption>
          <thead>
            <tr>
              <th scope="col">
                {t('result.name')}
                <span className={classes.zoneLength}>{t('result.lengthColumn')}</span>
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className={result.number}>
                  {t(`capacity.short.${head}`)}
                </th>
              ))}
              <th scope="col" className={result.number}>
                {t('capacity.short.cannot')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((zone) => (
              <tr key={zone.key}>
                <td>
                  <button
                    type="button"
                    className={result.place}
                    onClick={() => void selectAndGo({ layer: shown, key: zone.key })}
                  >
                    {areaName(zone.name ?? zone.key)}
                  </button>
                  <span className={classes.zoneLength}>
                    {formatLength(
                      zone.classM.reduce((sum, each) => sum + each, zone.cannotM),
                      language,
                    )}
                  </span>
                </td>
                {[...zone.classM, zone.cannotM].map((lengthM, i) => (
                  // oxlint-disable-next-line react/no-array-index-key -- classes have an order and no other name
                  <td key={i} className={result.number}>
                    {share(zone, lengthM)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
