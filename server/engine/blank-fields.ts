import type { DistanceField } from '../analysis/distance-field.ts';

/** Fields that are kept at a time: what the map shows, and what it showed before. */
const fieldsMax = 2;

/**
 * The distance fields of all cities, the latest used last. They lie on shared memory: a worker makes one, the pool keeps
 * it and hands it to every worker that runs a question about the same dataset. A field of a version that is no longer
 * served goes with it.
 */
export class DistanceFields {
  private readonly kept: { datasetId: string; field: DistanceField }[] = [];

  /** Whether another can be kept without dropping one. */
  get hasRoom(): boolean {
    return this.kept.length < fieldsMax;
  }

  of(datasetId: string): DistanceField[] {
    return this.kept.filter((each) => each.datasetId === datasetId).map(({ field }) => field);
  }

  keep(datasetId: string, field: DistanceField): void {
    this.drop((other) => other.datasetId === datasetId && other.field.key === field.key);
    this.kept.push({ datasetId, field });
    if (this.kept.length > fieldsMax) this.kept.shift();
  }

  forget(datasetId: string): void {
    this.drop((each) => each.datasetId === datasetId);
  }

  private drop(which: (each: { datasetId: string; field: DistanceField }) => boolean): void {
    for (let i = this.kept.length - 1; i >= 0; i--) if (which(this.kept[i])) this.kept.splice(i, 1);
  }
}
