import { kindNames } from './counted-pipes.ts';
import type { CellFigures } from './density-types.ts';
import { round4 } from './to-lon-lat.ts';

const kinds = kindNames.length;

/** Lengths by kind for a growing number of cells. */
export class LengthSums {
  private sums = new Float64Array(64 * kinds);
  private readonly cellOf = new Map<number, number>();

  /** Number of cells. */
  get size(): number {
    return this.cellOf.size;
  }

  keys(): IterableIterator<number> {
    return this.cellOf.keys();
  }

  add(key: number, kind: number, lengthM: number): void {
    this.sums[this.touch(key) * kinds + kind] += lengthM;
  }

  /** Makes the cell exist, with nothing in it; returns its place. */
  touch(key: number): number {
    const known = this.cellOf.get(key);
    if (known !== undefined) return known;
    const cell = this.cellOf.size;
    this.cellOf.set(key, cell);
    if ((cell + 1) * kinds > this.sums.length) {
      const larger = new Float64Array(this.sums.length * 2);
      larger.set(this.sums);
      this.sums = larger;
    }
    return cell;
  }

  /** Lengths of a cell, in the order of `kindNames`. */
  of(key: number): Float64Array {
    const cell = this.cellOf.get(key);
    return cell === undefined ? new Float64Array(kinds) : this.sums.slice(cell * kinds, (cell + 1) * kinds);
  }
}

/** Figures of a cell; only kinds that `shown` names are listed. */
export function figuresOf(lengths: Float64Array, landM2: number, shown: readonly boolean[]): CellFigures {
  const lengthM = lengths.reduce((sum, value) => sum + value, 0);
  return {
    lengthM: round4(lengthM),
    landM2: round4(landM2),
    // km over km² is metres over m², times a thousand.
    densityKmPerKm2: landM2 > 0 ? round4((lengthM / landM2) * 1000) : null,
    lengthByKindM: Object.fromEntries(
      kindNames.flatMap((name, i) => (shown[i] ? [[name, round4(lengths[i])] as const] : [])),
    ),
  };
}
