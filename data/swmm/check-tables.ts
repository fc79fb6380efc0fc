import { type InpIndex, inpNumber, isWord } from './inp-index.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile } from './parse-inp.ts';

/** Curves, time series, and the gages that read them. */
export function checkTables({ sections }: InpFile, index: InpIndex, issues: InpIssues): void {
  const last = new Map<string, number>();
  for (const { line, tokens } of sections.get('CURVES') ?? []) {
    const [id, ...rest] = tokens;
    const at = { line, section: 'CURVES', id };
    const values = Number.isNaN(inpNumber(rest[0])) ? rest.slice(1) : rest;
    for (let i = 0; i < values.length; i += 2) {
      const [x, y] = [inpNumber(values[i]), inpNumber(values[i + 1])];
      if (Number.isNaN(x + y)) issues.error(211, at, `"${values[i]} ${values[i + 1] ?? ''}" is no pair of numbers`);
      if (x <= (last.get(id) ?? -Infinity)) issues.error(171, at, `${x} does not rise above the value before it`);
      last.set(id, x);
    }
  }
  const steps = timeSteps(sections.get('TIMESERIES') ?? [], issues);
  const user = new Map<string, string>();
  for (const { line, tokens } of sections.get('RAINGAGES') ?? []) {
    const at = { line, section: 'RAINGAGES', id: tokens[0] };
    if (!isWord(tokens[4], 'TIMESERIES')) continue;
    const series = tokens[5];
    if (!index.timeseries.has(series)) issues.error(209, at, `the time series ${series} is not defined`);
    const other = user.get(series);
    if (other !== undefined) issues.error(158, at, `the time series ${series} is used by ${other} already`);
    user.set(series, tokens[0]);
    const stepH = steps.get(series);
    if (stepH !== undefined && hoursOf(tokens[2]) > stepH + 1 / 3600) {
      issues.error(159, at, 'the recording interval is longer than the interval of the time series');
    }
  }
}

/** Shortest step of each series, h; the steps of one that goes back in time are error 173. */
function timeSteps(lines: { line: number; tokens: string[] }[], issues: InpIssues): Map<string, number> {
  const at = new Map<string, { hours: number; day: number }>();
  const steps = new Map<string, number>();
  for (const { line, tokens } of lines) {
    const [id, ...rest] = tokens;
    if (isWord(rest[0], 'FILE')) continue;
    for (let i = 0; i < rest.length;) {
      const before = at.get(id);
      let day = before?.day ?? 0;
      const date = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(rest[i]);
      if (date) {
        day = Date.UTC(Number(date[3]), Number(date[1]) - 1, Number(date[2])) / 3_600_000;
        i++;
      }
      const hours = hoursOf(rest[i]) + day;
      const value = inpNumber(rest[i + 1]);
      if (Number.isNaN(hours)) issues.error(213, { line, section: 'TIMESERIES', id }, `"${rest[i] ?? ''}" is no time`);
      if (Number.isNaN(value))
        issues.error(211, { line, section: 'TIMESERIES', id }, `"${rest[i + 1] ?? ''}" is no number`);
      if (before && hours <= before.hours) {
        issues.error(173, { line, section: 'TIMESERIES', id }, `${rest[i]} is not later than the moment before it`);
      } else if (before) steps.set(id, Math.min(steps.get(id) ?? Infinity, hours - before.hours));
      at.set(id, { hours, day });
      i += 2;
    }
  }
  return steps;
}

function hoursOf(text: string | undefined): number {
  const parts = /^(\d+):(\d{1,2})(?::(\d{1,2}))?$/.exec(text ?? '');
  return parts ? Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600 : inpNumber(text);
}
