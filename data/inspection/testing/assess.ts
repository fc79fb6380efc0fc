import { assessPipe, type PipeAssessment } from '../assess-pipe.ts';
import type { Finding } from '../finding.ts';
import { defaultSettings } from '../settings.ts';

/** Findings written as in a report: code and grade, position, length. */
export type Line = [code: string, grade: number, positionM: number, lengthM?: number];

export const finding = ([code, grade, positionM, lengthM]: Line, i = 0): Finding => ({
  id: `F${i}`,
  pipeId: 'P',
  code,
  grade,
  positionM,
  lengthM,
});

/** A pipe of 40 m and DN800 (E = 3) by another road (K = 3) in ordinary soil (T = 0), unless said otherwise. */
export function assess(lines: Line[], changes: Partial<typeof defaultSettings> = {}, pipe = {}): PipeAssessment {
  return assessPipe(lines.map(finding), { lengthM: 40, diameterM: 0.8, ...pipe }, { ...defaultSettings, ...changes });
}

/** Why lines do not count, in their order. */
export const problems = (of: PipeAssessment): string[] => of.leftOut.map(({ problem }) => problem);
