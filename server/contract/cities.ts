import { Type, type Static } from 'typebox';
import type { Issue } from '../../data/model/issue.ts';
import { BboxOutput } from './geometry.ts';
import { Link } from './items.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });

export const LayerSource = Type.Object({
  name: Type.String(),
  sha256: Type.String(),
  bytes: Type.Integer(),
  crs: Type.String(),
  rows: Type.Integer(),
  licence: Type.Optional(Type.String()),
  attribution: Type.Optional(Type.String()),
  date: Type.Optional(Type.String()),
});

export const LayerSummary = Type.Object({
  id: Type.String(),
  count: Type.Integer(),
  bbox: Type.Union([BboxOutput, Type.Null()]),
  importedAt: Type.String(),
  sources: Type.Array(LayerSource),
  filled: Type.Record(Type.String(), Type.Integer(), { description: 'Records with a value, per field' }),
  issues: Type.Array(Type.Unsafe<Issue>(Type.Object({}, { additionalProperties: true }))),
});
export type LayerSummary = Static<typeof LayerSummary>;

export const CityDetail = Type.Object(
  {
    id: Type.String(),
    title: Text,
    synthetic: Type.Boolean(),
    attribution: Text,
    stormFormula: Type.Optional(Type.String({ description: 'Id of the storm formula the city designs by' })),
    workingCrs: Type.String(),
    verticalDatum: Type.Optional(Type.String()),
    bbox: Type.Union([BboxOutput, Type.Null()]),
    version: Type.Object({ id: Type.String(), createdAt: Type.String() }),
    tiles: Type.Object({
      url: Type.String({ description: 'PMTiles archive, read by HTTP ranges' }),
      bytes: Type.Integer(),
    }),
    terrain: Type.Optional(
      Type.Object({
        url: Type.String({ description: 'PMTiles archive of PNG tiles, a raster-dem source' }),
        bytes: Type.Integer(),
        encoding: Type.Literal('terrarium'),
        tileSize: Type.Integer({ description: 'Pixels along the edge of a tile' }),
        minZoom: Type.Integer(),
        maxZoom: Type.Integer(),
        minM: Type.Number({ description: 'Lowest level, metres above the vertical datum' }),
        maxM: Type.Number({ description: 'Highest level' }),
        classBoundsM: Type.Array(Type.Number(), { description: 'Bounds of the classes of the contour tint, metres' }),
        cellM: Type.Number(),
        bbox: BboxOutput,
      }),
    ),
    layers: Type.Array(LayerSummary),
    /** The city is also the landing page of its OGC API. */
    description: Type.String(),
    links: Type.Array(Link),
  },
  { $id: 'CityDetail' },
);
export type CityDetail = Static<typeof CityDetail>;

export const CityList = Type.Object(
  {
    cities: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Text,
        synthetic: Type.Boolean(),
        version: Type.String(),
        bbox: Type.Union([BboxOutput, Type.Null()]),
      }),
    ),
  },
  { $id: 'CityList' },
);
export type CityList = Static<typeof CityList>;
