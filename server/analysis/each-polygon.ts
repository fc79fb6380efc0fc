import type { GeometryColumns } from './columns.ts';

/** Visits the records of a polygon layer with all rings of all their parts, x and y in the working CRS. */
export function eachPolygon(
  layer: GeometryColumns | undefined,
  visit: (record: number, rings: Float64Array[]) => void,
): void {
  if (!layer) return;
  const { count, featureParts, partRings, ringStarts, xy } = layer;
  for (let record = 0; record < count; record++) {
    const rings: Float64Array[] = [];
    for (let ring = partRings[featureParts[record]]; ring < partRings[featureParts[record + 1]]; ring++) {
      rings.push(xy.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1]));
    }
    visit(record, rings);
  }
}
