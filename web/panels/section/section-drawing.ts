import type { SectionNode, SectionPipe, SectionResult } from '../../../server/contract/section.ts';
import type { SectionPalette } from './section-palette.ts';
import type { SectionScale } from './section-scale.ts';
import type { SectionWords } from './section-words.ts';

/** Everything the parts of a drawing are drawn from. */
export interface SectionDrawing {
  section: SectionResult;
  scale: SectionScale;
  palette: SectionPalette;
  words: SectionWords;
  /** Begins the ids of patterns, so that two drawings on one page do not share them. */
  prefix: string;
}

/** Size of the letters in a drawing, px. */
export const letterPx = 11;

/** Whether a stretch lies, in part, in the view. */
export function isInView({ scale: { view } }: SectionDrawing, fromM: number, toM: number): boolean {
  return toM >= view.fromM && fromM <= view.toM;
}

/** Pipes in view with their numbers. */
export function pipesInView(drawing: SectionDrawing): [SectionPipe, number][] {
  return drawing.section.pipes
    .map((pipe, i): [SectionPipe, number] => [pipe, i])
    .filter(([pipe]) => isInView(drawing, pipe.fromStationM, pipe.toStationM));
}

/** Nodes in view with their numbers. */
export function nodesInView(drawing: SectionDrawing): [SectionNode, number][] {
  return drawing.section.nodes
    .map((node, i): [SectionNode, number] => [node, i])
    .filter(([node]) => isInView(drawing, node.stationM, node.stationM));
}

/** Whether a pipe cannot be drawn as it lies, because an invert is not surveyed. */
export const isGap = ({ invertInM, invertOutM }: SectionPipe): boolean => invertInM === null || invertOutM === null;

/** Top of a pipe's section at both ends; of an open channel the top of its sides. */
export function topOf({ invertInM, invertOutM, diameterM }: SectionPipe): [number, number] | null {
  return invertInM === null || invertOutM === null || diameterM === null
    ? null
    : [invertInM + diameterM, invertOutM + diameterM];
}

/** Runs of neighbours for which `known` holds: first and last number of each. */
export function runsOf<T>(items: readonly T[], known: (item: T, i: number) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  items.forEach((item, i) => {
    if (!known(item, i)) return;
    const last = runs.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  });
  return runs;
}

/** The path of an SVG through points. */
export function pathThrough(points: readonly (readonly [x: number, y: number])[], close = false): string {
  const text = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return close ? `${text}Z` : text;
}
