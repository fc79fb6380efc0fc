import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { traceLabels } from '../../../data/model/trace-labels.ts';
import type { Structure, TraceResult, TraceStop } from '../../../server/contract/trace.ts';
import { useApp, type SectionQuestion } from '../../state/app-state.ts';
import type { TracePlace } from '../../state/task-parameters.ts';
import { usePanels } from '../../state/panel-state.ts';
import { formatLength, formatNumber } from '../../ui/format.ts';
import { nameIn } from '../../ui/name-in.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import classes from '../result.module.css';
import { SectionButton } from './section-button.tsx';

const endZoom = 17;

/** Every end of a trace with its reason in words, those that are no plain heads first. */
export function TraceEnds({ stops, counts }: { stops: readonly TraceStop[]; counts: TraceResult['totals']['stops'] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const start = useApp((state) => state.trace.from);
  const rows = useMemo(
    () => stops.toSorted((a, b) => Number(a.reason === 'head') - Number(b.reason === 'head')),
    [stops],
  );
  if (stops.length === 0) return null;
  const reason = (code: string): string => t(`trace.reasons.${code as TraceStop['reason']}`);
  const nameOf = (stop: TraceStop): string => nameIn(language, stop) ?? stop.nodeId ?? t('trace.unnamed');
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('trace.ends')}</h3>
      <ul className={classes.note}>
        {Object.entries(counts).map(([code, n]) => (
          <li key={code}>{t('trace.endCount', { reason: reason(code), n: formatNumber(n, language) })}</li>
        ))}
      </ul>
      <VirtualTable
        label={t('trace.ends')}
        rows={rows}
        idOf={(_, i) => String(i)}
        go={(stop) => goTo(stop.position)}
        goLabel={(stop) => t('trace.goTo', { name: nameOf(stop) })}
        columns={[
          { id: 'node', label: t('result.name'), takesRest: true, cell: nameOf },
          {
            id: 'distance',
            label: t('trace.distance'),
            isNumber: true,
            cell: (stop) => formatLength(stop.distanceM, language),
          },
          // In a word: the list above says it in full.
          { id: 'reason', label: t('trace.reason'), cell: (stop) => t(`trace.reasonsShort.${stop.reason}`) },
          {
            id: 'section',
            label: t('trace.sectionShort'),
            cell: (stop) => sectionTo(stop, start, nameOf(stop)),
          },
        ]}
      />
    </section>
  );
}

/** The long section between an end and the beginning, where there is one. */
function sectionTo(stop: TraceStop, start: TracePlace | null, name: string): ReactNode {
  const question = wayTo(stop, start);
  return question ? <SectionButton question={question} to={name} /> : null;
}

/** The way between an end and the place the trace began at; none from an area, nor to an end without a record. */
function wayTo({ nodeId, part }: TraceStop, start: TracePlace | null): SectionQuestion | undefined {
  if (nodeId === null || !start || 'polygon' in start || part === 'detour') return undefined;
  const end = { layer: 'nodes', key: nodeId };
  return part === 'upstream' ? { from: end, to: start, way: 0 } : { from: start, to: end, way: 0 };
}

/** Pumps, gates, weirs and siphons on the way. */
export function TraceStructures({ structures }: { structures: readonly Structure[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  if (structures.length === 0) return null;
  const nameOf = (structure: Structure): string =>
    nameIn(language, structure) ?? structure.nodeId ?? t('trace.unnamed');
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('trace.structures')}</h3>
      <VirtualTable
        label={t('trace.structures')}
        rows={structures}
        idOf={(_, i) => String(i)}
        go={(structure) => goTo(structure.position)}
        goLabel={(structure) => t('trace.goTo', { name: nameOf(structure) })}
        columns={[
          { id: 'node', label: t('result.name'), takesRest: true, cell: nameOf },
          { id: 'role', label: t('result.class'), cell: ({ role }) => traceLabels[role][language] },
          {
            id: 'distance',
            label: t('trace.distance'),
            isNumber: true,
            cell: ({ distanceM }) => formatLength(distanceM, language),
          },
        ]}
      />
    </section>
  );
}

/** Shows a place on the map; on a phone the sheet steps aside. */
export function goTo(position: readonly number[]): void {
  const [lon, lat] = position;
  usePanels.getState().set({ sheetHeight: 'low' });
  useApp.getState().flyTo([lon, lat, lon, lat], endZoom);
}
