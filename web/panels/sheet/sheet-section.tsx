import { useTranslation } from 'react-i18next';
import type { SectionResult } from '../../../server/contract/section.ts';
import { useApp } from '../../state/app-state.ts';
import type { SectionDrawing } from '../section/section-drawing.ts';
import { sectionLayout } from '../section/section-layout.ts';
import { sectionPalette } from '../section/section-palette.ts';
import { SectionPicture } from '../section/section-picture.tsx';
import { sectionScale, wholeView } from '../section/section-scale.ts';

/** Drawn in these pixels and fitted to the paper. */
const widthPx = 1170;
const heightPx = 250;

/** The long section of the way down, as the dock draws it, in the colours of paper. */
export function SheetSection({ section }: { section: SectionResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const layout = sectionLayout(widthPx, heightPx);
  const drawing: SectionDrawing = {
    section,
    palette: sectionPalette('light'),
    words: { t, language },
    scale: sectionScale(section, wholeView(section), layout.box),
    prefix: 'flood-sheet',
  };
  return (
    <svg viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={t('sheet.section')}>
      <SectionPicture drawing={drawing} rows={layout.rows} bandTop={layout.bandTop} bandLeft={layout.bandLeft} />
    </svg>
  );
}
