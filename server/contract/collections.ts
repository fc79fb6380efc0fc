import { Type, type Static } from 'typebox';
import { BboxOutput } from './geometry.ts';
import { Link } from './items.ts';

/** OGC API – Features collection, with the catalogue's fields so that a client needs no second source. */
export const Collection = Type.Object(
  {
    id: Type.String(),
    title: Type.String(),
    titleZh: Type.String(),
    theme: Type.String(),
    itemType: Type.Literal('feature'),
    geometry: Type.Enum(['point', 'line', 'polygon']),
    numberOfItems: Type.Integer(),
    extent: Type.Optional(Type.Object({ spatial: Type.Object({ bbox: Type.Array(BboxOutput), crs: Type.String() }) })),
    crs: Type.Array(Type.String()),
    fields: Type.Array(
      Type.Object({
        name: Type.String(),
        type: Type.String(),
        unit: Type.Optional(Type.String()),
        labelZh: Type.String(),
        labelEn: Type.String(),
      }),
    ),
    links: Type.Array(Link),
  },
  { $id: 'Collection' },
);
export type Collection = Static<typeof Collection>;

export const CollectionList = Type.Object(
  { collections: Type.Array(Collection), links: Type.Array(Link) },
  { $id: 'CollectionList' },
);
export type CollectionList = Static<typeof CollectionList>;

export const Conformance = Type.Object({ conformsTo: Type.Array(Type.String()) }, { $id: 'Conformance' });
