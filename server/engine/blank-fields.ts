import type { DistanceField } from '../analysis/distance-field.ts';

/** Fields that are kept at a time: what the map shows, and what it showed before. */
const fieldsMax = 2;

/**
 * The distance fields of all cities, the latest used last. They lie on shared memory: a worker makes one, the pool keeps
 * it and hands it to every worker that runs a question about the same dataset. A field of a version that is no longer
 * served goes with it.
 */
export class DistanceFields {
  private readonly fields: DistanceField[] = [];

  of(datasetId: string): DistanceField[] {
    return this.fields.filter((field) => field.datasetId === datasetId);
  }

  keep(field: DistanceField): void {
    this.drop((other) => other.datasetId === field.datasetId && other.key === field.key);
    this.fields.push(field);
    if (this.fields.length > fieldsMax) this.fields.shift();
  }

  forget(datasetId: string): void {
    this.drop((field) => field.datasetId === datasetId);
  }

  private drop(which: (field: DistanceField) => boolean): void {
    for (let i = this.fields.length - 1; i >= 0; i--) if (which(this.fields[i])) this.fields.splice(i, 1);
  }
}
