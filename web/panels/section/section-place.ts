import type { SectionNode, SectionPipe, SectionResult } from '../../../server/contract/section.ts';
import type { FeatureRef } from '../../state/feature-ref.ts';
import { formatNumber } from '../../ui/format.ts';
import { codeText, levelText, nodeText, sizeText, slopeText, stationText, type SectionWords } from './section-words.ts';

/** What lies at a station: a node within reach, else the pipe. */
export type SectionThing = { node: SectionNode; i: number } | { pipe: SectionPipe; i: number };

/** The node within `reachM` of a station, else the pipe over it; undefined for an empty section. */
export function thingAt(section: SectionResult, stationM: number, reachM: number): SectionThing | undefined {
  const { nodes, pipes } = section;
  let nearest = -1;
  nodes.forEach((node, i) => {
    const apart = Math.abs(node.stationM - stationM);
    if (apart <= reachM && (nearest < 0 || apart < Math.abs(nodes[nearest].stationM - stationM))) nearest = i;
  });
  if (nearest >= 0) return { node: nodes[nearest], i: nearest };
  const at = pipes.findIndex(({ toStationM }) => stationM <= toStationM);
  const i = at < 0 ? pipes.length - 1 : at;
  return pipes[i] && { pipe: pipes[i], i };
}

/** Where keys stop on their way along a section: every node, and the middle of every pipe. */
export function stopsOf({ nodes, pipes }: SectionResult): number[] {
  return [
    ...nodes.map(({ stationM }) => stationM),
    ...pipes.map(({ fromStationM, toStationM }) => (fromStationM + toStationM) / 2),
  ].sort((a, b) => a - b);
}

/** The record of a thing; undefined for a node the survey has no record of. */
export function recordOf(thing: SectionThing): FeatureRef | undefined {
  if ('pipe' in thing) return { layer: 'pipes', key: thing.pipe.pipeId };
  return thing.node.nodeId === null ? undefined : { layer: 'nodes', key: thing.node.nodeId };
}

/** What is to be said about a thing: a title and lines of name and figure. */
export function factsOf(
  thing: SectionThing,
  section: SectionResult,
  words: SectionWords,
): { title: string; facts: [name: string, figure: string][] } {
  const { t, language } = words;
  const metres = (value: number | null): string =>
    value === null ? t('section.notSurveyed') : `${value.toFixed(2)} m`;
  if ('node' in thing) {
    const { node, i } = thing;
    const [comes, goes] = [section.pipes[i - 1], section.pipes[i]];
    const facts: [string, string][] = [
      [t('section.fact.station'), stationText(node.stationM)],
      [t('section.fact.ground'), metres(node.groundM)],
      [t('section.fact.bottom'), bottomText(node, words)],
    ];
    if (comes) facts.push([t('section.fact.invertComes'), metres(comes.invertOutM)]);
    if (goes) facts.push([t('section.fact.invertGoes'), metres(goes.invertInM)]);
    if (node.waterM !== null) facts.push([t('section.fact.water'), metres(node.waterM)]);
    for (const lateral of node.laterals.slice(0, 4)) {
      const side = lateral.side ? t(`section.side.${lateral.side}`) : '';
      const size = sizeText({ ...lateral, widthM: null, shape: null });
      facts.push([
        t(`section.joins.${lateral.flow}`),
        [side, size, levelText(lateral.invertM)].filter(Boolean).join(' '),
      ]);
    }
    if (node.laterals.length > 4) facts.push([t('section.joins.more'), String(node.laterals.length - 4)]);
    const type = codeText('nodeType', node.nodeType, language);
    return { title: [nodeText(node, words), type].filter(Boolean).join(' · '), facts };
  }
  const { pipe } = thing;
  const cover = [pipe.coverInM, pipe.coverOutM].map((value) =>
    value === null ? t('section.notSurveyed') : value.toFixed(2),
  );
  return {
    title: [pipe.pipeId, codeText('drainageKind', pipe.kind, language)].filter(Boolean).join(' · '),
    facts: [
      [
        t('section.fact.size'),
        [sizeText(pipe), codeText('material', pipe.material, language)].filter(Boolean).join(' '),
      ],
      [t('section.fact.length'), `${formatNumber(pipe.lengthM, language, 1, 1)} m`],
      [t('section.fact.inverts'), `${metres(pipe.invertInM)} → ${metres(pipe.invertOutM)}`],
      [t('section.fact.slope'), slopeWords(pipe, words)],
      [t('section.fact.cover'), `${cover[0]} → ${cover[1]} m`],
      ...(pipe.yearBuilt === null ? [] : [[t('section.fact.year'), String(pipe.yearBuilt)] as [string, string]]),
    ],
  };
}

/** Slope with the word for what it is. */
export function slopeWords(pipe: SectionPipe, { t, language }: SectionWords): string {
  if (pipe.slope === null) return t('section.notSurveyed');
  return `${slopeText(pipe.slope, language)}‰ ${t(`section.state.${pipe.state}`)}`;
}

/** Bottom level, and how it is known. */
export function bottomText(node: SectionNode, { t }: SectionWords): string {
  if (node.bottomM === null) return t('section.notSurveyed');
  return `${node.bottomM.toFixed(2)} m${node.bottomFrom === 'depth' ? ` (${t('section.fromDepth')})` : ''}`;
}
