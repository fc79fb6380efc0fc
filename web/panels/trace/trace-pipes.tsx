import { useTranslation } from 'react-i18next';
import { findCode } from '../../../data/model/codes.ts';
import { traceLabels } from '../../../data/model/trace-labels.ts';
import type { TracedPipe, TraceResult } from '../../../server/contract/trace.ts';
import { useApp } from '../../state/app-state.ts';
import { usePanels } from '../../state/panel-state.ts';
import { formatLength } from '../../ui/format.ts';
import { bboxOf } from '../../ui/geometry.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useClassLabels } from '../class-labels.ts';
import classes from '../result.module.css';

const partWords = {
  seed: traceLabels.seed,
  upstream: traceLabels.upstream,
  downstream: traceLabels.downstream,
  path: traceLabels.path,
  'cut-off': traceLabels.cutOff,
  diverted: traceLabels.diverted,
  detour: traceLabels.detour,
} as const;

/** The pipes in the order of travel; of a path those of the way shown, in the order the water takes them. */
export function TracePipes({ result }: { result: TraceResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const focus = useApp((state) => state.resultFocus);
  const way = useApp((state) => state.trace.way);
  const label = useClassLabels();
  const rows = pipesShown(result, way);
  // Beside the start only one part: every row would say the same.
  const hasParts = Object.keys(result.totals.byPart).filter((part) => part !== 'seed').length > 1;
  const partOf = ({ properties }: TracedPipe): string => partWords[properties.part][language];
  const evidence = ({ properties: { evidence: code, againstInverts } }: TracedPipe): string =>
    (code === null ? t('trace.evidenceNone') : (findCode('flowEvidence', code)?.label[language] ?? code)) +
    (againstInverts ? ` · ${t('trace.against')}` : '');
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('trace.pipes')}</h3>
      {rows.length === 0 ? (
        <p className={classes.note}>{t('trace.empty')}</p>
      ) : (
        <VirtualTable
          label={t('trace.pipes')}
          rows={rows}
          idOf={({ id }) => id}
          marked={focus}
          go={show}
          goLabel={({ id }) => t('trace.goTo', { name: id })}
          columns={[
            { id: 'pipe', label: t('trace.pipe'), cell: ({ id }) => id },
            {
              id: 'distance',
              label: t('trace.distance'),
              isNumber: true,
              cell: ({ properties }) => formatLength(properties.distanceM, language),
            },
            {
              id: 'length',
              label: t('trace.length'),
              isNumber: true,
              cell: ({ properties }) => formatLength(properties.lengthM, language),
            },
            {
              id: 'size',
              label: t('trace.size'),
              cell: ({ properties: { diameterM } }) =>
                diameterM === null ? t('trace.sizeUnknown') : `DN${Math.round(diameterM * 1000)}`,
            },
            { id: 'kind', label: t('trace.kind'), cell: ({ properties }) => label.kind(properties.kind ?? 'unknown') },
            ...(hasParts ? [{ id: 'part', label: t('trace.part'), cell: partOf }] : []),
            { id: 'evidence', label: t('trace.evidence'), cell: evidence },
          ]}
        />
      )}
    </section>
  );
}

/** Pipes of the answer in its order; of a path those of one way. */
export function pipesShown({ features, paths }: TraceResult, way: number): TracedPipe[] {
  const chosen = paths[way];
  if (!chosen) return features;
  const byId = new Map(features.map((each) => [each.id, each]));
  return chosen.pipes.flatMap((id) => byId.get(id) ?? []);
}

function show({ id, geometry }: TracedPipe): void {
  const { set, flyTo } = useApp.getState();
  // Selected, too: its figures and what can be asked next wait in the inspector, while the list stays.
  set({ resultFocus: id, selection: { layer: 'pipes', key: id }, picked: [], pickedAt: null });
  usePanels.getState().set({ sheetHeight: 'low' });
  const bbox = bboxOf(geometry);
  if (bbox) flyTo(bbox, 18);
}
