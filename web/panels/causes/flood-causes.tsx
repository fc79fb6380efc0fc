import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { findCode } from '../../../data/model/codes.ts';
import type { CauseEvidence, LikelyCause } from '../../../server/contract/causes.ts';
import type { ItemFeature } from '../../../server/contract/items.ts';
import { causesQuery } from '../../api/causes.ts';
import { useApp } from '../../state/app-state.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LinkIcon, ZoomToIcon } from '../../ui/icons.tsx';
import { traceFrom } from '../../state/trace-state.ts';
import { useErrorText } from '../error-text.ts';
import inspector from '../inspector.module.css';
import { selectAndGo } from '../selection-actions.ts';
import { evidenceText, whereText } from './evidence-text.ts';
import classes from './flood-causes.module.css';

/** So much around a place on the ground is shown with it. */
const placeDegrees = 0.0008;

/** Why water stands at a flood-prone point: causes by strength, each with what speaks for it and the way there. */
export default function FloodCauses({ item }: { item: ItemFeature }) {
  const { t } = useTranslation();
  const words = useErrorText();
  const language = useApp((state) => state.language);
  const city = useApp((state) => state.cityDetail?.id ?? '');
  const version = useApp((state) => state.cityDetail?.version.id ?? '');
  const asked = useQuery(causesQuery(city, version, item.id));
  const point = asked.data?.points[0];
  const recorded = typeof item.properties.cause === 'string' ? item.properties.cause : null;
  return (
    <section className={inspector.group} aria-labelledby="causes-title">
      <h3 id="causes-title" className={inspector.groupTitle}>
        {t('causes.title')}
      </h3>
      {asked.isPending && <p className="da-muted">{t('causes.loading')}</p>}
      {asked.error && <p role="alert">{t('causes.failed', { message: words(asked.error) })}</p>}
      {point && (
        <>
          {!point.surveyed && <p className={classes.notice}>{t('causes.unsurveyed')}</p>}
          {point.causes.length === 0 && <p>{t('causes.none')}</p>}
          <ol className={classes.causes}>
            {point.causes.map((cause) => (
              <Cause key={cause.cause} cause={cause} recorded={recorded} />
            ))}
          </ol>
          {recorded !== null && recorded !== point.causes[0]?.cause && (
            <p className="da-muted">
              {t('causes.recordedOther', { cause: findCode('floodCause', recorded)?.label[language] ?? recorded })}
            </p>
          )}
          <p className={inspector.help}>
            {t('causes.help')} {t('causes.known', { share: formatShare(point.known, language) })}
          </p>
          <Button
            size="compact-sm"
            variant="default"
            className={classes.sheet}
            onClick={() => useApp.getState().set({ sheet: item.id })}
          >
            {t('causes.sheet')}
          </Button>
        </>
      )}
    </section>
  );
}

function Cause({ cause, recorded }: { cause: LikelyCause; recorded: string | null }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <li className={classes.cause}>
      <p className={classes.name}>
        <strong>{findCode('floodCause', cause.cause)?.label[language] ?? cause.cause}</strong>
        <span className={classes.chip} data-confidence={cause.confidence}>
          {t(`causes.confidence.${cause.confidence}`)}
        </span>
        {recorded === cause.cause && <span className="da-muted">{t('causes.recordedSame')}</span>}
      </p>
      <span
        className={classes.bar}
        role="img"
        aria-label={t('causes.strength', { value: formatNumber(cause.strength, language, 2) })}
      >
        <span style={{ width: `${100 * cause.strength}%` }} />
      </span>
      <ul>
        {cause.evidence.slice(0, 3).map((evidence) => (
          <Evidence key={`${evidence.mechanism} ${evidence.pipeId ?? evidence.nodeId}`} evidence={evidence} />
        ))}
      </ul>
    </li>
  );
}

function Evidence({ evidence }: { evidence: CauseEvidence }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const { pipeId, nodeId, position } = evidence;
  const place =
    pipeId !== null
      ? t('causes.place.pipe', { id: pipeId })
      : nodeId !== null
        ? t('causes.place.node', { id: nodeId })
        : t('causes.place.ground');
  const record =
    pipeId !== null ? { layer: 'pipes', key: pipeId } : nodeId !== null ? { layer: 'nodes', key: nodeId } : undefined;
  const go = (): void => {
    if (record) void selectAndGo(record);
    else {
      const [lon, lat] = position;
      const box = [lon - placeDegrees, lat - placeDegrees, lon + placeDegrees, lat + placeDegrees] as const;
      useApp.getState().flyTo([...box], 17);
    }
  };
  return (
    <li className={classes.evidence}>
      <span>
        {evidenceText(evidence, t, language)} <span className="da-muted">({whereText(evidence, t, language)})</span>
      </span>
      <span className={classes.links}>
        <IconButton label={t('causes.zoom', { place })} onClick={go}>
          <ZoomToIcon size={14} />
        </IconButton>
        {record && (
          <IconButton label={t('causes.trace', { place })} onClick={() => traceFrom('upstream', record)}>
            <LinkIcon size={14} />
          </IconButton>
        )}
      </span>
    </li>
  );
}
