import { Type, type Static } from 'typebox';

/**
 * `GET /api/cities/{city}/distance-field` answers with bytes, little endian:
 *
 *     0   4   the letters DAF1
 *     4   4   length of the header in bytes, H (unsigned)
 *     8   H   header, JSON in UTF-8, padded with spaces to a multiple of 4: `DistanceFieldHeader`
 *     8+H …   gzip of columns × rows bytes, row by row from the south, each row from the west (as WebGL takes a texture)
 *
 * A byte below 254 stands for a distance to the nearest counted pipe, exact for the cell's centre when `cellM` is
 * `fieldCellM`: q for distances from edge(q) up to edge(q + 1), edge(q) = scaleM × (exp(q ÷ perE) − 1); 253 for all
 * beyond. 254 is land outside the survey coverage, where nobody can say; 255 is no land. A cell is land when half of it
 * is. To paint what lies farther than R: code + 0.5 > perE × ln(1 + R ÷ scaleM), a uniform of the shader.
 *
 * `mesh` says where the image lies: points of a lattice, row by row from its south-west corner, x and y of Web Mercator
 * in 0 … 1 (y grows southwards; MapLibre's MercatorCoordinate). Point (i, j) belongs to the texture coordinate
 * (i ÷ (columns − 1), j ÷ (rows − 1)).
 */
export const DistanceFieldHeader = Type.Object({
  datasetVersion: Type.String(),
  workingCrs: Type.String(),
  columns: Type.Integer(),
  rows: Type.Integer(),
  cellM: Type.Number(),
  /** Side of the cells that distances were computed for; a larger `cellM` is the middle of several. */
  fieldCellM: Type.Number(),
  /** West and south side, working CRS. */
  minX: Type.Number(),
  minY: Type.Number(),
  code: Type.Object({
    scaleM: Type.Number(),
    perE: Type.Number(),
    farthest: Type.Integer(),
    unknownLand: Type.Integer(),
    noLand: Type.Integer(),
  }),
  /** No place of a cell is farther than this from where its distance holds. */
  errorM: Type.Number(),
  kinds: Type.Union([Type.Array(Type.String()), Type.Null()]),
  roles: Type.Array(Type.String()),
  land: Type.Enum(['built_up', 'district']),
  mesh: Type.Object({ columns: Type.Integer(), rows: Type.Integer(), mercator: Type.Array(Type.Number()) }),
});
export type DistanceFieldHeader = Static<typeof DistanceFieldHeader>;

export const DistanceFieldQuery = Type.Object(
  {
    kinds: Type.Optional(
      Type.String({
        pattern: '^(storm|foul|combined|other)(,(storm|foul|combined|other))*$',
        description: 'Kinds of pipe that count, with commas between; absent: all, unknown kind included',
      }),
    ),
    land: Type.Optional(Type.Enum(['built_up', 'district'])),
    bbox: Type.Optional(
      Type.String({
        pattern: '^-?\\d+(\\.\\d+)?(,-?\\d+(\\.\\d+)?){3}$',
        description:
          'west,south,east,north in degrees: only this part, finer than the whole where the whole has more cells than `side`',
      }),
    ),
    side: Type.Optional(
      Type.Integer({
        minimum: 256,
        maximum: 8192,
        description: 'Most cells a side, as textures of the browser allow (absent: 4,096); larger cells make it fit',
      }),
    ),
  },
  { additionalProperties: false },
);
export type DistanceFieldQuery = Static<typeof DistanceFieldQuery>;

/** The same question as the analysis takes it. */
export interface DistanceFieldRequest {
  kinds?: string[];
  land?: 'built_up' | 'district';
  bbox?: [number, number, number, number];
  side?: number;
}
