import { Type } from 'typebox';
import type { Bbox, Geometry, PolygonGeometry, Position } from '../../data/model/feature.ts';

/** Longitude, latitude in degrees; a height is accepted and ignored. */
const position = Type.Array(Type.Number(), { minItems: 2, maxItems: 3 });
const ring = Type.Array(position, { minItems: 4 });

/** GeoJSON Polygon or MultiPolygon in WGS 84. Ring validity is checked by the analysis, which names the place. */
export const PolygonInput = Type.Unsafe<PolygonGeometry>(
  Type.Union([
    Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(ring, { minItems: 1 }) }),
    Type.Object({
      type: Type.Literal('MultiPolygon'),
      coordinates: Type.Array(Type.Array(ring, { minItems: 1 }), { minItems: 1 }),
    }),
  ]),
);

const positions = Type.Array(position, { minItems: 1 });

/** GeoJSON point, line or polygon in WGS 84. */
export const GeometryInput = Type.Unsafe<Geometry>(
  Type.Union([
    Type.Object({ type: Type.Literal('Point'), coordinates: position }),
    Type.Object({ type: Type.Literal('MultiPoint'), coordinates: positions }),
    Type.Object({ type: Type.Literal('LineString'), coordinates: positions }),
    Type.Object({ type: Type.Literal('MultiLineString'), coordinates: Type.Array(positions, { minItems: 1 }) }),
    Type.Object({ type: Type.Literal('Polygon'), coordinates: Type.Array(ring, { minItems: 1 }) }),
    Type.Object({
      type: Type.Literal('MultiPolygon'),
      coordinates: Type.Array(Type.Array(ring, { minItems: 1 }), { minItems: 1 }),
    }),
  ]),
);

export const PositionInput = Type.Unsafe<Position>(position);

/** Any GeoJSON geometry in an answer. */
export const AnyGeometry = Type.Unsafe<Geometry>(
  Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Any()) }),
);

export const PolygonOutput = Type.Unsafe<PolygonGeometry>(
  Type.Object({ type: Type.String(), coordinates: Type.Array(Type.Any()) }),
);

export const BboxOutput = Type.Unsafe<Bbox>(Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }));
