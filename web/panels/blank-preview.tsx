import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-state.ts';
import { dropBlankPreview, useBlankSlider } from '../state/blank-slider.ts';
import { previewTotals } from '../state/preview-totals.ts';
import { questionOf } from '../state/task-request.ts';
import { useTask } from '../state/task-state.ts';
import controls from '../ui/controls.module.css';
import { formatArea, formatQuantity, formatShare } from '../ui/format.ts';
import classes from './tasks.module.css';

/** What the slider's distance means for the city, at once and with its error; or why that cannot be said. */
export function BlankPreview() {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const preview = useApp((state) => state.blankPreview);
  const { distanceM, within } = useApp((state) => state.blank);
  const loading = useBlankSlider(({ state }) => state);
  const exact = useExactTotals();
  const isRunning = useTask((state) => state.running === 'blank');
  if (exact) {
    return (
      <section className={classes.preview} aria-label={t('task.exact')}>
        <Figure tag={t('task.exact')} areaM2={exact.blankM2} share={exact.blankShare} />
      </section>
    );
  }
  if (!preview) {
    if (loading === null) return null;
    return (
      <p className={classes.lead} role="status">
        {t(loading === 'failed' ? 'task.previewFailed' : 'task.previewLoading')}
      </p>
    );
  }
  const { blankM2, atLeastM2, atMostM2, blankShare } = previewTotals(preview.curve, distanceM);
  const cell = formatQuantity(preview.field.header.fieldCellM, 'm', language, 1);
  return (
    <section className={classes.preview} aria-label={t('task.preview')}>
      <Figure tag={t('task.preview')} areaM2={blankM2} share={blankShare} />
      <p className={classes.help}>
        {t('task.previewBounds', {
          from: formatArea(atLeastM2, language),
          to: formatArea(atMostM2, language),
          cell,
        })}{' '}
        {within && t('task.previewWithin')}
      </p>
      <p className={classes.help}>
        {isRunning ? (
          t('task.previewNext')
        ) : (
          <button type="button" className={controls.linkButton} onClick={dropBlankPreview}>
            {t('task.previewHide')}
          </button>
        )}
      </p>
    </section>
  );
}

/** Totals of the answer that the slider has led to: the result itself may stand out of sight, below on a phone. */
function useExactTotals() {
  const keepsPlace = useTask((state) => state.keepsPlace);
  const answered = useTask((state) => state.answered);
  const question = useApp((state) => questionOf('blank', state));
  const result = useApp((state) => (state.blankPreview ? null : state.result));
  return keepsPlace && question === answered && result?.task === 'blank' ? result.data.totals : null;
}

function Figure({ tag, areaM2, share }: { tag: string; areaM2: number; share: number | null }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  return (
    <p className={classes.previewFigure} aria-live="polite">
      <span className={controls.tag}>{tag}</span> {formatArea(areaM2, language)}
      {share !== null && (
        <span className="da-muted">{t('task.previewShare', { share: formatShare(share, language) })}</span>
      )}
    </p>
  );
}
