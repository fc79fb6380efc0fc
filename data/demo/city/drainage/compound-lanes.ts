import { frameOf, stretchesOf, type Raster } from './land-frame.ts';
import { culDeSac, loopRoad, ribs, type Habit, type Lane } from './lane-forms.ts';

/** Compounds are larger than the first and seldom larger than the last, in squares as wide as a lane serves. */
const compoundSizes = [2.6, 8.5] as const;
/** Land that fills less of its frame than this is bent, and is divided where it is not small. */
const leastFilled = 0.62;
/** A lane through the middle serves land this much wider than it reaches: what is left at the sides are corners. */
const widerM = 14;

/**
 * Lanes for a piece of land, so that most of it lies within `reachM` of one. Land larger than a compound is divided
 * across its longer side, a little askew, again and again. A narrow compound has one lane through its middle; a wide
 * one a loop or a lane with ribs. No two have the same bends, size or slant. `grain` is the direction of the
 * buildings; `random` in [0, 1) makes every choice.
 */
export function compoundLanes(
  cells: readonly number[],
  raster: Raster,
  grain: number,
  reachM: number,
  random: () => number,
): Lane[] {
  const squareM = 2 * reachM;
  const straight = frameOf(cells, raster, grain);
  const isNarrow = straight.widthM <= squareM + widerM;
  const tilt = !isNarrow && random() < 0.4 ? (random() - 0.5) * 0.6 : 0;
  const frame = tilt === 0 ? straight : frameOf(cells, raster, grain + tilt);
  const { lengthM, widthM, lowU, lowV, spots } = frame;
  const areaM2 = cells.length * raster.cellM ** 2;
  const [least, most] = compoundSizes;
  const isLarge = areaM2 > (least + (most - least) * random() ** 1.5) * squareM ** 2 && widthM > 0.8 * squareM;
  const isBent = areaM2 < leastFilled * lengthM * widthM && widthM > squareM;
  if (lengthM > 1.8 * squareM && (isLarge || isBent)) {
    const slant = (random() - 0.5) * 0.7;
    const borderU = lowU + lengthM * (0.36 + 0.28 * random());
    const isBelow = ({ u, v }: { u: number; v: number }): boolean => u + slant * (v - lowV - widthM / 2) < borderU;
    return [true, false].flatMap((below) => {
      const part = spots.filter((spot) => isBelow(spot) === below).map(({ cell }) => cell);
      return part.length > 0 ? compoundLanes(part, raster, grain, reachM, random) : [];
    });
  }
  const habit: Habit = { reachM, paceM: 58 + 24 * random(), random };
  return stretchesOf(frame, raster.cellM).flatMap((stretch) => {
    const shorterM = Math.min(stretch.widthM, stretch.toU - stretch.fromU);
    if (stretch.widthM <= squareM + widerM) return [culDeSac(frame, stretch, habit)];
    if (shorterM > 1.35 * squareM && random() < 0.75) return [loopRoad(frame, stretch, habit)];
    return [culDeSac(frame, stretch, habit), ...ribs(frame, stretch, habit)];
  });
}
