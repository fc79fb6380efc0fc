import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../server/contract/trace.ts';
import { useApp } from '../../state/app-state.ts';
import { formatNumber, formatQuantity } from '../../ui/format.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useClassLabels } from '../class-labels.ts';
import classes from '../result.module.css';
import { selectAndGo } from '../selection-actions.ts';

/** What a walk along the traced pipes saw. Missing data are counted, and listed after what is wrong. */
export function TraceFindings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const label = useClassLabels();
  const isGap = ({ kind }: Finding): boolean => kind === 'levels-missing' || kind === 'size-missing';
  const counts = new Map<Finding['kind'], number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sentence = (found: Finding): string =>
    t(`trace.finding.${found.kind}`, {
      rise: formatQuantity(found.riseM ?? 0, 'm', language, 3),
      from: found.kindOfPipe ? label.kind(found.kindOfPipe) : Math.round((found.diameterM ?? 0) * 1000),
      to: found.nextKind ? label.kind(found.nextKind) : Math.round((found.nextDiameterM ?? 0) * 1000),
      next: found.nextPipeId ?? '',
    });
  return (
    <section className={classes.section}>
      <h3 className={classes.sub}>{t('trace.findings')}</h3>
      {findings.length === 0 ? (
        <p className={classes.note}>{t('trace.findingsNone')}</p>
      ) : (
        <>
          <ul className={classes.note}>
            {[...counts].map(([kind, n]) => (
              <li key={kind}>
                {t('trace.endCount', { reason: t(`trace.findingKinds.${kind}`), n: formatNumber(n, language) })}
              </li>
            ))}
          </ul>
          <VirtualTable
            label={t('trace.findings')}
            rows={[...findings.filter((each) => !isGap(each)), ...findings.filter(isGap)]}
            idOf={(_, i) => String(i)}
            go={({ pipeId }) => void selectAndGo({ layer: 'pipes', key: pipeId })}
            goLabel={({ pipeId }) => t('trace.goTo', { name: pipeId })}
            columns={[
              { id: 'pipe', label: t('trace.pipe'), cell: ({ pipeId }) => pipeId },
              { id: 'what', label: t('network.detail'), cell: sentence },
            ]}
          />
        </>
      )}
    </section>
  );
}
