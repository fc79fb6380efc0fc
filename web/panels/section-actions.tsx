import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeatureRef } from '../state/feature-ref.ts';
import { openSection, useSection } from '../state/section-state.ts';
import { SectionIcon } from '../ui/icons.tsx';
import classes from './inspector.module.css';

/** Long sections that begin, or end, at a pipe or node. */
export function SectionActions({ at }: { at: FeatureRef }) {
  const { t } = useTranslation();
  const from = useSection((state) => state.from);
  const isFrom = from !== null && 'key' in from && from.layer === at.layer && from.key === at.key;
  const icon = <SectionIcon size={14} />;
  if (from !== null) {
    return (
      <div className={classes.pending} role="status">
        <p>{t('section.pickEnd', { name: 'key' in from ? from.key : from.position.join(', ') })}</p>
        <div className={classes.actions}>
          {!isFrom && (
            <Button size="compact-sm" leftSection={icon} onClick={() => openSection({ from, to: at, way: 0 })}>
              {t('section.toHere')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => useSection.setState({ from: null })}>
            {t('section.cancelPick')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.actions}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={icon}
        onClick={() => openSection({ from: at, to: null, way: 0 })}
      >
        {t('section.open')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => useSection.setState({ from: at })}>
        {t('section.fromHere')}
      </Button>
    </div>
  );
}
