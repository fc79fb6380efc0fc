import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { getLayer } from '../../data/model/layers.ts';
import { textOf } from './city-network.ts';
import type { AnalysisDataset, LayerColumns } from './columns.ts';
import { distanceToLine, lineTouches } from './trace-seeds.ts';

/** Layers whose records a trace reports when it comes near them. */
export const touchedLayers = [
  'flood_points',
  'underpasses',
  'underground_spaces',
  'old_communities',
  'heritage_districts',
] as const;

export interface TouchedRecord {
  layer: string;
  key: string;
  name: string | null;
  distanceM: number;
}

/**
 * Records of `touchedLayers` that traced pipes come near: points within `nearM`, polygons that a pipe crosses. Nearest
 * first within a layer. `records` are those of the pipes layer.
 */
export function touchedBy(dataset: AnalysisDataset, records: readonly number[], nearM: number): TouchedRecord[] {
  const { pipes } = dataset.layers;
  if (!pipes) return [];
  return touchedLayers.flatMap((id) => {
    const layer = dataset.layers[id];
    if (!layer?.indexXy) return [];
    const nearestM =
      getLayer(id).geometry === 'polygon' ? crossed(layer, pipes, records) : within(layer, pipes, records, nearM);
    const name = textOf(layer, 'name');
    return [...nearestM]
      .sort(([a, am], [b, bm]) => am - bm || a - b)
      .map(([record, distanceM]) => ({ layer: id, key: layer.keys[record], name: name(record) ?? null, distanceM }));
  });
}

function within(
  points: LayerColumns,
  pipes: LayerColumns,
  records: readonly number[],
  nearM: number,
): Map<number, number> {
  const nearest = new Map<number, number>();
  const index = Flatbush.from(points.indexXy!);
  for (const pipe of records) {
    const [minX, minY, maxX, maxY] = pipes.bboxXy.subarray(4 * pipe, 4 * pipe + 4);
    for (const record of index.search(minX - nearM, minY - nearM, maxX + nearM, maxY + nearM)) {
      const apartM = distanceToLine(pipes, pipe, points.bboxXy[4 * record], points.bboxXy[4 * record + 1]);
      if (apartM <= nearM && apartM < (nearest.get(record) ?? Infinity)) nearest.set(record, apartM);
    }
  }
  return nearest;
}

function crossed(polygons: LayerColumns, pipes: LayerColumns, records: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  const edges = new Map<number, PolygonEdges>();
  const index = Flatbush.from(polygons.indexXy!);
  for (const pipe of records) {
    const [minX, minY, maxX, maxY] = pipes.bboxXy.subarray(4 * pipe, 4 * pipe + 4);
    for (const record of index.search(minX, minY, maxX, maxY)) {
      if (found.has(record)) continue;
      let polygon = edges.get(record);
      if (!polygon) edges.set(record, (polygon = new PolygonEdges(rings(polygons, record))));
      if (lineTouches(pipes, pipe, polygon)) found.set(record, 0);
    }
  }
  return found;
}

function rings({ featureParts, partRings, ringStarts, xy }: LayerColumns, record: number): Float64Array[] {
  const list = [];
  for (let ring = partRings[featureParts[record]]; ring < partRings[featureParts[record + 1]]; ring++) {
    list.push(xy.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1]));
  }
  return list;
}
