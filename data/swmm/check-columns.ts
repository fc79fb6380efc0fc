import { inpColumns } from './inp-columns.ts';
import { type InpIndex, inpNumber, isWord } from './inp-index.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile } from './parse-inp.ts';

/** Every line of the known sections against their columns: items missing, words, numbers, references. */
export function checkColumns({ sections, strays }: InpFile, index: InpIndex, issues: InpIssues): void {
  for (const { line, text, reason } of strays) {
    if (reason === 'too-long') issues.error(201, { line, section: '' }, 'the line has 1024 characters or more');
    else issues.error(205, { line, section: '' }, `${text} is no section of the engine`);
  }
  for (const [section, { min, columns }] of Object.entries(inpColumns)) {
    for (const { line, tokens } of sections.get(section) ?? []) {
      const at = { line, section, id: tokens[0] };
      if (tokens.length < min) {
        issues.error(203, at, `${min} items are needed, the line has ${tokens.length}`);
        continue;
      }
      columns.forEach((column, i) => {
        const token = tokens[i];
        if (token === undefined || column === 'any') return;
        if (column === 'number') {
          if (Number.isNaN(inpNumber(token))) issues.error(211, at, `"${token}" is no number`);
        } else if ('words' in column) {
          if (!column.words.some((word) => isWord(token, word)))
            issues.error(205, at, `"${token}" is no word for this place`);
        } else if ('old' in column && column.old === 'outlet') {
          checkOutlet(token, index, issues, at);
        } else if ('old' in column && column.old !== 'outlet' && !index[column.old].has(token)) {
          // A gage may be left out: then no rain falls.
          if (!(column.old === 'gage' && token === '*'))
            issues.error(209, at, `the ${column.old} ${token} is not defined`);
        }
      });
    }
  }
}

function checkOutlet(
  token: string,
  index: InpIndex,
  issues: InpIssues,
  at: { line: number; section: string; id: string },
): void {
  const [isNode, isLand] = [index.node.has(token), index.subcatchment.has(token)];
  if (isNode && isLand && token !== at.id)
    issues.error(108, at, `${token} is a node and a subcatchment: which is the outlet?`);
  if (!isNode && !isLand) issues.error(209, at, `the outlet ${token} is not defined`);
}
