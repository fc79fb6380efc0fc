import { sectionShapes, type Section, type SectionShape } from './section.ts';

/** What a survey says of a section: words of the code lists `sectionShape` and `pipeForm`; NaN and undefined are missing. */
export interface SectionRecord {
  shape: string | undefined;
  form: string | undefined;
  diameterM: number;
  widthM: number;
  sideSlope: number;
}

/** What is missing for a section to be known. */
export type SectionGap = 'diameter' | 'width' | 'shape' | 'side-slope';

/**
 * The section of a record, or what is missing. A size without a shape or a width is a diameter, and its pipe round, as
 * survey tables mean it; nothing else is supposed. An irregular shape is a missing one.
 */
export function readSection({ shape, form, diameterM, widthM, sideSlope }: SectionRecord): Section | SectionGap {
  if (!(diameterM > 0)) return 'diameter';
  const open = form === 'open_channel';
  if (shape === undefined && !(widthM > 0) && !open) return circle(diameterM);
  if (shape === 'circular' || shape === 'egg') return { ...circle(diameterM), shape };
  if (!sectionShapes.includes(shape as SectionShape)) return 'shape';
  if (!(widthM > 0)) return 'width';
  const section: Section = { shape: shape as SectionShape, heightM: diameterM, widthM, open };
  if (shape !== 'trapezoidal') return section;
  return sideSlope >= 0 ? { ...section, sideSlope } : 'side-slope';
}

const circle = (diameterM: number): Section => ({ shape: 'circular', heightM: diameterM, widthM: diameterM });
