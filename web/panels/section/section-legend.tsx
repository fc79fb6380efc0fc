import type { SectionResult } from '../../../server/contract/section.ts';
import { textWidth } from '../../ui/text-width.ts';
import { letterPx } from './section-drawing.ts';
import type { SectionPalette } from './section-palette.ts';
import { codeText, nothing, type SectionWords } from './section-words.ts';
import classes from './section.module.css';

interface LegendEntry {
  id: string;
  label: string;
  swatch: React.ReactNode;
}

const swatchWidth = 24;

/** What the signs of a section mean: those that it has. Swatches stand in a box of 24 × 12. */
export function legendOf(
  section: SectionResult,
  palette: SectionPalette,
  words: SectionWords,
  prefix: string,
): LegendEntry[] {
  const { t, language } = words;
  const line = (color: string, dash?: string, width = 2) => (
    <path d="M1 6H23" stroke={color} strokeWidth={width} strokeDasharray={dash} />
  );
  const kinds = [...new Set(section.pipes.map(({ kind }) => kind))];
  const entries: (LegendEntry | false)[] = [
    section.nodes.some(({ groundM }) => groundM !== null) && {
      id: 'ground',
      label: t('section.legend.ground'),
      swatch: (
        <>
          <rect x={1} y={5} width={22} height={7} fill={palette.earth} />
          <path d="M1 5H23" stroke={palette.earthLine} strokeWidth={1.8} />
        </>
      ),
    },
    section.terrain !== null && {
      id: 'terrain',
      label: t('section.legend.terrain', { source: section.terrain.source }),
      swatch: line(palette.terrain, '5 3', 1.4),
    },
    ...kinds.map((kind) => ({
      id: `kind-${kind}`,
      label: codeText('drainageKind', kind, language) ?? t('section.legend.kindUnknown'),
      swatch: (
        <>
          <rect x={1} y={2} width={22} height={8} fill={palette.kind(kind)} opacity={0.24} />
          <path d="M1 2H23" stroke={palette.kind(kind)} />
          <path d="M1 10H23" stroke={palette.kind(kind)} strokeWidth={2} />
        </>
      ),
    })),
    section.totals.adverse > 0 && {
      id: 'adverse',
      label: t('section.state.adverse'),
      swatch: (
        <>
          <rect x={1} y={2} width={22} height={8} fill={`url(#${prefix}-rise)`} />
          <path d="M1 10H23" stroke={palette.adverse} strokeWidth={3} />
        </>
      ),
    },
    section.pipes.some(({ state }) => state === 'unknown') && {
      id: 'gap',
      label: t('section.levelMissing'),
      swatch: <rect x={1} y={1} width={22} height={11} fill={`url(#${prefix}-gap)`} />,
    },
    section.waterSource !== null && {
      id: 'water',
      label: t('section.legend.water', { source: section.waterSource }),
      swatch: line(palette.water, undefined, 2.4),
    },
    ...(['left', 'right'] as const).map(
      (side) =>
        section.nodes.some(({ laterals }) =>
          laterals.some((lateral) => lateral.side === side && lateral.invertM !== null),
        ) && {
          id: side,
          label: t(`section.legend.${side}`),
          swatch: (
            <circle
              cx={12}
              cy={6}
              r={4}
              fill={side === 'right' ? palette.muted : palette.paper}
              stroke={palette.muted}
              strokeWidth={1.5}
            />
          ),
        },
    ),
    {
      id: 'nothing',
      label: t('section.notSurveyed'),
      swatch: (
        <text x={12} y={10} textAnchor="middle" fill={palette.text}>
          {nothing}
        </text>
      ),
    },
  ];
  return entries.filter((entry) => entry !== false);
}

/** The legend on the page. */
export function SectionLegend({ entries, label }: { entries: readonly LegendEntry[]; label: string }) {
  return (
    <ul className={classes.legend} aria-label={label}>
      {entries.map(({ id, label, swatch }) => (
        <li key={id}>
          <svg width={swatchWidth} height={13} fontSize={letterPx} aria-hidden="true" focusable="false">
            {swatch}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The legend in a picture: entries one after the other, in as many lines of `width` px as they need. */
export function placeLegend(
  entries: readonly LegendEntry[],
  width: number,
): { entry: LegendEntry; x: number; line: number }[] {
  let [x, line] = [0, 0];
  return entries.map((entry) => {
    const wide = swatchWidth + 6 + textWidth(entry.label, letterPx) + 18;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const placed = { entry, x, line };
    x += wide;
    return placed;
  });
}
