import { inpNumber, isWord } from './inp-index.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile } from './parse-inp.ts';

const yesNo = ['YES', 'NO'];
const numbers =
  'MIN_SLOPE DRY_DAYS VARIABLE_STEP LENGTHENING_STEP MIN_SURFAREA MAX_TRIALS HEAD_TOLERANCE SYS_FLOW_TOL LAT_FLOW_TOL MINIMUM_STEP THREADS MIN_ROUTE_STEP';
/** Words an option takes; null: a number; otherwise a date or a time is looked at by its name. */
const options: Record<string, readonly string[] | null> = {
  FLOW_UNITS: ['CFS', 'GPM', 'MGD', 'CMS', 'LPS', 'MLD'],
  INFILTRATION: ['HORTON', 'MODIFIED_HORTON', 'GREEN_AMPT', 'MODIFIED_GREEN_AMPT', 'CURVE_NUMBER'],
  FLOW_ROUTING: ['NONE', 'NF', 'KINWAVE', 'KW', 'XKINWAVE', 'EKW', 'DYNWAVE', 'DW', 'STEADY', 'UF'],
  LINK_OFFSETS: ['DEPTH', 'ELEVATION'],
  FORCE_MAIN_EQUATION: ['H-W', 'D-W'],
  SURCHARGE_METHOD: ['EXTRAN', 'SLOT'],
  INERTIAL_DAMPING: ['NONE', 'PARTIAL', 'FULL'],
  NORMAL_FLOW_LIMITED: ['SLOPE', 'FROUDE', 'BOTH', 'NONE'],
  ...Object.fromEntries(
    'ALLOW_PONDING SKIP_STEADY_STATE IGNORE_RAINFALL IGNORE_SNOWMELT IGNORE_GROUNDWATER IGNORE_RDII IGNORE_ROUTING IGNORE_QUALITY SLOPE_WEIGHTING'
      .split(' ')
      .map((name) => [name, yesNo]),
  ),
  ...Object.fromEntries(numbers.split(' ').map((name) => [name, null])),
};
const dates = ['START_DATE', 'END_DATE', 'REPORT_START_DATE'];
const times = [
  'START_TIME',
  'END_TIME',
  'REPORT_START_TIME',
  'REPORT_STEP',
  'WET_STEP',
  'DRY_STEP',
  'ROUTING_STEP',
  'RULE_STEP',
];

/** Words, dates and times of the options, and whether they fit together. Answers with whether offsets are elevations. */
export function checkOptions({ sections }: InpFile, issues: InpIssues): { elevations: boolean } {
  const section = 'OPTIONS';
  const given = new Map<string, string>();
  for (const { line, tokens } of sections.get(section) ?? []) {
    const name = tokens[0].toUpperCase();
    const value = tokens[1] ?? '';
    const at = { line, section, id: name };
    given.set(name, value);
    const words = options[name];
    if (value === '') issues.error(203, at, `${name} has no value`);
    else if (words === null) {
      if (Number.isNaN(inpNumber(value))) issues.error(211, at, `"${value}" is no number`);
    } else if (words) {
      if (!words.some((word) => isWord(value, word))) issues.error(205, at, `"${value}" is no word for ${name}`);
    } else if (dates.includes(name)) {
      if (!/^\d{1,2}[/-](\d{1,2}|[A-Za-z]{3})[/-]\d{4}$/.test(value)) issues.error(213, at, `"${value}" is no date`);
    } else if (times.includes(name)) {
      if (Number.isNaN(secondsOf(value))) issues.error(213, at, `"${value}" is no time`);
    } else if (!['SWEEP_START', 'SWEEP_END', 'COMPATIBILITY', 'TEMPDIR'].includes(name)) {
      issues.error(205, at, `${name} is no option of the engine`);
    }
  }
  const at = { line: 0, section };
  if (given.size === 0)
    issues.error(null, at, 'the section OPTIONS is missing: the engine would compute in CFS without dates');
  const startS = moment(given, 'START');
  const endS = moment(given, 'END');
  if (startS >= endS) issues.error(191, at, 'the simulation ends before it starts');
  if (moment(given, 'REPORT_START') >= endS) issues.error(193, at, 'the report starts after the simulation ends');
  const stepS = inpNumber(given.get('ROUTING_STEP')) || secondsOf(given.get('ROUTING_STEP') ?? '');
  const reportS = secondsOf(given.get('REPORT_STEP') ?? '');
  if (reportS < stepS || endS - startS < stepS)
    issues.error(195, at, 'the reporting step or the whole time is shorter than the routing step');
  return { elevations: isWord(given.get('LINK_OFFSETS'), 'ELEVATION') };
}

/** `h:mm[:ss]` or decimal hours (for ROUTING_STEP seconds) in seconds; NaN for anything else. */
function secondsOf(text: string): number {
  const parts = /^(\d+):(\d{1,2})(?::(\d{1,2}))?$/.exec(text);
  if (parts) return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return inpNumber(text) * 3600;
}

function moment(given: ReadonlyMap<string, string>, name: string): number {
  const date = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(given.get(`${name}_DATE`) ?? '');
  if (!date) return NaN;
  const [, month, day, year] = date.map(Number);
  return Date.UTC(year, month - 1, day) / 1000 + (secondsOf(given.get(`${name}_TIME`) ?? '0:00') || 0);
}
