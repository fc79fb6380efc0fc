import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SummaryCard, SummaryResult as Result } from '../../server/contract/summary.ts';
import { useApp } from '../state/app-state.ts';
import { usePlaceName } from '../state/area-names.ts';
import controls from '../ui/controls.module.css';
import { formatArea, formatLength, formatNumber, formatQuantity, formatShare } from '../ui/format.ts';
import { ExportButtons } from './export-buttons.tsx';
import classes from './result.module.css';
import { summaryCsv } from './summary-csv.ts';
import { SummarySources } from './summary-sources.tsx';
import { useClassLabels } from './class-labels.ts';

/** The scorecard of drawn areas: of each, and of all together. */
export function SummaryResult({ result }: { result: Result }) {
  const { t } = useTranslation();
  const focus = useApp((state) => state.resultFocus);
  const set = useApp((state) => state.set);
  const id = useId();
  const area = result.features.find((each) => each.id === focus);
  const card = area?.properties ?? result.total;
  return (
    <>
      {result.features.length > 1 && (
        <section className={classes.section}>
          <label htmlFor={id} className={classes.sub}>
            {t('summary.shown')}
          </label>{' '}
          <select
            id={id}
            className={controls.native}
            value={area?.id ?? ''}
            onChange={(event) => set({ resultFocus: event.currentTarget.value || null })}
          >
            <option value="">{t('summary.total')}</option>
            {result.features.map((each) => (
              <option key={each.id} value={each.id}>
                {t('summary.area', { n: each.id })}
              </option>
            ))}
          </select>
        </section>
      )}
      <Scorecard card={card} distanceM={result.meta.parameters.distanceM} />
      <SummarySources card={card} />
      <ExportButtons
        name="area-summary"
        version={result.meta.datasetVersion}
        csv={() => summaryCsv(result)}
        geojson={() => result}
      />
    </>
  );
}

function Scorecard({ card, distanceM }: { card: SummaryCard; distanceM: number }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const label = useClassLabels();
  const { pipes, nodes, floodPoints, communities, roads, blank } = card;
  const length = (m: number): string => formatLength(m, language);
  const number = (n: number): string => formatNumber(n, language);
  const share = (value: number | null): string => (value === null ? t('result.noLand') : formatShare(value, language));
  const density = (value: number | null): string =>
    value === null ? t('result.noLand') : formatQuantity(value, 'km/km2', language, 2);
  const orMissing = (value: number | null): string =>
    value === null ? t('summary.missing') : number(Math.round(value));
  return (
    <>
      <section className={classes.section} aria-label={t('summary.areaSize')}>
        <dl className={classes.facts}>
          <Fact label={t('summary.areaSize')}>{formatArea(card.areaM2, language)}</Fact>
          <Fact label={t('summary.landHere')}>{formatArea(card.landM2, language)}</Fact>
        </dl>
      </section>
      <Part title={t('summary.pipes')} has={pipes !== null}>
        {pipes && (
          <>
            <p className={classes.figure}>
              {length(pipes.lengthM)} <span className={classes.figureLabel}>{density(pipes.densityKmPerKm2)}</span>
            </p>
            <Classes figures={pipes.lengthByKindM} name={label.kind} value={length} />
            <Classes title={t('summary.bySize')} figures={pipes.lengthBySizeM} name={label.size} value={length} />
            <Classes
              title={t('summary.byMaterial')}
              figures={pipes.lengthByMaterialM}
              name={label.material}
              value={length}
            />
            <Classes title={t('summary.byDecade')} figures={pipes.lengthByDecadeM} name={label.decade} value={length} />
          </>
        )}
      </Part>
      <Part title={t('summary.blank', { distance: formatQuantity(distanceM, 'm', language) })} has>
        {blank ? (
          <dl className={classes.facts}>
            <Fact label={t('summary.blankShare')}>{share(blank.share)}</Fact>
            <Fact label={t('summary.blankArea')}>{formatArea(blank.blankM2, language)}</Fact>
            <Fact label={t('summary.blankError')}>{formatArea(blank.errorM2, language)}</Fact>
            <Fact label={t('result.unknown')}>{formatArea(blank.unknownM2, language)}</Fact>
          </dl>
        ) : (
          <p className={classes.note}>{t('summary.noField')}</p>
        )}
      </Part>
      <Part title={t('summary.nodes')} has={nodes !== null}>
        {nodes && <Classes total={number(nodes.count)} figures={nodes.byType} name={label.nodeType} value={number} />}
      </Part>
      <Part title={t('summary.floods')} has={floodPoints !== null}>
        {floodPoints && (
          <Classes
            total={number(floodPoints.count)}
            figures={floodPoints.byStatus}
            name={label.floodStatus}
            value={number}
          />
        )}
      </Part>
      <Part title={t('summary.communities')} has={communities !== null}>
        {communities && (
          <>
            <dl className={classes.facts}>
              <Fact label={t('summary.touched')}>{number(communities.count)}</Fact>
              <Fact label={t('summary.households')}>{orMissing(communities.households)}</Fact>
              <Fact label={t('summary.householdsInside')}>{orMissing(communities.householdsInside)}</Fact>
            </dl>
            <Places places={communities.items} />
          </>
        )}
      </Part>
      <Part title={t('summary.heritage')} has>
        <dl className={classes.facts}>
          {(
            [
              ['heritageDistricts', card.heritageDistricts],
              ['villages', card.traditionalVillages],
              ['buildings', card.heritageBuildings],
            ] as const
          ).map(([name, part]) => (
            <Fact key={name} label={t(`summary.${name}`)}>
              {part ? number(part.count) : t('summary.noLayer')}
            </Fact>
          ))}
        </dl>
        <Places places={card.heritageDistricts?.items ?? []} />
      </Part>
      <Part title={t('summary.roads')} has={roads !== null}>
        {roads && (
          <>
            <dl className={classes.facts}>
              <Fact label={t('summary.roadLength')}>{length(roads.lengthM)}</Fact>
              <Fact label={t('summary.roadDensity')}>{density(roads.densityKmPerKm2)}</Fact>
            </dl>
            <Classes figures={roads.lengthByClassM} name={label.roadClass} value={length} />
          </>
        )}
      </Part>
    </>
  );
}

function Part({ title, has, children }: { title: string; has: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-label={title}>
      <h3 className={classes.sub}>{title}</h3>
      {has ? children : <p className={classes.note}>{t('summary.noLayer')}</p>}
    </section>
  );
}

interface ClassesProps {
  title?: string;
  total?: string;
  figures: Record<string, number>;
  name: (code: string) => string;
  value: (figure: number) => string;
}

/** Figures by class; those with a title of their own fold. */
function Classes({ title, total, figures, name, value }: ClassesProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(title === undefined);
  // Sizes and decades come in their own order; of everything else the largest leads.
  const entries = Object.entries(figures);
  if (title === undefined) entries.sort((a, b) => b[1] - a[1]);
  const list = (
    <dl className={classes.facts}>
      {total !== undefined && <Fact label={t('summary.count')}>{total}</Fact>}
      {entries.map(([code, figure]) => (
        <Fact key={code} label={name(code)}>
          {value(figure)}
        </Fact>
      ))}
    </dl>
  );
  if (title === undefined) return list;
  if (entries.length === 0) return null;
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.sub}>{title}</summary>
      {list}
    </details>
  );
}

function Places({ places }: { places: readonly { key: string; name: string | null; shareInside: number }[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const placeName = usePlaceName();
  if (places.length === 0) return null;
  return (
    <ul className={classes.note}>
      {places.map(({ key, name, shareInside }) => (
        <li key={key}>
          {placeName(name ?? key)} · {t('summary.inside', { share: formatShare(shareInside, language) })}
        </li>
      ))}
    </ul>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
