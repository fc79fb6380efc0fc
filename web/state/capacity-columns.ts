import type { CapacityResult } from '../../server/contract/capacity.ts';
import { ApiError } from '../api/api-error.ts';
import type { NetworkLines } from '../api/network-lines.ts';
import type { CapacityColumns } from './task-result.ts';

/** Columns of a capacity result beside the lines they belong to. Throws ApiError where they are about another version. */
export function capacityColumns(
  { columns, states, notJudged }: Pick<CapacityResult, 'columns' | 'states' | 'notJudged'>,
  lines: NetworkLines,
): CapacityColumns {
  const state = bytesOf(columns.state);
  const returnPeriodYears = new Float32Array(bytesOf(columns.returnPeriodYears).buffer);
  const lengthM = new Float32Array(bytesOf(columns.lengthM).buffer);
  for (const { length } of [state, returnPeriodYears, lengthM]) {
    if (length !== lines.pipes)
      throw new ApiError('answer-unreadable', 200, `${length} results for ${lines.pipes} lines: of different versions`);
  }
  const takesNoPart = states.map((name) => notJudged.includes(name));
  state.forEach((code, pipe) => {
    if (takesNoPart[code]) returnPeriodYears[pipe] = -Infinity;
  });
  return { lines, returnPeriodYears, lengthM };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
