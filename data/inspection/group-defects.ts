import type { Defect } from './finding.ts';
import { highestScore, type InspectionSettings } from './settings.ts';

/** Defects that lie so close that they count as one. */
export interface DefectGroup {
  defects: Defect[];
  score: number;
  startM: number;
  endM: number;
  /** In the density: at least the least length. */
  lengthM: number;
  /** Another group lies within the close gap: its score is weighted by α or β. */
  close: boolean;
}

/** Gaps are differences of positions with two decimals: 1.5 m is 1.5 m however it was computed. */
const roundingM = 1e-6;

/**
 * Defects of one kind along one pipe by their net gap, end of one to beginning of the next: up to `mergeGapM` they are
 * one defect; beyond it up to `closeGapM` both are close; farther they stand alone (domain reference 3.1). In order of
 * their position.
 */
export function groupDefects(defects: readonly Defect[], settings: InspectionSettings): DefectGroup[] {
  const groups: DefectGroup[] = [];
  for (const defect of [...defects].sort((a, b) => a.startM - b.startM || a.endM - b.endM)) {
    const last = groups.at(-1);
    const gapM = last ? defect.startM - last.endM : Infinity;
    if (last && gapM <= settings.mergeGapM + roundingM) {
      last.defects.push(defect);
      last.endM = Math.max(last.endM, defect.endM);
      last.score =
        settings.merged === 'sum'
          ? Math.min(highestScore, last.score + defect.score)
          : Math.max(last.score, defect.score);
      continue;
    }
    const close = gapM <= settings.closeGapM + roundingM;
    if (last && close) last.close = true;
    groups.push({
      defects: [defect],
      score: defect.score,
      startM: defect.startM,
      endM: defect.endM,
      lengthM: 0,
      close,
    });
  }
  for (const group of groups) group.lengthM = Math.max(settings.leastLengthM, group.endM - group.startM);
  return groups;
}
