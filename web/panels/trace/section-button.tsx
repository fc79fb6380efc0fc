import { useTranslation } from 'react-i18next';
import type { SectionQuestion } from '../../state/app-state.ts';
import { openSection } from '../../state/section-state.ts';
import controls from '../../ui/controls.module.css';

/** Opens the long section of a way of the trace; `to` names where it leads, for those who cannot see the row. */
export function SectionButton({ question, to }: { question: SectionQuestion; to?: string }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={controls.linkButton}
      aria-label={to === undefined ? undefined : t('trace.sectionTo', { name: to })}
      onClick={(event) => {
        event.stopPropagation();
        openSection(question);
      }}
    >
      {t(to === undefined ? 'trace.section' : 'trace.sectionShort')}
    </button>
  );
}
