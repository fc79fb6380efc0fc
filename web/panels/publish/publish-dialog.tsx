import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicationRequest, PublishedState } from '../../../server/contract/publications.ts';
import { cancelPublication, publicationRunQuery, publicationsQuery, startPublication } from '../../api/publications.ts';
import { queryClient } from '../../api/queries.ts';
import { useApp } from '../../state/app-state.ts';
import { formatBytes, formatDate } from '../../ui/format.ts';
import classes from '../dialogs.module.css';
import { useErrorText } from '../error-text.ts';
import tasks from '../tasks.module.css';
import { RunState } from './run-state.tsx';

/** What the public sees, what it will see, and the step from one to the other. */
export function PublishDialog() {
  const { t } = useTranslation();
  const words = useErrorText();
  const city = useApp((state) => state.city) ?? '';
  const { data } = useQuery(publicationsQuery(city));
  const [started, setStarted] = useState<string | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [approval, setApproval] = useState<string | null>(null);
  const [gcj02, setGcj02] = useState(false);
  const id = started ?? data?.run?.id ?? null;
  const { data: run } = useQuery({ ...publicationRunQuery(city, id ?? ''), enabled: id !== null });
  const isRunning = id !== null && (run === undefined || run.state === 'running');
  const ended = run !== undefined && run.state !== 'running';
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries({ queryKey: ['publications', city] });
  }, [ended, city]);
  const start = async (preview: boolean): Promise<void> => {
    setError(null);
    const mapApproval = approval?.trim() ?? '';
    const request: PublicationRequest = { preview, gcj02, ...(mapApproval === '' ? {} : { mapApproval }) };
    try {
      setStarted((await startPublication(city, request)).id);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  if (!data) return null;
  return (
    <>
      <p>{t('publish.lead')}</p>
      {data.chinaMode && (
        <section className={classes.section}>
          <label className={tasks.label} htmlFor="publish-approval">
            {t('publish.approval')}
          </label>
          <div className={tasks.numberBox} style={{ width: '100%' }}>
            <input
              id="publish-approval"
              value={approval ?? data.mapApproval ?? ''}
              aria-describedby="publish-approval-help"
              onChange={(event) => setApproval(event.currentTarget.value)}
            />
          </div>
          <p id="publish-approval-help" className={tasks.help}>
            {t('publish.approvalHelp')}
          </p>
          <label>
            <input type="checkbox" checked={gcj02} onChange={(event) => setGcj02(event.currentTarget.checked)} />{' '}
            {t('publish.gcj02')}
          </label>
        </section>
      )}
      <Place
        heading={t('publish.preview')}
        help={t('publish.previewHelp')}
        state={data.preview}
        open={t('publish.openPreview')}
        make={t('publish.makePreview')}
        disabled={isRunning}
        onMake={() => void start(true)}
      />
      <Place
        heading={t('publish.live')}
        help={t('publish.publishHelp')}
        state={data.published}
        open={t('publish.openLive')}
        make={t('publish.publishNow')}
        disabled={isRunning}
        onMake={() => void start(false)}
      />
      <RunState run={run} isRunning={isRunning} onCancel={() => id && void cancelPublication(city, id)} />
      {error && (
        <p className={tasks.failure} role="alert">
          {words(error)}
        </p>
      )}
    </>
  );
}

interface PlaceProps {
  heading: string;
  help: string;
  state: PublishedState | null;
  open: string;
  make: string;
  disabled: boolean;
  onMake: () => void;
}

/** The preview, or what is published: when it was made, a link to it, and the button that makes it anew. */
function Place({ heading, help, state, open, make, disabled, onMake }: PlaceProps) {
  const { t } = useTranslation();
  const language = useApp((app) => app.language);
  const version = useApp((app) => app.cityDetail?.version.id);
  return (
    <section className={classes.section}>
      <h3>{heading}</h3>
      <p className={classes.note}>{help}</p>
      <p>
        {state
          ? t('publish.made', {
              date: formatDate(state.publishedAt),
              release: state.release,
              size: formatBytes(state.bytes, language),
            })
          : t('publish.never')}
      </p>
      {state && state.dataVersion !== version && <p>{t('publish.outdated')}</p>}
      <div className={tasks.run} style={{ marginTop: 8 }}>
        <Button size="sm" variant="default" disabled={disabled} onClick={onMake}>
          {make}
        </Button>
        {state && (
          <Button size="sm" component="a" href={state.address} target="_blank" rel="noopener">
            {open}
          </Button>
        )}
      </div>
    </section>
  );
}
