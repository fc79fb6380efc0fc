import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRptReader, type Rpt } from '../../../data/swmm/read-rpt.ts';

/** Reads a report from disk line by line. Bytes that are no UTF-8 (superscripts of older code pages) do no harm. */
export async function readRptFile(path: string): Promise<Rpt> {
  const reader = createRptReader();
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity }))
    reader.line(line);
  return reader.end();
}
