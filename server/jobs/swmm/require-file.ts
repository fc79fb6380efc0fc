import { ProblemError } from '../../contract/problem-error.ts';
import type { SwmmFile } from '../../contract/swmm-results.ts';
import type { SwmmResults } from './swmm-results.ts';

/** Path of a file of a result. Throws `swmm-result-unknown`, also for a result that lacks the file. */
export async function requireFile(results: SwmmResults, city: string, id: string, file: SwmmFile): Promise<string> {
  const path = await results.findFile(city, id, file);
  if (path !== undefined) return path;
  throw new ProblemError(
    'swmm-result-unknown',
    `The SWMM result "${id.slice(0, 80)}" has no .${file} file; load it first`,
  );
}
