import type { CountedPipes } from './counted-pipes.ts';
import type { CellFigures } from './density-types.ts';
import { pipeClasses, type ClassName, type RecordClasses } from './pipe-classes.ts';
import { round4 } from './to-lon-lat.ts';

/** Lengths of pipe by cell, and in each cell by kind and by the other classes asked for. */
export class LengthTally {
  private readonly dimensions: readonly RecordClasses[];
  /** Where the classes of each dimension begin among those of a cell. */
  private readonly starts: readonly number[];
  private readonly shown: readonly (readonly { name: string; at: number }[])[];
  private readonly by: readonly ClassName[];
  private readonly width: number;
  private sums: Float64Array;

  /** A class is listed where a counted pipe has it, so that every cell lists the same ones. */
  constructor(pipes: CountedPipes, by: readonly ClassName[]) {
    this.by = by;
    this.dimensions = ['kind' as const, ...by].map((dimension) => pipeClasses(pipes.pipes, dimension));
    let width = 0;
    this.starts = this.dimensions.map(({ names }) => (width += names.length) - names.length);
    this.width = width;
    this.sums = new Float64Array(64 * width);
    this.shown = this.dimensions.map((classes, d) =>
      pipes.presentClasses(classes).map((i) => ({ name: classes.names[i], at: this.starts[d] + i })),
    );
  }

  /** Adds a length of a pipe to a cell. */
  add(cell: number, pipe: number, lengthM: number): void {
    const base = cell * this.width;
    if (base + this.width > this.sums.length) this.grow(base + this.width);
    for (let d = 0; d < this.dimensions.length; d++) {
      this.sums[base + this.starts[d] + this.dimensions[d].codes[pipe]] += lengthM;
    }
  }

  /** Figures of a cell over its land; a cell that nothing was added to has zeros. */
  figures(cell: number, landM2: number): CellFigures {
    const base = cell * this.width;
    const list = (d: number): Record<string, number> => {
      const lengths: Record<string, number> = {};
      for (const { name, at } of this.shown[d]) lengths[name] = round4(this.sums[base + at] ?? 0);
      return lengths;
    };
    const lengthM = this.lengthM(cell);
    const figures: CellFigures = {
      lengthM: round4(lengthM),
      landM2: round4(landM2),
      // km over km² is metres over m², times a thousand.
      densityKmPerKm2: landM2 > 0 ? round4((lengthM / landM2) * 1000) : null,
      lengthByKindM: list(0),
    };
    this.by.forEach((name, i) => (figures[lengthFields[name]] = list(i + 1)));
    return figures;
  }

  /** Adds the lengths of the first `cells` cells to another tally's cell. */
  addAllTo(total: LengthTally, cell: number, cells: number): void {
    total.grow((cell + 1) * this.width);
    for (let at = 0, end = Math.min(cells * this.width, this.sums.length); at < end; at++) {
      total.sums[cell * this.width + (at % this.width)] += this.sums[at];
    }
  }

  /** Length in a cell, metres. */
  lengthM(cell: number): number {
    let lengthM = 0;
    for (let at = cell * this.width, i = 0; i < this.dimensions[0].names.length; i++) lengthM += this.sums[at + i] ?? 0;
    return lengthM;
  }

  private grow(needed: number): void {
    const larger = new Float64Array(Math.max(needed, this.sums.length * 2));
    larger.set(this.sums);
    this.sums = larger;
  }
}

const lengthFields = {
  size: 'lengthBySizeM',
  material: 'lengthByMaterialM',
  decade: 'lengthByDecadeM',
} as const satisfies Record<ClassName, keyof CellFigures>;
