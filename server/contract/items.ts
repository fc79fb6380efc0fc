import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { AnyGeometry } from './geometry.ts';

/** Query of `GET /api/cities/{city}/collections/{layer}/items`. Any field of the layer is a filter too: `kind=storm`. */
export const ItemsQuery = Type.Object(
  {
    bbox: Type.Optional(
      Type.String({ description: 'west,south,east,north in degrees', examples: ['174.77,-41.30,174.79,-41.28'] }),
    ),
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: limits.itemsLimitMax, default: limits.itemsLimitDefault }),
    ),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
    tileIds: Type.Optional(
      Type.String({
        description: `Integer feature ids seen in vector tiles, comma-separated, at most ${limits.tileIdsMax}`,
      }),
    ),
  },
  { additionalProperties: Type.String() },
);
export type ItemsQuery = Static<typeof ItemsQuery>;

export const Link = Type.Object({
  href: Type.String(),
  rel: Type.String(),
  type: Type.String(),
  title: Type.Optional(Type.String()),
});
export type Link = Static<typeof Link>;

export const ItemFeature = Type.Object(
  {
    type: Type.Literal('Feature'),
    id: Type.String(),
    geometry: AnyGeometry,
    properties: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
  },
  { $id: 'ItemFeature' },
);
export type ItemFeature = Static<typeof ItemFeature>;

export const ItemCollection = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(ItemFeature),
    numberMatched: Type.Integer(),
    numberReturned: Type.Integer(),
    timeStamp: Type.String(),
    links: Type.Array(Link),
    datasetVersion: Type.String(),
  },
  { $id: 'ItemCollection' },
);
export type ItemCollection = Static<typeof ItemCollection>;
