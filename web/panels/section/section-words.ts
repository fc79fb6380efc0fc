import type { TFunction } from 'i18next';
import { findCode } from '../../../data/model/codes.ts';
import { verticalDatumName } from '../../../data/model/vertical-datums.ts';
import type { SectionNode, SectionPipe, SectionResult } from '../../../server/contract/section.ts';
import type { Language } from '../../state/app-state.ts';
import { formatNumber } from '../../ui/format.ts';
import { nameIn } from '../../ui/name-in.ts';

/** What stands where nothing was surveyed; the legend explains it. */
export const nothing = '—';

/** A fall in a node from here on is named, m: the server counts the same. */
export const dropFromM = 0.5;

/** Everything that turns figures of a section into words. */
export interface SectionWords {
  t: TFunction;
  language: Language;
}

/** A station as drawings write it: 1+065.3. */
export function stationText(stationM: number): string {
  const tenths = Math.round(stationM * 10);
  const km = Math.floor(tenths / 10_000);
  return `${km}+${((tenths - km * 10_000) / 10).toFixed(1).padStart(5, '0')}`;
}

export const levelText = (levelM: number | null): string => (levelM === null ? nothing : levelM.toFixed(2));

/** DN800, 2000×1500, — where no size is known. */
export function sizeText({ diameterM, widthM, shape }: Pick<SectionPipe, 'diameterM' | 'widthM' | 'shape'>): string {
  if (diameterM === null) return nothing;
  const mm = (metres: number): string => String(Math.round(metres * 1000));
  if (shape === null || shape === 'circular') return `DN${mm(diameterM)}`;
  return widthM === null ? mm(diameterM) : `${mm(widthM)}×${mm(diameterM)}`;
}

/** Slope in permille, a true minus before a rise. */
export function slopeText(slope: number | null, language: Language): string {
  if (slope === null) return nothing;
  const text = formatNumber(Math.abs(slope) * 1000, language, 1, 1);
  return slope < 0 && text !== '0.0' ? `−${text}` : text;
}

/** Inverts that come to and go on from a node: one figure, or both where they differ by a centimetre. */
export function invertText(comes: SectionPipe | undefined, goes: SectionPipe | undefined): string {
  const [a, b] = [comes?.invertOutM ?? null, goes?.invertInM ?? null];
  if (a === null || b === null) return comes && goes && a !== b ? `${levelText(a)}/${levelText(b)}` : levelText(a ?? b);
  return Math.abs(a - b) < 0.01 ? levelText(b) : `${levelText(a)}/${levelText(b)}`;
}

/** Ground − the lower invert at a node, m; null where either is not surveyed. */
export function depthAt(
  node: SectionNode,
  comes: SectionPipe | undefined,
  goes: SectionPipe | undefined,
): number | null {
  const inverts = [comes?.invertOutM ?? null, goes?.invertInM ?? null].filter((level) => level !== null);
  return node.groundM === null || inverts.length === 0 ? null : node.groundM - Math.min(...inverts);
}

export const codeText = (
  list: Parameters<typeof findCode>[0],
  code: string | null,
  language: Language,
): string | null => (code === null ? null : (findCode(list, code)?.label[language] ?? code));

/** How a node is called: its id, else that it has no record. */
export const nodeText = (node: SectionNode, { t }: SectionWords): string => node.nodeId ?? t('section.noRecord');

/** The vertical datum of its levels in the language of the page, or that nobody states one. */
export function datumText({ meta: { datum } }: SectionResult, { t, language }: SectionWords): string {
  return datum === null ? t('section.datumUnknown') : verticalDatumName(datum)[language];
}

/** From where to where a section runs. */
export function titleText(section: SectionResult, words: SectionWords): string {
  const [first, last] = [section.nodes[0], section.nodes.at(-1)];
  if (!first || !last) return words.t('dock.tab.section');
  return `${nodeText(first, words)} → ${nameIn(words.language, last) ?? nodeText(last, words)}`;
}
