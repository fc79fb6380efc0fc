import type { GeometryKind } from '../model/catalogue.ts';
import type { Bbox, Geometry, Position } from '../model/feature.ts';
import type { IssueCode } from '../model/issue.ts';
import type { Projection } from '../geo/crs.ts';
import { areaOfUse } from '../geo/crs-area.ts';
import type { SourceGeometry } from './source-record.ts';

/** A geometry in WGS 84, or why there is none. `unclosed` counts rings that had to be closed. */
export type ReadGeometry =
  | { geometry: Geometry; unclosed: number; problem?: undefined }
  | { problem: IssueCode; value?: string };

/** How many lists of lists stand around the positions of each type, and what kind of layer takes it. */
const types: Record<string, { kind: GeometryKind; depth: number }> = {
  Point: { kind: 'point', depth: 0 },
  MultiPoint: { kind: 'point', depth: 1 },
  LineString: { kind: 'line', depth: 1 },
  MultiLineString: { kind: 'line', depth: 2 },
  Polygon: { kind: 'polygon', depth: 2 },
  MultiPolygon: { kind: 'polygon', depth: 3 },
};

class Unfit extends Error {
  readonly problem: IssueCode;
  constructor(problem: IssueCode, value: string) {
    super(value);
    this.problem = problem;
  }
}

/** A function that checks geometries of a source CRS and turns them into WGS 84 with nine decimals, heights dropped. */
export function createGeometryReader(
  kind: GeometryKind,
  projection: Projection,
): (source: SourceGeometry | null) => ReadGeometry {
  const area = areaOfUse(projection.crs);
  let unclosed = 0;

  const position = (value: unknown): Position => {
    if (!Array.isArray(value)) throw new Unfit('geometry-unreadable', show(value));
    const [x, y] = value as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
      throw new Unfit('geometry-unreadable', show(value));
    }
    const [lon, lat] = projection.geographic ? [x, y] : projection.inverse(x, y);
    if (!inside(lon, lat, area) || (!projection.geographic && Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
      throw new Unfit('geometry-outside', `${x}, ${y}`);
    }
    return [round9(lon), round9(lat)];
  };

  const path = (value: unknown, isRing: boolean): Position[] => {
    if (!Array.isArray(value)) throw new Unfit('geometry-unreadable', show(value));
    const positions = value.map(position);
    const [first] = positions;
    const last = positions.at(-1);
    if (isRing && first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      positions.push([...first]);
      unclosed++;
    }
    if (positions.length < (isRing ? 4 : 2)) throw new Unfit('geometry-unreadable', show(value));
    return positions;
  };

  const read = (value: unknown, depth: number): unknown => {
    if (depth === 0) return position(value);
    if (depth === 1 && kind !== 'point') return path(value, kind === 'polygon');
    if (!Array.isArray(value) || value.length === 0) throw new Unfit('geometry-unreadable', show(value));
    return value.map((part) => read(part, depth - 1));
  };

  return (source) => {
    if (!source) return { problem: 'geometry-missing' };
    if (source.type === 'Unreadable') return { problem: 'geometry-unreadable', value: source.text ?? '' };
    const type = types[source.type];
    if (type?.kind !== kind) return { problem: 'geometry-wrong-type', value: source.type };
    if (Array.isArray(source.coordinates) && source.coordinates.length === 0) {
      return { problem: 'geometry-missing', value: `${source.type} EMPTY` };
    }
    unclosed = 0;
    try {
      const coordinates = read(source.coordinates, type.depth);
      return { geometry: { type: source.type, coordinates } as Geometry, unclosed };
    } catch (error) {
      if (error instanceof Unfit) return { problem: error.problem, value: error.message };
      throw error;
    }
  };
}

function inside(lon: number, lat: number, area: Bbox | undefined): boolean {
  const [west, south, east, north] = area ?? [-180, -90, 180, 90];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Nine decimals: 0.1 mm on the ground. */
function round9(degrees: number): number {
  return Math.round(degrees * 1e9) / 1e9;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 80);
}
