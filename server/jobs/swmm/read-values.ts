import type { Static } from 'typebox';
import { ProblemError } from '../../contract/problem-error.ts';
import type { SwmmValuesQuery } from '../../contract/swmm-results.ts';
import { withOut } from './out-file.ts';

/** Values of one variable: of all objects in a period, or of one object over time. Throws `request-invalid`. */
export function readValues(
  path: string,
  { kind, variable, period, object }: Static<typeof SwmmValuesQuery>,
): Promise<Float32Array> {
  return withOut(path, async (out) => {
    const { ids, variables, periods } = out.header;
    const place = variables[kind].indexOf(variable);
    if (place < 0) throw refused('variable', `must be one of ${variables[kind].join(', ')}`);
    if ((period === undefined) === (object === undefined)) throw refused('period', 'or object must be given, not both');
    if (period !== undefined) {
      if (period >= periods) throw refused('period', `must be below ${periods}`);
      return out.column(kind, place, period);
    }
    const at = kind === 'system' ? 0 : ids[kind].indexOf(object ?? '');
    if (at < 0) throw refused('object', `"${object ?? ''}" is no ${kind} of this result`);
    return out.series(kind, at, place);
  });
}

function refused(field: string, why: string): ProblemError {
  return new ProblemError('request-invalid', `${field} ${why}`, { errors: [{ field, message: `${field} ${why}` }] });
}
