import { SectionBand, type BandRow, bandTexts } from './section-band.tsx';
import { letterPx, type SectionDrawing } from './section-drawing.ts';
import { SectionGround } from './section-ground.tsx';
import { sectionNotes } from './section-notes.ts';
import { SectionGaps, SectionPatterns, SectionPipes, SectionWater } from './section-pipes.tsx';
import { SectionShafts } from './section-shafts.tsx';

/** Signs at the ends of the section stand this far out of the drawing, px. */
const edgePx = 8;

interface PictureProps {
  drawing: SectionDrawing;
  rows: readonly BandRow[];
  bandTop: number;
  bandLeft: number;
}

/** The long section: ground, pipes, shafts, words, and the band of figures below. */
export function SectionPicture({ drawing, rows, bandTop, bandLeft }: PictureProps) {
  const { scale, palette, prefix, words } = drawing;
  const { box } = scale;
  const { notes } = sectionNotes(drawing);
  const right = box.left + box.width;
  const color = {
    plain: palette.text,
    adverse: palette.adverse,
    flat: palette.flat,
    gap: palette.muted,
    water: palette.water,
  };
  return (
    <g fontSize={letterPx} style={{ fontVariantNumeric: 'tabular-nums' }}>
      <SectionPatterns drawing={drawing} />
      <clipPath id={`${prefix}-plot`}>
        <rect x={box.left - edgePx} y={box.top - 2} width={box.width + 2 * edgePx} height={box.height + 2} />
      </clipPath>
      {scale.levelsM.map((levelM) => (
        <g key={levelM}>
          <path d={`M${box.left} ${scale.y(levelM)}H${right}`} stroke={palette.grid} />
          <text x={box.left - 8} y={scale.y(levelM) + 4} textAnchor="end" fill={palette.muted}>
            {String(levelM)}
          </text>
        </g>
      ))}
      <text x={bandLeft + 2} y={box.top + 4} fill={palette.muted}>
        {words.t('section.levelAxis')}
      </text>
      <g clipPath={`url(#${prefix}-plot)`}>
        <SectionGround drawing={drawing} />
        <SectionGaps drawing={drawing} />
        <SectionPipes drawing={drawing} />
        <SectionShafts drawing={drawing} />
        <SectionWater drawing={drawing} />
        {notes.map(({ id, text, tone, box: [x0, y0, x1, y1] }) => (
          <text
            key={id}
            x={(x0 + x1) / 2}
            y={(y0 + y1) / 2 + 4}
            textAnchor="middle"
            fill={color[tone]}
            fontWeight={tone === 'plain' ? 400 : 600}
            stroke={palette.paper}
            strokeWidth={3}
            strokeLinejoin="round"
            paintOrder="stroke"
            data-note={tone}
          >
            {text}
          </text>
        ))}
      </g>
      <path d={`M${box.left} ${box.top}V${box.top + box.height}`} stroke={palette.line} />
      <SectionBand drawing={drawing} rows={rows} top={bandTop} left={bandLeft} />
    </g>
  );
}

/** How many figures and words of a picture found no room. */
export function droppedIn(drawing: SectionDrawing, rows: readonly BandRow[]): number {
  return rows.reduce((sum, row) => sum + bandTexts(row, drawing).dropped, sectionNotes(drawing).dropped);
}
