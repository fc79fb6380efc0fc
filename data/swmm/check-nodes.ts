import { IdMap, type InpIndex, inpNumber, isWord } from './inp-index.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile } from './parse-inp.ts';

const linkSections = ['CONDUITS', 'PUMPS', 'ORIFICES', 'WEIRS', 'OUTLETS'];

/** Nodes by themselves and with the links that meet at them. */
export function checkNodes({ sections }: InpFile, index: InpIndex, issues: InpIssues, elevations: boolean): void {
  const degree = new IdMap<number>();
  for (const section of linkSections) {
    for (const { tokens } of sections.get(section) ?? []) {
      for (const node of tokens.slice(1, 3)) degree.set(node, (degree.get(node) ?? 0) + 1);
    }
  }
  for (const { line, section, tokens } of index.node.values()) {
    const [id] = tokens;
    const at = { line, section, id };
    const links = degree.get(id) ?? 0;
    if (links === 0) issues.warning(null, at, 'no link leads to the node');
    if (section === 'OUTFALLS') {
      if (links > 1) issues.error(141, at, `${links} links meet at the outfall; it may have one`);
      continue;
    }
    const [depth, initial] = [inpNumber(tokens[2] ?? '0'), inpNumber(tokens[3] ?? '0')];
    if (depth < 0) issues.error(null, at, `the depth is ${depth}`);
    if (depth > 0 && initial > depth) issues.error(138, at, 'the water stands above the rim at the start');
    if (section === 'STORAGE' && isWord(tokens[4], 'TABULAR') && !index.curve.has(tokens[5])) {
      issues.error(209, at, `the curve ${tokens[5]} is not defined`);
    }
  }
  if (index.link.size > 0 && !sections.get('OUTFALLS')?.length) {
    issues.error(145, { line: 0, section: 'OUTFALLS' }, 'the network has no outfall');
  }
  checkEnds({ sections }, index, issues, elevations);
}

/** Ends of conduits against the nodes they meet: offsets, slopes, crowns above the rim (warnings 2, 3 and 8). */
function checkEnds(
  { sections }: Pick<InpFile, 'sections'>,
  index: InpIndex,
  issues: InpIssues,
  elevations: boolean,
): void {
  const sectionOf = new IdMap((sections.get('XSECTIONS') ?? []).map(({ tokens }) => [tokens[0], tokens]));
  const shallow = new Set<string>();
  for (const { line, tokens } of sections.get('CONDUITS') ?? []) {
    const at = { line, section: 'CONDUITS', id: tokens[0] };
    const shape = sectionOf.get(tokens[0]);
    const heightM = isWord(shape?.[1], 'IRREGULAR') ? NaN : inpNumber(shape?.[2]);
    const ends = [1, 2].map((column) => {
      const node = index.node.get(tokens[column]);
      const invert = inpNumber(node?.tokens[1]);
      const given = tokens[column + 4] ?? '0';
      const offset = given === '*' ? 0 : elevations ? inpNumber(given) - invert : inpNumber(given);
      if (offset < -1e-6) issues.warning(3, at, `the end at ${tokens[column]} lies ${-offset} below the node`);
      const depth = inpNumber(node?.tokens[2] ?? '0');
      if (node?.section === 'JUNCTIONS' && Math.max(offset, 0) + heightM > depth + 1e-6) shallow.add(tokens[column]);
      return invert + Math.max(offset, 0);
    });
    if (Math.abs(ends[0] - ends[1]) >= inpNumber(tokens[3])) issues.warning(8, at, 'the drop exceeds the length');
  }
  for (const id of shallow) {
    const { line = 0, section = '' } = index.node.get(id) ?? {};
    issues.warning(2, { line, section, id }, 'a conduit stands higher than the rim of the node');
  }
}
