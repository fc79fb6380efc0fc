import initGeos from 'geos-wasm';
import Flatbush from 'flatbush';
import type { GeometryColumns } from '../../analysis/columns.ts';
import { partsOf } from '../../analysis/city-land.ts';

/** Chords per quarter circle of the reference buffers. */
const quadrantSegments = 64;

/**
 * Blank areas as somebody who knows GEOS would ask it for them: pipes and parcels are made once and indexed; then for
 * each parcel the pipes within reach are buffered, merged (the quickest of GEOS' ways to merge them), and taken off. An
 * independent reference and a peer.
 */
export async function geosBlankAreas(pipes: GeometryColumns, parcels: GeometryColumns) {
  const geos = await initGeos();
  const { Module: memory } = geos;
  let [room, size] = [0, 0];
  const sequence = (xy: Float64Array | number[]): number => {
    if (xy.length > size) {
      if (room) memory._free(room);
      size = 2 * xy.length;
      room = memory._malloc(8 * size);
    }
    memory.HEAPF64.set(xy, room >> 3);
    return geos.GEOSCoordSeq_copyFromBuffer(room, xy.length / 2, 0, 0);
  };
  const list = <T>(pointers: readonly number[], use: (address: number) => T): T => {
    const address = memory._malloc(4 * Math.max(1, pointers.length));
    memory.HEAP32.set(pointers, address >> 2);
    const result = use(address);
    memory._free(address);
    return result;
  };
  const lines: number[] = [];
  const index = new Flatbush(pipes.count);
  for (let i = 0; i < pipes.count; i++) {
    const ring = pipes.partRings[pipes.featureParts[i]];
    const xy = pipes.xy.subarray(2 * pipes.ringStarts[ring], 2 * pipes.ringStarts[ring + 1]);
    lines.push(geos.GEOSGeom_createLineString(sequence(xy)));
    index.add(...(pipes.bboxXy.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number]));
  }
  index.finish();
  const shapes = Array.from({ length: parcels.count }, (_, i) => {
    const [[shell, ...holes]] = partsOf(parcels as never, i);
    const ring = (xy: Float64Array | number[]): number => geos.GEOSGeom_createLinearRing(sequence(xy));
    return list(holes.map(ring), (address) => geos.GEOSGeom_createPolygon(ring(shell), address, holes.length));
  });
  const scratch = memory._malloc(8);
  const areaOf = (geometry: number): number => {
    geos.GEOSArea(geometry, scratch);
    return memory.getValue(scratch, 'double');
  };

  /** Blank area of every n-th parcel, m². */
  return function blankM2(distanceM: number, every = 1): number {
    let sum = 0;
    for (let i = 0; i < parcels.count; i += every) {
      const [minX, minY, maxX, maxY] = parcels.bboxXy.subarray(4 * i, 4 * i + 4);
      const prepared = geos.GEOSPrepare(shapes[i]);
      const buffers = index
        .search(minX - distanceM, minY - distanceM, maxX + distanceM, maxY + distanceM)
        .filter((pipe) => geos.GEOSPreparedDistanceWithin(prepared, lines[pipe], distanceM) === 1)
        .map((pipe) => geos.GEOSBuffer(lines[pipe], distanceM, quadrantSegments));
      geos.GEOSPreparedGeom_destroy(prepared);
      const all = list(buffers, (address) => geos.GEOSGeom_createCollection(6, address, buffers.length));
      const covered = geos.GEOSDisjointSubsetUnion(all);
      const blank = geos.GEOSDifference(shapes[i], covered);
      sum += areaOf(blank);
      for (const geometry of [all, covered, blank]) geos.GEOSGeom_destroy(geometry);
    }
    return sum;
  };
}
