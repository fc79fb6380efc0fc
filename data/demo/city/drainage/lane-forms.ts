import type { Frame, Stretch } from './land-frame.ts';

/** A lane of a compound: x, y, x, y …; one place where a stub is enough. */
export interface Lane {
  line: number[];
  /** The last place leads back to the first. */
  isLoop: boolean;
  /** Cells of the land it goes through; none where it may as well be left out. */
  cells: number[];
}

/** What lanes of a compound have in common. */
export interface Habit {
  /** Land within this of a lane is served. */
  reachM: number;
  /** From bend to bend. */
  paceM: number;
  /** In [0, 1). */
  random: () => number;
}

/** From the edge of a compound to its loop, as shares of the reach. */
const loopInset = [0.6, 0.8] as const;
/** Ribs of a spine end this much of the reach before the edge, and stand apart by this much of what two reach. */
const ribEnd = [0.35, 0.85] as const;
const ribsApart = [0.72, 1.05] as const;

function between([low, high]: readonly [number, number], chance: number): number {
  return low + (high - low) * chance;
}

/** A lane through the middle of a stretch, with its bends: as far from both ends as it reaches. */
export function culDeSac({ at }: Frame, stretch: Stretch, { reachM, paceM, random }: Habit): Lane {
  const { fromU, toU, widthM, cells, sidesAt } = stretch;
  // What a lane reaches beyond its end, in the corners of its land.
  const beyondM = Math.sqrt(reachM ** 2 - Math.min(widthM / 2, 0.78 * reachM) ** 2) * (0.8 + 0.2 * random());
  const [first, last] = [fromU + beyondM, toU - beyondM];
  const middle = (fromU + toU) / 2;
  const pieces = last - first < 12 ? 0 : Math.max(1, Math.round((last - first) / paceM));
  const line: number[] = [];
  for (let k = 0; k <= pieces; k++) {
    const inside = k > 0 && k < pieces ? (random() - 0.5) * 0.4 : 0;
    const u = pieces === 0 ? middle : first + ((last - first) * (k + inside)) / pieces;
    const { low, high } = sidesAt(u);
    const slackM = Math.max(0.08 * reachM, reachM - (high - low) / 2) * 0.7;
    line.push(...at(u, (low + high) / 2 + slackM * (2 * random() - 1)));
  }
  return { line, isLoop: false, cells };
}

/** A way around inside a stretch, along both its sides, its corners cut. */
export function loopRoad({ at }: Frame, { fromU, toU, cells, sidesAt }: Stretch, habit: Habit): Lane {
  const { reachM, paceM, random } = habit;
  const inset = (): number => reachM * between(loopInset, random());
  const line: number[] = [];
  const walk = (first: number, last: number, isLow: boolean): void => {
    const pieces = Math.max(1, Math.round(Math.abs(last - first) / paceM));
    for (let k = 0; k <= pieces; k++) {
      const inside = k > 0 && k < pieces ? (random() - 0.5) * 0.5 : 0;
      const u = first + ((last - first) * (k + inside)) / pieces;
      const { low, high } = sidesAt(u);
      const insetM = Math.min(inset(), 0.36 * (high - low));
      line.push(...at(u, isLow ? low + insetM : high - insetM));
    }
  };
  walk(fromU + inset(), toU - inset(), true);
  walk(toU - inset(), fromU + inset(), false);
  return { line, isLoop: true, cells };
}

/** Short lanes that leave a lane through the middle of a stretch to either side, of differing lengths. */
export function ribs({ at }: Frame, stretch: Stretch, { reachM, random }: Habit): Lane[] {
  const lanes: Lane[] = [];
  const { fromU, toU, sidesAt } = stretch;
  for (const side of [-1, 1]) {
    const step = (): number => 2 * reachM * between(ribsApart, random());
    for (let u = fromU + step() / 2; u < toU - 0.3 * reachM; u += step()) {
      const { low, high } = sidesAt(u);
      const middle = (low + high) / 2;
      const toV = (high - low) / 2 - reachM * between(ribEnd, random());
      const fromV = 0.3 * reachM;
      if (toV - fromV < 18) continue;
      const lean = (random() - 0.5) * 0.5 * (toV - fromV);
      const line = [...at(u, middle + side * fromV), ...at(u + lean, middle + side * toV)];
      lanes.push({ line, isLoop: false, cells: [] });
    }
  }
  return lanes;
}
