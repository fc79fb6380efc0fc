import { checkColumns } from './check-columns.ts';
import { checkLinks } from './check-links.ts';
import { checkNodes } from './check-nodes.ts';
import { checkOptions } from './check-options.ts';
import { checkStability } from './check-stability.ts';
import { checkTables } from './check-tables.ts';
import { IdMap, type InpIndex, indexInp } from './inp-index.ts';
import { type InpIssue, InpIssues } from './inp-issue.ts';
import { type InpFile, parseInp } from './parse-inp.ts';

/**
 * What EPA SWMM 5.2 would refuse (severity error) or warn about in an input file, with its own numbers where it has one,
 * in the order of the file. Control rules, water quality, LID, groundwater and snow are not looked into.
 */
export function checkInp(text: string): InpIssue[] {
  const file = parseInp(text);
  const issues = new InpIssues();
  const index = indexInp(file, issues);
  checkColumns(file, index, issues);
  const { elevations } = checkOptions(file, issues);
  checkLinks(file, index, issues);
  checkNodes(file, index, issues, elevations);
  checkStability(file, index, issues, elevations);
  checkTables(file, index, issues);
  checkLand(file, index, issues);
  return issues.found.sort((a, b) => a.line - b.line);
}

/** Land without its second and third line runs off like a lake: the engine takes zeros without a word. */
function checkLand({ sections }: InpFile, index: InpIndex, issues: InpIssues): void {
  if (index.node.size === 0) issues.error(null, { line: 0, section: 'JUNCTIONS' }, 'the file has no nodes');
  for (const section of ['SUBAREAS', 'INFILTRATION']) {
    const described = new IdMap((sections.get(section) ?? []).map(({ tokens, line }) => [tokens[0], line]));
    for (const {
      line,
      tokens: [id],
    } of index.subcatchment.values()) {
      if (!described.has(id)) issues.error(null, { line, section, id }, `the subcatchment has no line in ${section}`);
    }
  }
}
