/** An independent planar geometry for tests: JSTS, which shares no code with GEOS' WebAssembly build or the analyses. */
export interface Planar {
  polygon(rings: number[][][]): PlanarGeometry;
  line(positions: number[][]): PlanarGeometry;
  /** Buffer with `quadrantSegments` chords per quarter circle. */
  buffer(geometry: PlanarGeometry, distanceM: number, quadrantSegments: number): PlanarGeometry;
  union(geometries: PlanarGeometry[]): PlanarGeometry;
  intersection(a: PlanarGeometry, b: PlanarGeometry): PlanarGeometry;
  difference(a: PlanarGeometry, b: PlanarGeometry): PlanarGeometry;
  point(position: number[]): PlanarGeometry;
  distance(a: PlanarGeometry, b: PlanarGeometry): number;
  /** Areas of the separate polygons of a geometry. */
  areas(geometry: PlanarGeometry): number[];
}

export interface PlanarGeometry {
  getArea(): number;
  getLength(): number;
  getBoundary(): PlanarGeometry;
  getEnvelopeInternal(): Envelope;
  getNumGeometries(): number;
  getGeometryN(i: number): PlanarGeometry;
  isEmpty(): boolean;
}

interface Envelope {
  intersects(other: Envelope): boolean;
}

type Overlay = (a: PlanarGeometry, b: PlanarGeometry) => PlanarGeometry;
interface Factory {
  createLinearRing(coordinates: unknown[]): unknown;
  createPolygon(shell: unknown, holes: unknown[]): PlanarGeometry;
  createLineString(coordinates: unknown[]): PlanarGeometry;
  createPoint(coordinate: unknown): PlanarGeometry;
  createGeometryCollection(geometries: PlanarGeometry[]): PlanarGeometry;
}

/** The package's types do not belong to its module files, so its classes are typed here. */
async function load<T>(name: string): Promise<T> {
  return ((await import(`jsts/org/locationtech/jts/${name}.js`)) as { default: T }).default;
}

export async function loadPlanar(): Promise<Planar> {
  const GeometryFactory = await load<new () => Factory>('geom/GeometryFactory');
  const Coordinate = await load<new (x: number, y: number) => unknown>('geom/Coordinate');
  const Buffer = await load<{ bufferOp(g: PlanarGeometry, distance: number, segments: number): PlanarGeometry }>(
    'operation/buffer/BufferOp',
  );
  const Union = await load<{ union(g: PlanarGeometry): PlanarGeometry | null }>('operation/union/UnaryUnionOp');
  const Snap = await load<{ intersection: Overlay; difference: Overlay }>(
    'operation/overlay/snap/SnapIfNeededOverlayOp',
  );
  const Distance = await load<{ distance(a: PlanarGeometry, b: PlanarGeometry): number }>(
    'operation/distance/DistanceOp',
  );
  const factory = new GeometryFactory();
  const coordinates = (positions: number[][]): unknown[] => positions.map(([x, y]) => new Coordinate(x, y));
  const ring = (positions: number[][]): unknown => factory.createLinearRing(coordinates(positions));
  return {
    polygon: ([shell, ...holes]) => factory.createPolygon(ring(shell), holes.map(ring)),
    line: (positions) => factory.createLineString(coordinates(positions)),
    buffer: (geometry, distanceM, quadrantSegments) => Buffer.bufferOp(geometry, distanceM, quadrantSegments),
    union: (geometries) =>
      Union.union(factory.createGeometryCollection(geometries)) ?? factory.createGeometryCollection([]),
    intersection: Snap.intersection,
    difference: Snap.difference,
    point: ([x, y]) => factory.createPoint(new Coordinate(x, y)),
    distance: (a, b) => Distance.distance(a, b),
    areas(geometry) {
      const parts = Array.from({ length: geometry.getNumGeometries() }, (_, i) => geometry.getGeometryN(i));
      return parts.map((part) => part.getArea()).filter((area) => area > 0);
    },
  };
}
