import initGeos from 'geos-wasm';
import { ringArea } from '../../data/geo/polygon-ring.ts';
import type { PolygonOps, Shape, ShapeParts, ShapeRing } from '../analysis/polygon-ops.ts';

/** Geometry type numbers of the GEOS C API. */
const polygonType = 3;
const multiPolygonType = 6;

/**
 * `PolygonOps` by GEOS (WebAssembly, LGPL, loaded unmodified). One instance per thread: its memory is that of the
 * module. Results keep only polygons; lines and points that an overlay leaves have no area.
 */
export async function createGeosPolygonOps(): Promise<PolygonOps> {
  let lastMessage = '';
  const geos = await initGeos({ errorHandler: (message) => (lastMessage = message) });
  const { Module: memory } = geos;
  const scratch = memory._malloc(64);
  const arenas: Set<number>[] = [];
  let bufferSize = 0;
  let buffer = 0;

  const own = (pointer: number): Shape => {
    if (!pointer) throw new Error(`GEOS: ${lastMessage || 'operation failed'}`);
    arenas.at(-1)?.add(pointer);
    return pointer as Shape;
  };
  const destroy = (pointer: number): void => {
    geos.GEOSGeom_destroy(pointer);
  };

  /** Address of room for `values` doubles; valid until the next call. */
  const room = (values: number): number => {
    if (values > bufferSize) {
      if (buffer) memory._free(buffer);
      bufferSize = Math.max(values, 2 * bufferSize, 4096);
      buffer = memory._malloc(8 * bufferSize);
    }
    return buffer;
  };
  const pointersTo = <T>(pointers: readonly number[], use: (address: number) => T): T => {
    const address = memory._malloc(4 * Math.max(1, pointers.length));
    memory.HEAP32.set(pointers, address >> 2);
    try {
      return use(address);
    } finally {
      memory._free(address);
    }
  };

  const linearRing = (ring: ShapeRing): number => {
    const address = room(ring.length);
    memory.HEAPF64.set(ring, address >> 3);
    return geos.GEOSGeom_createLinearRing(geos.GEOSCoordSeq_copyFromBuffer(address, ring.length / 2, 0, 0));
  };
  const single = (rings: readonly ShapeRing[]): number => {
    const [shell, ...holes] = rings.map(linearRing);
    return pointersTo(holes, (address) => geos.GEOSGeom_createPolygon(shell, address, holes.length));
  };
  /** Takes the pointers over: they live and end with the collection. */
  const collect = (pointers: readonly number[]): number =>
    pointersTo(pointers, (address) => geos.GEOSGeom_createCollection(multiPolygonType, address, pointers.length));

  const eachPolygon = (pointer: number, visit: (polygon: number) => void): void => {
    const type = geos.GEOSGeomTypeId(pointer);
    if (type === polygonType) {
      if (!geos.GEOSisEmpty(pointer)) visit(pointer);
    } else if (type >= 4) {
      const count = geos.GEOSGetNumGeometries(pointer);
      for (let i = 0; i < count; i++) eachPolygon(geos.GEOSGetGeometryN(pointer, i), visit);
    }
  };
  /** Only the polygons of a result. */
  const areal = (pointer: number): Shape => {
    const shape = own(pointer);
    const type = geos.GEOSGeomTypeId(pointer);
    if (type === polygonType || type === multiPolygonType) return shape;
    const polygons: number[] = [];
    eachPolygon(pointer, (polygon) => polygons.push(geos.GEOSGeom_clone(polygon)));
    return own(collect(polygons));
  };

  const readRing = (ring: number, counterClockwise: boolean): Float64Array => {
    const sequence = geos.GEOSGeom_getCoordSeq(ring);
    geos.GEOSCoordSeq_getSize(sequence, scratch);
    const count = memory.getValue(scratch, 'i32');
    const address = room(2 * count);
    geos.GEOSCoordSeq_copyToBuffer(sequence, address, 0, 0);
    const xy = memory.HEAPF64.slice(address >> 3, (address >> 3) + 2 * count);
    return ringArea(xy) > 0 === counterClockwise ? xy : reversed(xy);
  };

  /** Outer ring counter-clockwise, holes clockwise. */
  const ringsOf = (polygon: number): Float64Array[] => {
    const rings = [readRing(geos.GEOSGetExteriorRing(polygon), true)];
    const holes = geos.GEOSGetNumInteriorRings(polygon);
    for (let i = 0; i < holes; i++) rings.push(readRing(geos.GEOSGetInteriorRingN(polygon, i), false));
    return rings;
  };

  return {
    arena(work) {
      const mine = new Set<number>();
      arenas.push(mine);
      try {
        return work();
      } finally {
        arenas.pop();
        for (const pointer of mine) destroy(pointer);
      }
    },
    keep(shape) {
      // A shape of somebody else lives as long as they say: the keeper gets its own copy, which `release` frees.
      return arenas.at(-1)?.delete(shape) ? shape : (geos.GEOSGeom_clone(shape) as Shape);
    },
    release: (shape) => destroy(shape),

    polygon: (parts) => own(parts.length === 1 ? single(parts[0]) : collect(parts.map(single))),
    box: (minX, minY, maxX, maxY) => own(single([[minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY]])),
    union(shapes) {
      const polygons: number[] = [];
      for (const shape of shapes) eachPolygon(shape, (polygon) => polygons.push(geos.GEOSGeom_clone(polygon)));
      const collection = collect(polygons);
      try {
        // Parcels mostly keep apart: those that do are not looked at together.
        return areal(geos.GEOSDisjointSubsetUnion(collection));
      } finally {
        destroy(collection);
      }
    },
    intersection: (a, b) => areal(geos.GEOSIntersection(a, b)),
    difference: (a, b) => areal(geos.GEOSDifference(a, b)),

    area(shape) {
      geos.GEOSArea(shape, scratch);
      return memory.getValue(scratch, 'double');
    },
    isEmpty: (shape) => Boolean(geos.GEOSisEmpty(shape)),
    bounds(shape) {
      if (geos.GEOSisEmpty(shape)) return [Infinity, Infinity, -Infinity, -Infinity];
      const read = (get: (geometry: number, address: number) => number): number => {
        get(shape, scratch);
        return memory.getValue(scratch, 'double');
      };
      return [
        read((g, p) => geos.GEOSGeom_getXMin(g, p)),
        read((g, p) => geos.GEOSGeom_getYMin(g, p)),
        read((g, p) => geos.GEOSGeom_getXMax(g, p)),
        read((g, p) => geos.GEOSGeom_getYMax(g, p)),
      ];
    },
    parts(shape) {
      const parts: ShapeParts = [];
      eachPolygon(shape, (polygon) => parts.push(ringsOf(polygon)));
      return parts;
    },
    findFault(shape) {
      if (geos.GEOSisValidDetail(shape, 0, scratch, scratch + 8) === 1) return undefined;
      const text = memory.getValue(scratch, 'i32');
      const place = memory.getValue(scratch + 8, 'i32');
      const reason = text ? memory.UTF8ToString(text) : 'invalid';
      const fault = { reason, x: NaN, y: NaN };
      if (place) {
        geos.GEOSGeomGetX(place, scratch + 16);
        geos.GEOSGeomGetY(place, scratch + 24);
        fault.x = memory.getValue(scratch + 16, 'double');
        fault.y = memory.getValue(scratch + 24, 'double');
        destroy(place);
      }
      if (text) geos.GEOSFree(text);
      return fault;
    },
    repair: (shape) => areal(geos.GEOSMakeValid(shape)),
  };
}

function reversed(xy: Float64Array): Float64Array {
  const result = new Float64Array(xy.length);
  for (let i = 0; i < xy.length; i += 2) {
    result[i] = xy[xy.length - 2 - i]!;
    result[i + 1] = xy[xy.length - 1 - i]!;
  }
  return result;
}
