import type { TextChunks } from './text.ts';

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** A row of a CSV text; `error` instead where a quoted field never ends. */
export type CsvRow = string[] | { error: string };

/**
 * Rows of an RFC 4180 text: fields in double quotes may hold delimiters, line breaks and doubled quotes; lines end
 * with LF or CRLF; blank lines are skipped. A quote inside an unquoted field is kept as it stands.
 * Quoted and unquoted blanks are the same here: both are blank.
 */
export async function* readCsvRows(chunks: TextChunks, delimiter: string): AsyncGenerator<CsvRow> {
  const delimiterCode = delimiter.charCodeAt(0);
  let row: string[] = [];
  let field = '';
  let quoted = false;
  /** The last character closed a quoted field, or was the first of a doubled quote. */
  let closed = false;
  let start = true;
  let line = 1;
  let openedAt = 0;

  const endField = (): void => {
    row.push(field);
    field = '';
    closed = false;
    start = true;
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      if (c === lineFeed) line++;
      if (quoted) {
        if (c !== quote) continue;
        field += chunk.slice(from, i);
        from = i + 1;
        quoted = false;
        closed = true;
      } else if (c === quote && closed) {
        // The second of two quotes: one quote in the text, and the field goes on.
        field += '"';
        from = i + 1;
        quoted = true;
        closed = false;
      } else if (c === quote && start) {
        quoted = true;
        start = false;
        openedAt = line;
        from = i + 1;
      } else if (c === delimiterCode) {
        field += chunk.slice(from, i);
        from = i + 1;
        endField();
      } else if (c === lineFeed) {
        field += chunk.slice(from, i);
        from = i + 1;
        if (field.charCodeAt(field.length - 1) === carriageReturn) field = field.slice(0, -1);
        if (row.length > 0 || field !== '') {
          endField();
          yield row;
        }
        row = [];
        field = '';
        closed = false;
        start = true;
      } else start = false;
    }
    field += chunk.slice(from);
  }
  if (quoted) yield { error: `the quoted field that begins in line ${openedAt} never ends` };
  else if (row.length > 0 || field !== '') {
    endField();
    yield row;
  }
}
