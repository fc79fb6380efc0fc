import { nameIn } from '../../ui/name-in.ts';
import type { SectionResult } from '../../../server/contract/section.ts';
import {
  codeText,
  dropFromM,
  invertText,
  nothing,
  sizeText,
  slopeText,
  stationText,
  type SectionWords,
} from './section-words.ts';

/** Columns of the table twin, in its order. */
export const sectionColumns = [
  'node',
  'type',
  'station',
  'ground',
  'bottom',
  'invert',
  'pipe',
  'kind',
  'size',
  'length',
  'invertIn',
  'invertOut',
  'slope',
  'state',
  'cover',
  'material',
  'year',
  'joins',
] as const;
export type SectionColumn = (typeof sectionColumns)[number];

/** A row of the table: a node, and the pipe that goes on from it. */
export interface SectionRow {
  /** Station of the node, m. */
  stationM: number;
  nodeId: string | null;
  pipeId: string | null;
  isAdverse: boolean;
  isGap: boolean;
  cells: Record<SectionColumn, string>;
}

/** Everything the drawing shows, as rows of words and figures. */
export function sectionRows({ nodes, pipes }: SectionResult, words: SectionWords): SectionRow[] {
  const { t, language } = words;
  const level = (value: number | null): string => (value === null ? t('section.notSurveyed') : value.toFixed(2));
  return nodes.map((node, i) => {
    const pipe = pipes[i];
    const ofPipe = (text: () => string): string => (pipe ? text() : '');
    const drop =
      node.dropM !== null && node.dropM >= dropFromM ? `${t('section.drop')} ${node.dropM.toFixed(2)} m` : '';
    const joins = node.laterals.map((lateral) =>
      [
        t(`section.joins.${lateral.flow}`),
        lateral.pipeId,
        lateral.side ? t(`section.side.${lateral.side}`) : '',
        lateral.diameterM === null ? '' : sizeText({ ...lateral, widthM: null, shape: null }),
        lateral.invertM === null ? '' : lateral.invertM.toFixed(2),
      ]
        .filter(Boolean)
        .join(' '),
    );
    return {
      stationM: node.stationM,
      nodeId: node.nodeId,
      pipeId: pipe?.pipeId ?? null,
      isAdverse: pipe?.state === 'adverse',
      isGap: pipe?.state === 'unknown',
      cells: {
        node: node.nodeId ?? t('section.noRecord'),
        type:
          [codeText('nodeType', node.nodeType, language), nameIn(language, node)].filter(Boolean).join(' ') || nothing,
        station: stationText(node.stationM),
        ground: level(node.groundM),
        bottom: level(node.bottomM) + (node.bottomFrom === 'depth' ? ` (${t('section.fromDepth')})` : ''),
        invert: invertText(pipes[i - 1], pipe),
        pipe: ofPipe(() => pipe.pipeId),
        kind: ofPipe(() => codeText('drainageKind', pipe.kind, language) ?? nothing),
        size: ofPipe(() => sizeText(pipe)),
        length: ofPipe(() => pipe.lengthM.toFixed(1)),
        invertIn: ofPipe(() => level(pipe.invertInM)),
        invertOut: ofPipe(() => level(pipe.invertOutM)),
        slope: ofPipe(() => slopeText(pipe.slope, language)),
        state: ofPipe(() => t(`section.state.${pipe.state}`)),
        cover: ofPipe(() => `${pipe.coverInM?.toFixed(2) ?? nothing} / ${pipe.coverOutM?.toFixed(2) ?? nothing}`),
        material: ofPipe(() => codeText('material', pipe.material, language) ?? nothing),
        year: ofPipe(() => (pipe.yearBuilt === null ? nothing : String(pipe.yearBuilt))),
        joins: [drop, ...joins].filter(Boolean).join('; '),
      },
    };
  });
}
