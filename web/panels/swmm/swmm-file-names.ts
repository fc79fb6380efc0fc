import type { SwmmFile } from '../../../server/contract/swmm-results.ts';

/** Which of some files is which, by the ends of their names; the last of two counts. */
export function swmmFileNames(files: readonly File[]): Partial<Record<SwmmFile, File>> {
  const found: Partial<Record<SwmmFile, File>> = {};
  for (const file of files) {
    const end = /\.(inp|rpt|out)$/i.exec(file.name)?.[1].toLowerCase();
    if (end) found[end as SwmmFile] = file;
  }
  return found;
}
