import { parseRow, type RptRow, type RptTableName, rptTables } from './rpt-tables.ts';

export interface RptMessage {
  /** Number of the engine; null where it gives none. */
  number: number | null;
  text: string;
}

export interface Rpt {
  /** `5.2.4`; null where the file does not say. */
  version: string | null;
  /** The lines `name … value` at the head: flow units, routing method, dates and the rest. */
  options: Record<string, string>;
  /** By title, e.g. `Flow Routing Continuity`: the first column of each line (a volume, or for errors a percentage). */
  continuity: Record<string, Record<string, number>>;
  tables: Partial<Record<RptTableName, RptRow[]>>;
  errors: RptMessage[];
  warnings: RptMessage[];
  /** Whether the engine wrote to its end. */
  complete: boolean;
}

/**
 * Reads a report line by line, so that one of any size needs little memory: `line` for each, then `end`. Sections it does
 * not know are passed over; tables that are absent stay absent.
 */
export function createRptReader(): { line: (text: string) => void; end: () => Rpt } {
  const rpt: Rpt = {
    version: null,
    options: {},
    continuity: {},
    tables: {},
    errors: [],
    warnings: [],
    complete: false,
  };
  let table: RptTableName | undefined;
  let continuity: Record<string, number> | undefined;
  let inOptions = false;
  /** Lines of dashes seen since the title of a table: its rows stand below the second. */
  let rules = 0;
  let starred = false;
  /** An error whose next line says where. */
  let open: RptMessage | undefined;

  function message(text: string): boolean {
    const found = /^(ERROR|WARNING)\s+(\d+)?:?\s*(.*)$/.exec(text);
    if (!found) return false;
    open = { number: found[2] === undefined ? null : Number(found[2]), text: found[3] };
    (found[1] === 'ERROR' ? rpt.errors : rpt.warnings).push(open);
    return true;
  }

  function line(raw: string): void {
    const text = raw.trim();
    if (text === '') {
      if (rules === 2) table = undefined;
      open = undefined;
      return;
    }
    rpt.version ??= /VERSION.*Build (\d+\.\d+\.\d+)/.exec(text)?.[1] ?? null;
    if (message(text)) return;
    if (open) {
      open.text = `${open.text} ${text}`;
      return;
    }
    if (text.startsWith('Analysis ended on')) rpt.complete = true;
    if (/^\*{5,}/.test(text)) {
      // A title stands between two lines of asterisks.
      starred = !starred;
      return;
    }
    if (starred) begin(text);
    else if (/^-{20,}$/.test(text)) rules++;
    else if (table) row(text);
    else dotted(text);
  }

  /** Continuity tables have the units beside their title. */
  function begin(text: string): void {
    const title = text.split(/\s{2,}/)[0];
    table = undefined;
    continuity = undefined;
    rules = 0;
    inOptions = title === 'Analysis Options';
    if (title in rptTables) {
      table = title as RptTableName;
      rpt.tables[table] ??= [];
    } else if (title.endsWith('Continuity')) continuity = rpt.continuity[title] = {};
  }

  function row(text: string): void {
    if (rules < 2) return;
    const found = parseRow(table!, text);
    if (found) rpt.tables[table!]!.push(found);
  }

  function dotted(text: string): void {
    const [, name, value] = /^(.+?)\s*\.{2,}\s*(.*)$/.exec(text) ?? [];
    if (name === undefined) return;
    if (continuity) continuity[name] = Number(value.split(/\s+/)[0]);
    else if (inOptions) rpt.options[name] = value;
  }

  return { line, end: () => rpt };
}

/** A whole report at once. */
export function readRpt(text: string): Rpt {
  const reader = createRptReader();
  for (const line of text.split('\n')) reader.line(line);
  return reader.end();
}
