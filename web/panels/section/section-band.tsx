import { placeLabels, type LabelWish } from '../../ui/place-labels.ts';
import { textWidth } from '../../ui/text-width.ts';
import type { SectionNode, SectionPipe } from '../../../server/contract/section.ts';
import { letterPx, nodesInView, pipesInView, type SectionDrawing } from './section-drawing.ts';
import {
  depthAt,
  dropFromM,
  invertText,
  levelText,
  nodeText,
  sizeText,
  slopeText,
  stationText,
} from './section-words.ts';
import { formatNumber } from '../../ui/format.ts';

/** Rows of the band under the drawing, from above; where there is little room the later of `bandOrder` go first. */
export const bandRows = ['node', 'station', 'ground', 'invert', 'depth', 'size', 'slope', 'length'] as const;
export type BandRow = (typeof bandRows)[number];
const bandOrder: readonly BandRow[] = ['slope', 'size', 'invert', 'ground', 'node', 'depth', 'length', 'station'];

export const rowPx = 17;
/** Figures of the last node may stand this far out of the drawing, px. */
const edgePx = 16;

/** The rows that fit, in the order of the band. */
export function rowsThatFit(heightPx: number): BandRow[] {
  const kept = new Set(bandOrder.slice(0, Math.max(2, Math.floor(heightPx / rowPx))));
  return bandRows.filter((row) => kept.has(row));
}

/** A figure of the band: its place, and whether it warns. */
interface BandText {
  id: string;
  text: string;
  x: number;
  width: number;
  priority: number;
  tone: 'plain' | 'adverse' | 'flat';
}

/** Texts of a row that fit without touching, and how many did not. */
export function bandTexts(row: BandRow, drawing: SectionDrawing): { texts: BandText[]; dropped: number } {
  const { left, width } = drawing.scale.box;
  const texts =
    row === 'size' || row === 'slope' || row === 'length' ? pipeTexts(row, drawing) : nodeTexts(row, drawing);
  const wishes = texts.map((each): LabelWish => ({
    id: each.id,
    priority: each.priority,
    boxes: [[each.x - each.width / 2, 0, each.x + each.width / 2, 1]],
  }));
  const { placed, dropped } = placeLabels(wishes, [left, 0, left + width + edgePx, 1]);
  return { texts: texts.filter(({ id }) => placed.has(id)), dropped };
}

function nodeTexts(row: BandRow, drawing: SectionDrawing): BandText[] {
  const { section, scale, words } = drawing;
  const { left, width } = scale.box;
  const last = section.nodes.length - 1;
  return nodesInView(drawing).map(([node, i]) => {
    const [comes, goes] = [section.pipes[i - 1], section.pipes[i]];
    const text = nodeFigure(row, node, comes, goes, words);
    // The ids are bold.
    const wide = textWidth(text, letterPx) * (row === 'node' ? 1.1 : 1) + 10;
    const tells = [comes, goes].some((pipe) => pipe && (pipe.state === 'adverse' || pipe.state === 'unknown'));
    const drops = node.dropM !== null && node.dropM >= dropFromM;
    return {
      id: String(i),
      text,
      // What stands at the edge is moved in, not cut.
      x: Math.min(Math.max(scale.x(node.stationM), left + wide / 2), left + width + edgePx - wide / 2),
      width: wide,
      priority:
        i === 0 || i === last ? 9 : tells ? 6 : drops ? 5 : i % 8 === 0 ? 4 : i % 4 === 0 ? 3 : i % 2 === 0 ? 2 : 1,
      tone: 'plain',
    };
  });
}

function nodeFigure(
  row: BandRow,
  node: SectionNode,
  comes: SectionPipe | undefined,
  goes: SectionPipe | undefined,
  words: SectionDrawing['words'],
): string {
  if (row === 'node') return nodeText(node, words);
  if (row === 'station') return stationText(node.stationM);
  if (row === 'ground') return levelText(node.groundM);
  if (row === 'depth') return levelText(depthAt(node, comes, goes));
  return invertText(comes, goes);
}

function pipeTexts(row: BandRow, drawing: SectionDrawing): BandText[] {
  const { scale, words } = drawing;
  const { view } = scale;
  const inView = pipesInView(drawing);
  // A size stands once for all the pipes that follow each other with it.
  const runs = row === 'size' ? sizeRuns(inView) : inView.map(([pipe, i]) => [pipe, pipe, i] as const);
  return runs.map(([pipe, last, i]) => {
    const text =
      row === 'size'
        ? sizeText(pipe)
        : row === 'slope'
          ? slopeText(pipe.slope, words.language)
          : formatNumber(pipe.lengthM, words.language, 1, 1);
    const from = scale.x(Math.max(pipe.fromStationM, view.fromM));
    const to = scale.x(Math.min(last.toStationM, view.toM));
    const wide = textWidth(text, letterPx) + 4;
    // A figure of a pipe that is narrower than it would be read as its neighbour's.
    const fits = wide <= to - from;
    const warns = row === 'slope' && (pipe.state === 'adverse' || pipe.state === 'flat');
    return {
      id: String(i),
      text,
      x: (from + to) / 2,
      width: fits || warns ? wide : Infinity,
      priority: warns ? 9 : 1,
      tone: warns ? (pipe.state as 'adverse' | 'flat') : 'plain',
    };
  });
}

/** Pipes in a row that have the same size: the first, the last, and the place of the first. */
function sizeRuns(pipes: readonly (readonly [SectionPipe, number])[]): [SectionPipe, SectionPipe, number][] {
  const runs: [SectionPipe, SectionPipe, number][] = [];
  for (const [pipe, i] of pipes) {
    const run = runs.at(-1);
    if (run && sizeText(run[0]) === sizeText(pipe)) run[1] = pipe;
    else runs.push([pipe, pipe, i]);
  }
  return runs;
}

interface BandProps {
  drawing: SectionDrawing;
  rows: readonly BandRow[];
  top: number;
  /** Where the words of the rows begin. */
  left: number;
}

/** The band of figures under the drawing, as Chinese long sections have it. */
export function SectionBand({ drawing, rows, top, left }: BandProps) {
  const { scale, palette, words } = drawing;
  const { box } = scale;
  const right = box.left + box.width;
  const isPipeRow = (row: BandRow): boolean => row === 'size' || row === 'slope' || row === 'length';
  /** Where a figure of a row ends and the next begins. */
  const limits = (row: BandRow, y: number): string =>
    (row === 'size'
      ? sizeRuns(pipesInView(drawing)).flatMap(([first, last]) => [first.fromStationM, last.toStationM])
      : nodesInView(drawing).map(([node]) => node.stationM)
    )
      .map((stationM) => `M${scale.x(stationM)} ${y}v${rowPx}`)
      .join('');
  const bottom = top + rows.length * rowPx;
  return (
    <g>
      {rows.filter(isPipeRow).map((row) => (
        <path key={row} d={limits(row, top + rows.indexOf(row) * rowPx)} stroke={palette.line} strokeWidth={0.8} />
      ))}
      {nodesInView(drawing).map(([node], i) => (
        <path key={i} d={`M${scale.x(node.stationM)} ${top}v4`} stroke={palette.ink} strokeWidth={0.8} />
      ))}
      {rows.map((row, k) => {
        const y = top + k * rowPx;
        return (
          <g key={row}>
            <path d={`M${left} ${y}H${right}`} stroke={palette.line} strokeWidth={k === 0 ? 1.2 : 0.6} />
            <text x={box.left - 8} y={y + rowPx - 5} textAnchor="end" fill={palette.muted}>
              {words.t(`section.row.${row}`)}
            </text>
            {bandTexts(row, drawing).texts.map(({ id, text, x, tone }) => (
              <text
                key={id}
                x={x}
                y={y + rowPx - 5}
                textAnchor="middle"
                fill={tone === 'plain' ? palette.text : palette[tone]}
                fontWeight={tone === 'adverse' || row === 'node' ? 600 : 400}
              >
                {text}
              </text>
            ))}
          </g>
        );
      })}
      <path d={`M${left} ${bottom}H${right}M${box.left} ${top}V${bottom}`} stroke={palette.line} strokeWidth={1} />
    </g>
  );
}
