import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layer } from '../../data/model/catalogue.ts';
import { labelOf } from '../../data/model/layers.ts';
import type { ItemFeature } from '../../server/contract/items.ts';
import { useApp } from '../state/app-state.ts';
import { currentLink } from '../state/link-sync.ts';
import { isTraceable } from '../state/trace-state.ts';
import { IconButton } from '../ui/icon-button.tsx';
import {
  CheckIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  CloseIcon,
  CopyIcon,
  LinkIcon,
  ZoomToIcon,
} from '../ui/icons.tsx';
import classes from './inspector.module.css';
import { JudgeActions } from './judge-actions.tsx';
import { SectionActions } from './section-actions.tsx';
import { goToSelection, turnPage } from './selection-actions.ts';
import { closeSelection } from './use-hotkeys.ts';
import { usePickedItems } from './picks.ts';
import { TraceActions } from './trace/trace-actions.tsx';

/** Title, paging over what overlaps, and what can be done with the record. */
export function InspectorHead({ layer, item }: { layer: Layer; item: ItemFeature }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const items = usePickedItems((state) => state.items);
  const at = items.findIndex((entry) => entry.layer === layer.id && entry.item.id === item.id);
  const record = { layer: layer.id, key: item.id };
  const title = labelOf(layer, item.properties, language) ?? item.id;
  return (
    <header className={classes.head}>
      <div className={classes.headRow}>
        <div className={classes.titles}>
          <p className={classes.layer}>{layer.title[language]}</p>
          <h2 id="inspector-title" className={classes.title}>
            {title}
          </h2>
          {title !== item.id && <p className={classes.key}>{item.id}</p>}
        </div>
        <IconButton label={t('inspector.close')} onClick={closeSelection}>
          <CloseIcon size={16} />
        </IconButton>
      </div>
      {items.length > 1 && at >= 0 && (
        <div className={classes.pager} role="group" aria-label={t('inspector.overlaps', { n: items.length })}>
          <IconButton label={`${t('inspector.previous')} [`} onClick={() => turnPage(-1)}>
            <ChevronLeftIcon size={16} />
          </IconButton>
          <span role="status" className="da-number">
            {t('inspector.page', { n: at + 1, of: items.length })}
          </span>
          <IconButton label={`${t('inspector.next')} ]`} onClick={() => turnPage(1)}>
            <ChevronRightIcon size={16} />
          </IconButton>
          <span className="da-muted">{t('inspector.overlaps', { n: items.length })}</span>
        </div>
      )}
      <div className={classes.actions}>
        <Button size="compact-sm" variant="default" leftSection={<ZoomToIcon size={14} />} onClick={goToSelection}>
          {t('inspector.zoomTo')}
        </Button>
        <CopyButton label={t('inspector.copyId')} icon={<CopyIcon size={14} />} text={() => item.id} />
        <CopyButton label={t('inspector.copyLink')} icon={<LinkIcon size={14} />} text={currentLink} />
      </div>
      {isTraceable(record) && <TraceActions record={record} />}
      <JudgeActions layer={layer.id} />
      {(layer.id === 'pipes' || layer.id === 'nodes') && <SectionActions at={{ layer: layer.id, key: item.id }} />}
    </header>
  );
}

interface CopyButtonProps {
  label: string;
  icon: React.ReactNode;
  text: () => string;
}

function CopyButton({ label, icon, text }: CopyButtonProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('copyFailed');
    }
    setTimeout(() => setOutcome(null), 2500);
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={outcome === 'copied' ? <CheckIcon size={14} /> : icon}
        onClick={() => void copy()}
      >
        {outcome ? t(`inspector.${outcome}`) : label}
      </Button>
      <span className="da-hidden" role="status">
        {outcome ? t(`inspector.${outcome}`) : ''}
      </span>
    </>
  );
}
