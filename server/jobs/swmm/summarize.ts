import { readFile } from 'node:fs/promises';
import { checkInp } from '../../../data/swmm/check-inp.ts';
import type { OutHeader } from '../../../data/swmm/out-header.ts';
import type { Rpt } from '../../../data/swmm/read-rpt.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import type { SwmmFile, SwmmSummary } from '../../contract/swmm-results.ts';
import { withOut } from './out-file.ts';
import { readRptFile } from './rpt-file.ts';

/**
 * Looks into the file that came in and, once report and result are there, tells what both say. Throws
 * `swmm-file-invalid` for a file that is none of its kind, and for two files of different runs.
 */
export async function summarize(
  pathOf: (file: SwmmFile) => string | undefined,
  changed: SwmmFile,
): Promise<SwmmSummary | undefined> {
  const [inp, rpt, out] = [pathOf('inp'), pathOf('rpt'), pathOf('out')];
  if (changed === 'inp') {
    if (inp !== undefined) await looksLikeInput(inp);
    return undefined;
  }
  const report = rpt === undefined ? undefined : await readReport(rpt);
  if (out === undefined) return undefined;
  return withOut(out, async (file) => {
    if (!report) return undefined;
    sameRun(report, file.header);
    return {
      engineVersion: report.version,
      flowUnits: file.header.flowUnits,
      metric: file.header.metric,
      subcatchments: file.header.ids.subcatchment.length,
      nodes: file.header.ids.node.length,
      links: file.header.ids.link.length,
      variables: file.header.variables,
      periods: file.header.periods,
      firstMoment: new Date(file.momentMs(0)).toISOString().slice(0, 19),
      stepS: file.header.reportStepS,
      continuityPct: Object.fromEntries(
        Object.entries(report.continuity).map(([name, rows]) => [name, rows['Continuity Error (%)'] ?? 0]),
      ),
      warnings: report.warnings.length,
      errors: report.errors,
    };
  });
}

async function readReport(path: string): Promise<Rpt> {
  const report = await readRptFile(path);
  if (report.version === null && Object.keys(report.tables).length === 0 && report.errors.length === 0) {
    throw new ProblemError(
      'swmm-file-invalid',
      'The .rpt file is no report of SWMM 5; load the report the engine wrote',
    );
  }
  if (report.errors.length > 0) {
    const words = report.errors.map(({ number, text }) => `ERROR ${number ?? ''}: ${text}`).slice(0, 5);
    throw new ProblemError('swmm-file-invalid', `The engine refused the model: ${words.join('; ')}`);
  }
  return report;
}

/** The report names every link and node of its run. */
function sameRun({ tables }: Rpt, { ids }: OutHeader): void {
  for (const [table, kind] of [
    ['Link Flow Summary', 'link'],
    ['Node Depth Summary', 'node'],
  ] as const) {
    const rows = tables[table];
    if (!rows || ids[kind].length === 0) continue;
    const known = new Set(rows.map(({ id }) => id));
    const stray = ids[kind].find((id) => !known.has(id));
    if (stray !== undefined) {
      throw new ProblemError(
        'swmm-file-invalid',
        `The two files are of different runs: the report does not know the ${kind} ${stray} of the .out file`,
      );
    }
  }
}

async function looksLikeInput(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const worst = checkInp(text).find(({ severity }) => severity === 'error');
  if (!/^\s*\[/m.test(text))
    throw new ProblemError('swmm-file-invalid', 'The .inp file has no sections; load the input file of the run');
  if (worst?.message === 'the file has no nodes')
    throw new ProblemError('swmm-file-invalid', 'The .inp file has no nodes');
}
