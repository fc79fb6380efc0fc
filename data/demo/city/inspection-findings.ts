import type { DefectKind } from '../../inspection/defect-codes.ts';
import { regionScore, type RegionClass } from '../../inspection/settings.ts';
import { regionWords } from '../../inspection/setting-words.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { randomStream } from './random.ts';

/** Grades whose score is that of the worst defect, none first; their codes have all four (CJJ 181). */
const scores = [0, 0.5, 2, 5, 10] as const;
const codes: Record<DefectKind, readonly string[]> = {
  structural: ['PL', 'CK', 'QF', 'SL'],
  functional: ['CJ', 'JG', 'SG'],
};
const head = '管段编号,距离(m),缺陷代码,缺陷等级,缺陷长度(m),时钟,地区重要性,检测日期';

/**
 * A report of findings that the records of the inspected pipes follow from: the worst of each kind gives F or G, lesser
 * ones lie farther than 1.5 m from it, the region is the one whose K stands in RI and MI. As CSV with a byte order mark,
 * a row per finding, one without a code for a pipe where nothing was found. Pipes in the order of the records, at most
 * `pipesMax` of them, evenly over the city.
 */
export function findingsCsv(pipes: readonly SurveyFeature[], seed: number, pipesMax = Infinity): string {
  const inspected = pipes.filter(({ properties }) => typeof properties.repairIndex === 'number');
  const count = Math.min(pipesMax, inspected.length);
  const lines = [head];
  for (let k = 0; k < count; k++) lines.push(...pipeLines(inspected[Math.floor((k * inspected.length) / count)], seed));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function pipeLines({ properties }: SurveyFeature, seed: number): string[] {
  const { pipeId, lengthM, inspectionDate, structuralGrade, functionalGrade } = properties;
  const random = randomStream(seed, `findings ${String(pipeId)}`);
  const [ri, mi] = [Number(properties.repairIndex), Number(properties.maintenanceIndex)];
  const [f, g] = [parameterOf(structuralGrade, ri / 0.7), parameterOf(functionalGrade, mi / 0.8)];
  const region = regionOf(f >= 4 ? (ri - 0.7 * f) / 0.1 : (mi - 0.8 * g) / 0.15, f >= 4 ? 2 : 3, properties.diameterM);
  const line = (...cells: (string | number)[]): string =>
    [pipeId, ...cells, regionWords[region].words[0], inspectionDate].join(',');
  const found = [...defects('structural', f, Number(lengthM), random), ...defects('functional', g, Number(lengthM), random)]; // prettier-ignore
  if (found.length === 0) return [line('', '', '', '', '')];
  return found.sort((a, b) => a[0] - b[0]).map((cells) => line(...cells));
}

/** The score of the worst defect that a grade and an index stand for. */
function parameterOf(grade: unknown, quotient: number): number {
  if (grade === 'grade_4') return 10;
  if (grade === 'grade_3') return 5;
  return scores.find((score) => Math.abs(score - quotient) < 0.02) ?? 0;
}

/** The region whose K explains what the index holds beyond F or G: K + E / `share`. */
function regionOf(rest: number, share: number, diameterM: unknown): RegionClass {
  const mm = Math.round(1000 * Number(diameterM ?? 0));
  const size = mm > 1500 ? 10 : mm > 1000 ? 6 : mm >= 600 ? 3 : 0;
  const near = (region: RegionClass): number => Math.abs(regionScore[region] - (rest - size / share));
  return (['centre', 'main_road', 'other_road'] as const).reduce((a, b) => (near(b) < near(a) ? b : a));
}

type Cells = [positionM: number, code: string, grade: number, lengthM: number | '', clock: string];

/** The worst defect, and up to three lesser ones at least 4 m apart, so that none is joined or weighted. */
function defects(kind: DefectKind, worst: number, pipeLengthM: number, random: () => number): Cells[] {
  const grade = scores.indexOf(worst as 0);
  if (grade <= 0) return [];
  const slots = Math.max(1, Math.min(4, Math.floor(pipeLengthM / 6)));
  const count = 1 + Math.floor(slots * random() ** 2);
  const roomM = pipeLengthM / count;
  const place = Math.floor(count * random());
  return Array.from({ length: count }, (_, k): Cells => {
    const code = codes[kind][Math.floor(codes[kind].length * random())];
    const own = k === place ? grade : 1 + Math.floor(grade * random());
    const lengthM = random() < 0.4 || roomM < 3 ? '' : tenth(Math.min(roomM - 2.4, 0.5 + 4 * random()));
    const free = Math.max(0, roomM - 2.4 - Number(lengthM));
    return [tenth(k * roomM + free * random()), code, own, lengthM, clockOf(kind, random)];
  });
}

/** From which hour to which: sediment lies at the bottom. */
function clockOf(kind: DefectKind, random: () => number): string {
  if (kind === 'functional') return '0507';
  const from = 1 + Math.floor(11 * random());
  return `${String(from).padStart(2, '0')}${String(1 + ((from + Math.floor(4 * random())) % 12)).padStart(2, '0')}`;
}

function tenth(value: number): number {
  return Math.max(0, Math.floor(value * 10) / 10);
}
