import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findField, getLayer } from '../../../data/model/layers.ts';
import type { ItemFeature } from '../../../server/contract/items.ts';
import type { TraceResult } from '../../../server/contract/trace.ts';
import { useApp, type Language } from '../../state/app-state.ts';
import { formatArea, formatLength, formatNumber, formatQuantity, formatValue } from '../../ui/format.ts';
import { yearsText } from '../causes/evidence-text.ts';
import classes from './sheet-tables.module.css';
import type { SheetData } from './use-sheet.ts';

const eventsShown = 5;

/** Figures of the network at the place and above it. */
export function SheetFigures({ data: { point, trace, meta } }: { data: SheetData }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { main } = point;
  const missing = t('sheet.missing');
  const own = trace !== null && main ? main : null;
  const upstream = trace?.features.filter(({ properties: { part } }) => part === 'upstream' || part === 'seed') ?? [];
  const reason = main && main.capacityState !== 'computed' && t(`capacity.reason.${main.capacityState as 'diameter'}`);
  // A rise is no gap of the survey: the figure is not missing, there is none.
  const notComputed = reason ? t('sheet.cannot', { reason }) : missing;
  const flow = (value: number | null): string =>
    value === null ? notComputed : formatQuantity(value, 'm3/s', language, 2);
  const none = t('sheet.noPipe');
  const lengthM = upstream.reduce((sum, { properties }) => sum + properties.lengthM, 0);
  const years = yearsText(meta.parameters.years, t, language);
  const rows: [string, ReactNode][] = [
    [t('sheet.catchment'), own ? (own.areaHa === null ? missing : formatArea(own.areaHa * 10_000, language)) : none],
    [t('sheet.upstream'), own ? formatLength(lengthM, language) : none],
    [t('sheet.upstreamPipes'), own ? formatNumber(upstream.length, language) : none],
    [t('sheet.sizes'), own ? sizesOf(upstream, language) || missing : none],
    [
      t('sheet.main'),
      own ? `${own.pipeId}${own.diameterM === null ? '' : ` DN${Math.round(own.diameterM * 1000)}`}` : none,
    ],
    [t('sheet.full'), own ? flow(own.fullM3s) : none],
    [t('sheet.demand', { years }), own ? flow(own.demandM3s) : none],
    [
      t('sheet.carries'),
      own
        ? own.carriesYears === null
          ? notComputed
          : t('sheet.yearsOf', { years: yearsText(own.carriesYears, t, language) })
        : none,
    ],
  ];
  return (
    <table className={classes.figures}>
      <caption>{t('sheet.figures')}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th>{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Smallest to largest size, and that of most of the length. */
function sizesOf(features: TraceResult['features'], language: Language): string {
  const lengths = new Map<number, number>();
  for (const { properties } of features) {
    if (properties.diameterM === null) continue;
    const mm = Math.round(properties.diameterM * 1000);
    lengths.set(mm, (lengths.get(mm) ?? 0) + properties.lengthM);
  }
  if (lengths.size === 0) return '';
  const sizes = [...lengths.keys()].sort((a, b) => a - b);
  const size = (mm: number): string => `DN${formatNumber(mm, language).replaceAll(/\D/g, '')}`;
  return sizes.length === 1 ? size(sizes[0]) : `${size(sizes[0])}–${size(sizes.at(-1)!).slice(2)}`;
}

/** The latest events. */
export function SheetEvents({ data: { events } }: { data: SheetData }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const words = { yes: t('inspector.yes'), no: t('inspector.no') };
  const layer = getLayer('flood_events');
  const cell = ({ properties }: ItemFeature, name: string): string =>
    formatValue(findField(layer, name)!, properties[name], language, words) ?? t('sheet.missing');
  const shown = events.slice(0, eventsShown);
  return (
    <table className={classes.events}>
      <caption>
        {events.length === 0 ? t('sheet.noEvents') : t('sheet.events', { count: events.length, shown: shown.length })}
      </caption>
      {shown.length > 0 && (
        <thead>
          <tr>
            <th>{t('sheet.date')}</th>
            <th>{t('sheet.rain')}</th>
            <th>{t('sheet.depth')}</th>
            <th>{t('sheet.minutes')}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {shown.map((event) => (
          <tr key={event.id}>
            {['date', 'rainMm', 'depthM', 'durationMin'].map((name) => (
              <td key={name}>{cell(event, name)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
