import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionResult } from '../../../server/contract/section.ts';
import { useApp } from '../../state/app-state.ts';
import { useSize } from '../../ui/use-size.ts';
import type { SectionDrawing } from '../section/section-drawing.ts';
import { sectionLayout } from '../section/section-layout.ts';
import { sectionPalette } from '../section/section-palette.ts';
import { SectionPicture } from '../section/section-picture.tsx';
import { sectionScale, wholeView } from '../section/section-scale.ts';

/** Drawn so wide, px: fitted to the paper its letters are those of a small print, 7 pt. */
const widthPx = 780;
/** As high as what stands above and below leaves, px: less has no room for the figures, more is not needed. */
const leastPx = 190;
const mostPx = 300;

/** The long section of the way down, as the dock draws it, in the colours of paper. */
export function SheetSection({ section }: { section: SectionResult }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const free = size.width > 0 ? (widthPx * size.height) / size.width : 0;
  const heightPx = Math.round(Math.min(mostPx, Math.max(leastPx, free)));
  const layout = sectionLayout(widthPx, heightPx);
  const drawing: SectionDrawing = {
    section,
    palette: sectionPalette('light'),
    words: { t, language },
    scale: sectionScale(section, wholeView(section), layout.box),
    prefix: 'flood-sheet',
  };
  return (
    <div ref={frame}>
      <svg viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={t('sheet.section')}>
        <SectionPicture drawing={drawing} rows={layout.rows} bandTop={layout.bandTop} bandLeft={layout.bandLeft} />
      </svg>
    </div>
  );
}
