import Flatbush from 'flatbush';
import type { LayerColumns } from './columns.ts';
import type { RecordClasses } from './pipe-classes.ts';
import type { ZoneGrid } from './zone-grid.ts';

/** Points of a layer in each area by class: `area * names.length + class`. Of several points in one record the first counts. */
export function pointsInAreas(columns: LayerColumns, areas: ZoneGrid, { names, codes }: RecordClasses): Uint32Array {
  const counts = new Uint32Array(areas.size * names.length);
  const { featureParts, partRings, ringStarts, xy } = columns;
  for (const feature of Flatbush.from(columns.indexXy!).search(...areas.box)) {
    const vertex = ringStarts[partRings[featureParts[feature]]];
    for (const area of areas.zonesAt(xy[2 * vertex], xy[2 * vertex + 1]))
      counts[area * names.length + codes[feature]]++;
  }
  return counts;
}
