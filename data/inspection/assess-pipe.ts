import type { DefectKind } from './defect-codes.ts';
import { type Finding, type FindingProblem, type Defect, readFinding, saysTheSame } from './finding.ts';
import { type DefectGroup, groupDefects } from './group-defects.ts';
import { type InspectionSettings, regionScore, type RegionClass, type SoilClass, soilScore } from './settings.ts';

/** What of a pipe the assessment needs; NaN where nobody knows it. */
export interface AssessedPipe {
  lengthM: number;
  diameterM: number;
}

export type ConditionClass = 1 | 2 | 3 | 4;
export type Extent = 'none' | 'local' | 'partial' | 'whole';

/** Defects of one kind on one pipe: S, Smax, F, SM or Y, Ymax, G, YM. */
export interface KindAssessment {
  groups: DefectGroup[];
  /** S or Y: mean score; 0 without defects. */
  mean: number;
  /** Smax or Ymax. */
  worst: number;
  /** F or G. */
  parameter: number;
  /** SM or YM; NaN where the length of the pipe is not known. */
  density: number;
  extent: Extent | undefined;
  /** By F or G. */
  class: ConditionClass;
  /** K, E and T in the index; E is NaN where it depends on a diameter that nobody knows. */
  region: number;
  pipe: number;
  soil: number;
  /** RI or MI; NaN where it cannot be computed. */
  index: number;
  /** By RI or MI; undefined where it cannot be computed. */
  indexClass: ConditionClass | undefined;
}

export interface PipeAssessment {
  structural: KindAssessment;
  functional: KindAssessment;
  /** What to do about the structure: by RI, F and SM. Undefined where RI or SM cannot be computed. */
  repair: 'none' | 'local' | 'whole' | undefined;
  region: RegionClass;
  soil: SoilClass;
  /** Findings that do not count, and why; with any but scum the figures are a lower bound. */
  leftOut: { finding: Finding; problem: FindingProblem }[];
}

/** Class by F or G: ≤ 1 I, ≤ 3 II, ≤ 6 III, above IV. */
export function classOfParameter(value: number): ConditionClass {
  return value <= 1 ? 1 : value <= 3 ? 2 : value <= 6 ? 3 : 4;
}

/** Class by RI or MI: ≤ 1 I, ≤ 4 II, ≤ 7 III, above IV; undefined for NaN. */
export function classOfIndex(value: number): ConditionClass | undefined {
  return Number.isNaN(value) ? undefined : value <= 1 ? 1 : value <= 4 ? 2 : value <= 7 ? 3 : 4;
}

/**
 * Assesses the findings of one pipe by CJJ 181 (domain reference 3.1). Findings of other pipes must not be among them;
 * none at all means that it was inspected and nothing was found.
 */
export function assessPipe(
  findings: readonly Finding[],
  pipe: AssessedPipe,
  settings: InspectionSettings,
): PipeAssessment {
  const leftOut: PipeAssessment['leftOut'] = [];
  const defects: Defect[] = [];
  for (const [i, finding] of findings.entries()) {
    if (finding.code === undefined) continue;
    const repeated = findings.slice(0, i).some((earlier) => saysTheSame(earlier, finding));
    const read = repeated ? 'duplicate' : readFinding(finding, pipe.lengthM);
    if (typeof read === 'string') leftOut.push({ finding, problem: read });
    else defects.push(read);
  }
  const region = findings.find((each) => each.region)?.region ?? settings.region;
  const soil = findings.find((each) => each.soil)?.soil ?? settings.soil;
  const of = (kind: DefectKind): KindAssessment =>
    assessKind(
      groupDefects(
        defects.filter(({ definition }) => definition.kind === kind),
        settings,
      ),
      kind,
      pipe,
      { ...settings, region, soil },
    );
  const structural = of('structural');
  return { structural, functional: of('functional'), repair: repairOf(structural), region, soil, leftOut };
}

function assessKind(
  groups: DefectGroup[],
  kind: DefectKind,
  pipe: AssessedPipe,
  settings: InspectionSettings,
): KindAssessment {
  const weighted = groups.map(({ score, close }) => score * (close ? settings.closeFactor : 1));
  const sum = weighted.reduce((a, b) => a + b, 0);
  const mean = groups.length === 0 ? 0 : tidy(sum / groups.length);
  const worst = Math.max(0, ...groups.map(({ score }) => score));
  const parameter = Math.max(mean, worst);
  const extended = groups.reduce((total, { lengthM }, i) => total + weighted[i] * lengthM, 0);
  const density = groups.length === 0 ? 0 : pipe.lengthM > 0 ? tidy(extended / (mean * pipe.lengthM)) : NaN;
  const counts = parameter >= settings.importanceFrom;
  const region = counts ? regionScore[settings.region] : 0;
  const size = counts ? sizeScore(pipe.diameterM) : 0;
  // Soil endangers a pipe that has a defect; without one every pipe in bad ground would be class II.
  const soil = kind === 'structural' && parameter > 0 ? soilScore[settings.soil] : 0;
  const index = tidy(
    kind === 'structural'
      ? 0.7 * parameter + 0.1 * region + 0.05 * size + 0.15 * soil
      : 0.8 * parameter + 0.15 * region + 0.05 * size,
  );
  return {
    groups,
    mean,
    worst,
    parameter,
    density,
    extent: extentOf(groups.length, density),
    class: classOfParameter(parameter),
    region,
    pipe: size,
    soil,
    index,
    indexClass: classOfIndex(index),
  };
}

/** Without the last digits of binary sums: classes are closed on the right, and 4.000000000000001 is 4. */
function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** E by the diameter in millimetres: above 1500 10, above 1000 6, from 600 3, below 0; NaN for an unknown one. */
function sizeScore(diameterM: number): number {
  const mm = Math.round(diameterM * 1e6) / 1e3;
  return Number.isNaN(mm) ? NaN : mm > 1500 ? 10 : mm > 1000 ? 6 : mm >= 600 ? 3 : 0;
}

function extentOf(groups: number, density: number): Extent | undefined {
  if (groups === 0) return 'none';
  return Number.isNaN(density) ? undefined : density < 0.1 ? 'local' : density <= 0.5 ? 'partial' : 'whole';
}

/** Nothing up to RI 1, nor up to RI 4 with F up to 3; else a local repair where SM is below 0.1, and a whole one. */
function repairOf({ index, parameter, density }: KindAssessment): PipeAssessment['repair'] {
  if (Number.isNaN(index)) return undefined;
  if (index <= 1 || (index <= 4 && parameter <= 3)) return 'none';
  return Number.isNaN(density) ? undefined : density < 0.1 ? 'local' : 'whole';
}
