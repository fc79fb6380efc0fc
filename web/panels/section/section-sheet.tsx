import type { SectionResult } from '../../../server/contract/section.ts';
import { pageChineseFamily } from '../../ui/chinese-font.ts';
import { systemFonts } from '../../ui/theme.ts';
import { timesText } from './section-chart.tsx';
import { letterPx, type SectionDrawing } from './section-drawing.ts';
import { legendOf, placeLegend } from './section-legend.tsx';
import { sectionLayout } from './section-layout.ts';
import { sectionPalette } from './section-palette.ts';
import { SectionPicture } from './section-picture.tsx';
import { sectionScale, wholeView } from './section-scale.ts';
import { titleText, type SectionWords } from './section-words.ts';

/** What an exported picture says of where its figures come from. */
export interface SectionOrigin {
  city: string;
  date: string;
  datum: string;
  /** Names and dates of the survey files. */
  source: string;
  version: string;
  attribution: string;
}

const bodyPx = 500;
const headPx = 58;
const linePx = 18;

/** Width that gives every figure of the band its room, px, within what programs open. */
const sheetWidth = ({ pipes }: SectionResult): number => Math.min(9000, Math.max(1400, 100 + pipes.length * 92));

/** The whole section as a sheet that stands by itself: title, drawing, legend, and where it comes from. */
export function SectionSheet(props: { section: SectionResult; words: SectionWords; origin: SectionOrigin }) {
  const { section, words, origin } = props;
  const { t } = words;
  const palette = sectionPalette('light');
  const width = sheetWidth(section);
  const layout = sectionLayout(width, headPx + bodyPx, headPx);
  const scale = sectionScale(section, wholeView(section), layout.box);
  const drawing: SectionDrawing = { section, palette, words, scale, prefix: 'sheet' };
  const legend = placeLegend(legendOf(section, palette, words, 'sheet'), width - 40);
  const lines = (legend.at(-1)?.line ?? 0) + 1;
  const legendTop = headPx + bodyPx + 14;
  const height = legendTop + lines * linePx + 34;
  const facts = [
    t('section.sheet.datum', { datum: origin.datum }),
    t('section.exaggeration', { times: timesText(scale.exaggeration) }),
    t('section.sheet.version', { version: origin.version }),
    t('section.sheet.date', { date: origin.date }),
  ];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={systemFonts.replace(/sans-serif$/, `'${pageChineseFamily}', sans-serif`)}
      fontSize={letterPx}
    >
      <title>{`${t('dock.tab.section')} ${titleText(section, words)}`}</title>
      <rect width={width} height={height} fill={palette.paper} />
      <text x={20} y={28} fontSize={18} fontWeight={600} fill={palette.text}>
        {`${origin.city} · ${t('dock.tab.section')} · ${titleText(section, words)}`}
      </text>
      <text x={20} y={48} fontSize={12} fill={palette.muted}>
        {facts.join('  ·  ')}
      </text>
      <SectionPicture drawing={drawing} rows={layout.rows} bandTop={layout.bandTop} bandLeft={layout.bandLeft} />
      {legend.map(({ entry, x, line }) => (
        <g key={entry.id} transform={`translate(${20 + x} ${legendTop + line * linePx})`}>
          {entry.swatch}
          <text x={30} y={10} fill={palette.text}>
            {entry.label}
          </text>
        </g>
      ))}
      <text x={20} y={height - 12} fill={palette.muted}>
        {`${t('section.sheet.source', { source: origin.source })}  ·  ${origin.attribution}  ·  ${t('app.latinName')}`}
      </text>
    </svg>
  );
}
