import { inpColumns, type InpKind } from './inp-columns.ts';
import type { InpIssues } from './inp-issue.ts';
import type { InpFile, InpLine } from './parse-inp.ts';

/** By id as the engine compares ids: whatever the case of their letters. Its own keys are in capitals. */
export class IdMap<V> extends Map<string, V> {
  override get(id: string): V | undefined {
    return super.get(id.toUpperCase());
  }
  override has(id: string): boolean {
    return super.has(id.toUpperCase());
  }
  override set(id: string, value: V): this {
    return super.set(id.toUpperCase(), value);
  }
}

/** The ids a file defines, by kind, each with its line. */
export type InpIndex = Record<InpKind, IdMap<InpLine & { section: string }>>;

/** Number as the engine reads one; NaN for what it refuses (error 211). */
export function inpNumber(token: string | undefined): number {
  return token !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(token) ? Number(token) : NaN;
}

/** Whether a token is a word: the engine compares as many letters as the word has, whatever their case. */
export function isWord(token: string | undefined, word: string): boolean {
  return token?.toUpperCase().startsWith(word) === true;
}

/** Finds every id; a second definition is error 207. Curves, time series and transects go over several lines. */
export function indexInp({ sections }: InpFile, issues: InpIssues): InpIndex {
  const index: InpIndex = {
    gage: new IdMap(),
    subcatchment: new IdMap(),
    node: new IdMap(),
    link: new IdMap(),
    curve: new IdMap(),
    timeseries: new IdMap(),
    transect: new IdMap(),
  };
  for (const [section, { columns }] of Object.entries(inpColumns)) {
    const [first] = columns;
    if (typeof first !== 'object' || !('new' in first)) continue;
    const known = index[first.new];
    for (const each of sections.get(section) ?? []) {
      const [id] = each.tokens;
      if (known.has(id)) issues.error(207, { line: each.line, section, id }, `the id ${id} is defined twice`);
      else known.set(id, { ...each, section });
    }
  }
  const several = (section: string, kind: InpKind, idOf: (tokens: string[]) => string | undefined): void => {
    for (const each of sections.get(section) ?? []) {
      const id = idOf(each.tokens);
      if (id !== undefined && !index[kind].has(id)) index[kind].set(id, { ...each, section });
    }
  };
  several('CURVES', 'curve', ([id]) => id);
  several('TIMESERIES', 'timeseries', ([id]) => id);
  several('TRANSECTS', 'transect', ([word, id]) => (word.toUpperCase() === 'X1' ? id : undefined));
  return index;
}
