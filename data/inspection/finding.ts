import { type DefectCode, findDefectCode } from './defect-codes.ts';
import type { RegionClass, SoilClass } from './settings.ts';

/** One line of an inspection report. A line without a code says that the pipe was inspected and nothing was found. */
export interface Finding {
  /** Name of the record, for messages. */
  id: string;
  /** Key of the pipe, or a name that holds both its manholes; missing where they stand in columns of their own. */
  pipeId: string | undefined;
  /** Manholes the camera went from and to, as keys of nodes. */
  startNodeId?: string | undefined;
  endNodeId?: string | undefined;
  /** From the start (of the camera's way where its manholes are named, else of the pipe) to where the defect begins, m. */
  positionM: number | undefined;
  code: string | undefined;
  grade: number | undefined;
  /** Along the pipe, m; missing for a defect at one place. */
  lengthM: number | undefined;
  /** Where it lies around the pipe, as written: 0903. */
  clock?: string | undefined;
  /** Where the report itself names them. */
  region?: RegionClass | undefined;
  soil?: SoilClass | undefined;
}

/** Why a finding does not count. */
export type FindingProblem =
  | 'code-unknown'
  | 'grade-missing'
  | 'grade-not-defined'
  | 'position-missing'
  | 'length-invalid'
  | 'outside-pipe'
  | 'duplicate'
  | 'not-computed';

/** A finding that counts, with its score. */
export interface Defect {
  finding: Finding;
  definition: DefectCode;
  score: number;
  startM: number;
  endM: number;
}

/** Positions are read off a cable counter: a defect may end this far behind the pipe as measured on the map. */
const positionToleranceM = 0.5;

/**
 * The defect a finding describes, or why it does not count. `pipeLengthM` is NaN where nobody knows it: then nothing can
 * lie outside. Scum (FZ) is `not-computed`: recorded, and no fault of the report.
 */
export function readFinding(finding: Finding, pipeLengthM: number): Defect | FindingProblem {
  const definition = findDefectCode(finding.code ?? '');
  if (!definition) return 'code-unknown';
  if (!definition.scores) return 'not-computed';
  const { grade, positionM } = finding;
  if (grade === undefined || !Number.isInteger(grade) || grade < 1 || grade > 4) return 'grade-missing';
  const score = definition.scores[grade - 1];
  if (score === null) return 'grade-not-defined';
  if (positionM === undefined || Number.isNaN(positionM)) return 'position-missing';
  const lengthM = finding.lengthM ?? 0;
  if (!(lengthM >= 0)) return 'length-invalid';
  const endM = positionM + lengthM;
  if (positionM < -positionToleranceM || endM > pipeLengthM + positionToleranceM) return 'outside-pipe';
  return { finding, definition, score, startM: positionM, endM };
}

/** Whether two findings say the same: the second is a line entered twice. */
export function saysTheSame(a: Finding, b: Finding): boolean {
  return (
    a.pipeId === b.pipeId &&
    a.code?.trim().toUpperCase() === b.code?.trim().toUpperCase() &&
    a.grade === b.grade &&
    a.positionM === b.positionM &&
    (a.lengthM ?? 0) === (b.lengthM ?? 0) &&
    (a.clock ?? '') === (b.clock ?? '')
  );
}
