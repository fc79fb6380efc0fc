/** A polygon or several, held by whoever implements `PolygonOps`. */
export type Shape = number & { readonly isShape: unique symbol };

export type ShapeRing = Float64Array | number[];

/** Parts of a shape: outer ring (counter-clockwise), then holes (clockwise); closed, x and y interleaved, metres. */
export type ShapeParts = ShapeRing[][];

export interface ShapeFault {
  /** In words, English. */
  reason: string;
  x: number;
  y: number;
}

/**
 * Boolean operations on polygons, planar, double precision. They keep only what has area. Shapes live in the arena they
 * were made in and end with it, unless kept.
 */
export interface PolygonOps {
  /** Runs `work` and frees every shape it made, those given to `keep` excepted. Arenas nest. */
  arena<T>(work: () => T): T;
  /** Takes a shape out of its arena; it lives until `release`. */
  keep(shape: Shape): Shape;
  /** Ends a kept shape. */
  release(shape: Shape): void;

  polygon(parts: ShapeParts): Shape;
  box(minX: number, minY: number, maxX: number, maxY: number): Shape;
  union(shapes: readonly Shape[]): Shape;
  intersection(a: Shape, b: Shape): Shape;
  difference(a: Shape, b: Shape): Shape;

  /** m² */
  area(shape: Shape): number;
  isEmpty(shape: Shape): boolean;
  /** minX, minY, maxX, maxY; of an empty shape Infinity … −Infinity. */
  bounds(shape: Shape): [number, number, number, number];
  parts(shape: Shape): ShapeParts;
  /** What makes a polygon invalid, and where; undefined for a valid one. */
  findFault(shape: Shape): ShapeFault | undefined;
  /** A valid shape that covers what the invalid one encloses. */
  repair(shape: Shape): Shape;
}
