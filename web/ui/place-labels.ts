/** A label that wants a place: boxes it would take, the best first. */
export interface LabelWish {
  id: string;
  /** Of two labels that want the same place the higher gets it; of equal ones the earlier. */
  priority: number;
  /** Left, top, right, bottom, px. */
  boxes: readonly LabelBox[];
}

export type LabelBox = readonly [left: number, top: number, right: number, bottom: number];

export interface PlacedLabels {
  /** The box each label got. */
  placed: ReadonlyMap<string, LabelBox>;
  /** How many got none. */
  dropped: number;
}

/**
 * Gives each label the first of its boxes that is free and within `frame`, the more important labels first; no two
 * boxes overlap. `taken` are places where no label may stand.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  frame: LabelBox,
  taken: readonly LabelBox[] = [],
): PlacedLabels {
  const placed = new Map<string, LabelBox>();
  const used = [...taken];
  const ranked = wishes.map((wish, i) => ({ wish, i })).sort((a, b) => b.wish.priority - a.wish.priority || a.i - b.i);
  for (const { wish } of ranked) {
    const box = wish.boxes.find(
      (candidate) => isWithin(candidate, frame) && !used.some((other) => overlap(candidate, other)),
    );
    if (!box) continue;
    placed.set(wish.id, box);
    used.push(box);
  }
  return { placed, dropped: wishes.length - placed.size };
}

/** What is moved right to the edge may miss it by a rounding, px. */
const roundingPx = 1e-6;

function isWithin(box: LabelBox, frame: LabelBox): boolean {
  return (
    box[0] >= frame[0] - roundingPx &&
    box[1] >= frame[1] - roundingPx &&
    box[2] <= frame[2] + roundingPx &&
    box[3] <= frame[3] + roundingPx
  );
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
