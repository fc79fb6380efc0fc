import { hypot } from '../hypot.ts';
import type { Lane } from './lane-forms.ts';

/** Every step along a lane is looked at. */
const stepM = 5;

/** The parts of a lane whose places are all free, bends kept; a loop that is not free all around is one no more. */
export function freeParts(lane: Lane, isFree: (x: number, y: number) => boolean): Lane[] {
  const { line, isLoop, cells } = lane;
  const whole = isLoop ? [...line, line[0], line[1]] : line;
  const parts: Lane[] = [];
  let part: number[] = [];
  let isWhole = true;
  /** The last free place since the last bend. */
  let last: [number, number] | undefined;
  const end = (): void => {
    if (last) part.push(...last);
    if (part.length > 0) parts.push({ line: part, isLoop: false, cells });
    [part, last, isWhole] = [[], undefined, false];
  };
  for (let i = 0; i < whole.length; i += 2) {
    const [x, y] = [whole[i], whole[i + 1]];
    const [fromX, fromY] = i > 0 ? [whole[i - 2], whole[i - 1]] : [x, y];
    const steps = Math.max(1, Math.ceil(hypot(x - fromX, y - fromY) / stepM));
    for (let k = 1; k <= steps; k++) {
      const [px, py] = [fromX + ((x - fromX) * k) / steps, fromY + ((y - fromY) * k) / steps];
      if (!isFree(px, py)) end();
      else if (part.length === 0 || k === steps) [last, part] = [undefined, [...part, px, py]];
      else last = [px, py];
    }
  }
  if (isWhole) return [lane];
  end();
  return parts;
}
