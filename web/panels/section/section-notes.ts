import { placeLabels, type LabelBox, type LabelWish, type PlacedLabels } from '../../ui/place-labels.ts';
import { nameIn } from '../../ui/name-in.ts';
import { textWidth } from '../../ui/text-width.ts';
import { letterPx, nodesInView, pipesInView, topOf, type SectionDrawing } from './section-drawing.ts';
import { gapRuns } from './section-pipes.tsx';
import { lateralRadius, shaftPx } from './section-shafts.tsx';
import { codeText, dropFromM, levelText, nothing, sizeText, slopeText } from './section-words.ts';

type Tone = 'adverse' | 'flat' | 'gap' | 'plain' | 'water';

/** Words in the drawing itself. */
export interface SectionNote {
  id: string;
  text: string;
  tone: Tone;
  box: LabelBox;
}

interface Wish extends LabelWish {
  text: string;
  tone: Tone;
}

const heightPx = letterPx + 4;
/** The upper right corner is the caption's. */
const captionPx = { width: 330, height: 18 };
/** Nodes nearer to each other than this have no room for words about what joins, px. */
const lateralFromPx = 84;

/**
 * The words in a drawing: rises, gaps, falls in nodes, changes of size, what nodes are, what joins. None overlaps
 * another; the less important ones go, and are counted.
 */
export function sectionNotes(drawing: SectionDrawing): { notes: SectionNote[]; dropped: number } {
  const wishes = [...pipeWishes(drawing), ...gapWishes(drawing), ...nodeWishes(drawing), ...lateralWishes(drawing)];
  const { left, top, width, height } = drawing.scale.box;
  const { placed, dropped }: PlacedLabels = placeLabels(
    wishes,
    [left, top, left + width + 16, top + height],
    [[left + width - captionPx.width, top, left + width + 16, top + captionPx.height]],
  );
  const notes = wishes.flatMap(({ id, text, tone }) => {
    const box = placed.get(id);
    return box ? [{ id, text, tone, box }] : [];
  });
  return { notes, dropped };
}

/** Boxes around a text whose middle is at x, at several heights; near an edge it is moved in, not cut. */
function around({ scale: { box } }: SectionDrawing, text: string, x: number, middles: readonly number[]): LabelBox[] {
  const half = textWidth(text, letterPx) / 2 + 3;
  const middle = Math.min(Math.max(x, box.left + half), box.left + box.width - half);
  return middles.map((y) => [middle - half, y - heightPx / 2, middle + half, y + heightPx / 2]);
}

/** Boxes beside x: to the right, then to the left. */
function beside(text: string, x: number, y: number, gap: number): LabelBox[] {
  const width = textWidth(text, letterPx) + 6;
  return [y, y - heightPx, y + heightPx].flatMap((at): LabelBox[] => [
    [x + gap, at - heightPx / 2, x + gap + width, at + heightPx / 2],
    [x - gap - width, at - heightPx / 2, x - gap, at + heightPx / 2],
  ]);
}

function pipeWishes(drawing: SectionDrawing): Wish[] {
  const { scale, words } = drawing;
  const { view } = scale;
  return pipesInView(drawing).flatMap(([pipe, i]): Wish[] => {
    if (pipe.state !== 'adverse' && pipe.state !== 'flat' && pipe.state !== 'pressure') return [];
    if (pipe.invertInM === null || pipe.invertOutM === null) return [];
    const from = Math.max(pipe.fromStationM, view.fromM);
    const to = Math.min(pipe.toStationM, view.toM);
    const share = ((from + to) / 2 - pipe.fromStationM) / (pipe.lengthM || 1);
    const invert = scale.y(pipe.invertInM + (pipe.invertOutM - pipe.invertInM) * share);
    const top = topOf(pipe);
    const crown = top ? scale.y(top[0] + (top[1] - top[0]) * share) : invert;
    const permille = slopeText(pipe.slope, words.language);
    const text =
      pipe.state === 'pressure'
        ? words.t('section.state.pressure')
        : `${words.t(`section.state.${pipe.state}`)} ${permille}‰`;
    return [
      {
        id: `pipe-${i}`,
        text,
        tone: pipe.state === 'adverse' ? 'adverse' : pipe.state === 'flat' ? 'flat' : 'plain',
        priority: pipe.state === 'adverse' ? 100 : pipe.state === 'flat' ? 72 : 55,
        boxes: around(drawing, text, scale.x((from + to) / 2), [
          invert + 13,
          crown - 13,
          invert + 28,
          crown - 28,
          invert + 43,
          crown - 43,
        ]),
      },
    ];
  });
}

function gapWishes(drawing: SectionDrawing): Wish[] {
  const { section, scale, words } = drawing;
  const { box, view } = scale;
  return gapRuns(section.pipes).flatMap(([first, last], i): Wish[] => {
    const from = Math.max(section.pipes[first].fromStationM, view.fromM);
    const to = Math.min(section.pipes[last].toStationM, view.toM);
    if (from >= to) return [];
    const text = words.t('section.levelMissing');
    const x = scale.x((from + to) / 2);
    const shares = [0.62, 0.5, 0.75, 0.36, 0.86];
    return [
      {
        id: `gap-${i}`,
        text,
        tone: 'gap',
        priority: 95,
        boxes: around(
          drawing,
          text,
          x,
          shares.map((share) => box.top + box.height * share),
        ),
      },
    ];
  });
}

function nodeWishes(drawing: SectionDrawing): Wish[] {
  const { section, scale, words } = drawing;
  const gap = shaftPx(drawing) / 2 + 4;
  const last = section.nodes.length - 1;
  return nodesInView(drawing).flatMap(([node, i]): Wish[] => {
    const wishes: Wish[] = [];
    const x = scale.x(node.stationM);
    const [comes, goes] = [section.pipes[i - 1], section.pipes[i]];
    const ground = node.groundM === null ? null : scale.y(node.groundM);
    const add = (id: string, text: string, priority: number, boxes: LabelBox[], tone: Tone = 'plain'): void => {
      wishes.push({ id: `${id}-${i}`, text, priority, boxes, tone });
    };
    const isOrdinary = node.nodeType === null || node.nodeType === 'manhole' || node.nodeType === 'junction';
    const type = codeText('nodeType', node.nodeType, words.language);
    const name = [type, nameIn(words.language, node)].filter((part) => part !== null).join(' ');
    if (!isOrdinary && name !== '') {
      const y = (ground ?? scale.box.top + 30) - 13;
      add('type', name, i === last ? 90 : 75, [
        ...around(drawing, name, x, [y]),
        ...beside(name, x, y, 0),
        ...around(drawing, name, x, [y - 15]),
      ]);
    }
    if (node.dropM !== null && node.dropM >= dropFromM && comes?.invertOutM != null) {
      const text = `${words.t('section.drop')} ${node.dropM.toFixed(2)} m`;
      add('drop', text, 80, beside(text, x, scale.y(comes.invertOutM - node.dropM / 2), gap));
    }
    if (comes && goes && comes.diameterM !== null && goes.diameterM !== null && sizeText(comes) !== sizeText(goes)) {
      const narrows = comes.diameterM - goes.diameterM > 0.02;
      const text = `${sizeText(comes)}→${sizeText(goes)}`;
      const top = topOf(goes)?.[0] ?? topOf(comes)?.[1];
      const y = top === undefined ? scale.box.top + 20 : scale.y(top) - 12;
      const label = narrows ? `${words.t('section.narrows')} ${text}` : text;
      add('size', label, narrows ? 85 : 60, beside(label, x, y, gap), narrows ? 'adverse' : 'plain');
    }
    if (section.choices.some(({ stationM }) => stationM === node.stationM)) {
      const text = words.t('section.splits');
      const y = (ground ?? scale.box.top + 30) - 13;
      add('choice', text, 70, [...around(drawing, text, x, [y, y - 15]), ...beside(text, x, y, 0)]);
    }
    if (node.waterM !== null && node.groundM !== null && node.waterM > node.groundM) {
      const text = words.t('section.overGround');
      add(
        'flooded',
        text,
        98,
        around(drawing, text, x, [scale.y(node.waterM) - 12, scale.y(node.waterM) - 27]),
        'water',
      );
    }
    return wishes;
  });
}

function lateralWishes(drawing: SectionDrawing): Wish[] {
  const { section, scale, words } = drawing;
  const isCrowded = (i: number): boolean => {
    const [before, here, after] = [section.nodes[i - 1], section.nodes[i], section.nodes[i + 1]];
    const gaps = [before, after]
      .filter((node) => node !== undefined)
      .map((node) => Math.abs(scale.x(node.stationM) - scale.x(here.stationM)));
    return Math.min(...gaps) < lateralFromPx;
  };
  return nodesInView(drawing).flatMap(([node, i]) =>
    node.laterals.flatMap((lateral, k): Wish[] => {
      if (lateral.invertM === null || lateral.flow === 'loop') return [];
      const side = lateral.side ? words.t(`section.side.${lateral.side}`) : '';
      const size = sizeText({ ...lateral, widthM: null, shape: null });
      const text = [side, size === nothing ? '' : size, levelText(lateral.invertM)].filter(Boolean).join(' ');
      const r = lateralRadius(drawing, lateral);
      const gap = Math.max(r, shaftPx(drawing) / 2) + 4;
      return [
        {
          id: `lateral-${i}-${k}`,
          text,
          tone: 'plain',
          priority: 50 + (lateral.diameterM ?? 0),
          boxes: isCrowded(i) ? [] : beside(text, scale.x(node.stationM), scale.y(lateral.invertM) - r, gap),
        },
      ];
    }),
  );
}
