import { rowPx, rowsThatFit, type BandRow } from './section-band.tsx';
import type { PlotBox } from './section-scale.ts';

/** How a picture of a section is divided: the drawing, and the band of figures under it. */
export interface SectionLayout {
  box: PlotBox;
  rows: BandRow[];
  bandTop: number;
  bandLeft: number;
}

/** Left of the drawing: the words of the rows and the levels. */
const gutterPx = 84;
const rightPx = 24;
const topPx = 10;
const gapPx = 8;
/** The drawing never gets less than this share of the height. */
const plotShare = 0.52;

/** Divides a picture, leaving `above` px free at its top. */
export function sectionLayout(width: number, height: number, above = 0): SectionLayout {
  const inside = height - above - topPx - gapPx - 4;
  const rows = rowsThatFit(inside * (1 - plotShare));
  const box = {
    left: gutterPx,
    top: above + topPx,
    width: Math.max(40, width - gutterPx - rightPx),
    height: Math.max(40, inside - rows.length * rowPx),
  };
  return { box, rows, bandTop: box.top + box.height + gapPx, bandLeft: 4 };
}
