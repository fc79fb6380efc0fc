import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';

export const SearchQuery = Type.Object({
  q: Type.String({ minLength: 1, maxLength: limits.searchQueryMaxChars }),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.searchLimitMax, default: 20 })),
});
export type SearchQuery = Static<typeof SearchQuery>;

export const SearchResult = Type.Object(
  {
    query: Type.String(),
    /** Hits in all; `hits` may be fewer. */
    numberMatched: Type.Integer(),
    hits: Type.Array(
      Type.Object({
        layer: Type.String(),
        key: Type.String(),
        label: Type.Object({ zh: Type.String(), en: Type.String() }),
        bbox: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
      }),
    ),
  },
  { $id: 'SearchResult' },
);
export type SearchResult = Static<typeof SearchResult>;
