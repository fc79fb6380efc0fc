import { Type, type Static } from 'typebox';
import { limits } from '../../data/model/limits.ts';
import { weakClasses } from '../../data/weak-points/classes.ts';
import { weakComponents, weakEvidence, weakKinds } from '../../data/weak-points/components.ts';
import { resultMeta } from './analysis-meta.ts';
import { CapacityRequest } from './capacity.ts';
import { PolygonInput, PositionInput } from './geometry.ts';

const weight = Type.Optional(Type.Number({ minimum: 0, maximum: 1 }));
const of = <T>(names: readonly string[], value: T): Record<string, T> => Object.fromEntries(names.map((name) => [name, value])); // prettier-ignore
const numberOrNull = Type.Union([Type.Number(), Type.Null()]);
const textOrNull = Type.Union([Type.String(), Type.Null()]);

/** Return period of the storm that pipes are held against. */
const designYears = Type.Optional(
  Type.Number({ minimum: 0.5, maximum: 100, description: `P, years; default ${limits.weakYearsDefault}` }),
);

/** Body of `POST /api/cities/{city}/analysis/weak-points`. */
export const WeakPointsRequest = Type.Object(
  {
    weights: Type.Optional(
      Type.Object(of(weakComponents, weight), {
        additionalProperties: false,
        description:
          'How much each component weighs; a proposal without authority: capacity 0.25, flood 0.2, defect 0.15, slope 0.1, ' +
          'narrowing 0.1, backwater 0.1, depression 0.08, exposure 0.07, age 0.05',
      }),
    ),
    kinds: Type.Optional(Type.Array(Type.Enum([...weakKinds]), { minItems: 1, uniqueItems: true })),
    within: Type.Optional(PolygonInput),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.weakRowsMax,
        description: `Rows of each kind, the weakest first; default ${limits.weakRowsDefault}`,
      }),
    ),
    storm: CapacityRequest.properties.storm,
    designYears,
    today: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Day on which ages are counted; default: today' }),
    ),
  },
  { $id: 'WeakPointsRequest', additionalProperties: false },
);
export type WeakPointsRequest = Static<typeof WeakPointsRequest>;

const weights = Type.Record(Type.Enum([...weakComponents]), Type.Number());
const kind = Type.Enum([...weakKinds]);

export const WeakPointRow = Type.Object({
  /** Layer of the object. */
  kind,
  key: Type.String(),
  name: textOrNull,
  road: textOrNull,
  district: textOrNull,
  street: textOrNull,
  position: PositionInput,
  /** 1 is the weakest of its kind (in the area asked about); equal scores share a rank. */
  rank: Type.Integer(),
  score: Type.Number({ description: '0..100' }),
  class: Type.Enum([...weakClasses]),
  /** Weight of the components that are known, 0..1. */
  completeness: Type.Number(),
  /** 0 (sound) … 1 (weak), null where nobody knows. */
  components: Type.Record(Type.Enum([...weakComponents]), numberOrNull),
  /** The known figures behind the components; see `data/weak-points/components.ts` for units. */
  evidence: Type.Partial(Type.Record(Type.Enum([...weakEvidence]), Type.Number())),
  /** What adds to the score, most first, in points of 100. */
  reasons: Type.Array(Type.Object({ component: Type.Enum([...weakComponents]), points: Type.Number() })),
  /** Components that weigh and are not known. */
  unknown: Type.Array(Type.Enum([...weakComponents])),
});
export type WeakPointRow = Static<typeof WeakPointRow>;

const weakMeta = {
  ...resultMeta,
  parameters: Type.Object({
    weights,
    today: Type.String(),
    /** Storm formula of the capacity; null where the city has none and none was named: capacity is unknown then. */
    storm: Type.Union([Type.Object({ zh: Type.String(), en: Type.String() }), Type.Null()]),
    designYears: Type.Number(),
  }),
  /** Share of the objects of a kind for which a component is known. */
  known: Type.Record(kind, weights),
};

export const WeakPointsResult = Type.Object(
  {
    /** By kind, then by rank. */
    rows: Type.Array(WeakPointRow),
    totals: Type.Array(
      Type.Object({
        kind,
        count: Type.Integer(),
        /** Objects with a score. */
        ranked: Type.Integer(),
        classes: Type.Array(
          Type.Object({ class: Type.Enum([...weakClasses]), count: Type.Integer(), leastScore: numberOrNull }),
        ),
      }),
    ),
    meta: Type.Object(weakMeta),
  },
  { $id: 'WeakPointsResult' },
);
export type WeakPointsResult = Static<typeof WeakPointsResult>;

/**
 * `GET /api/cities/{city}/weak-points` answers with bytes, little endian, so that a browser can rank by itself:
 *
 *     0   4   the letters DAW1
 *     4   4   length of the header in bytes, H (unsigned)
 *     8   H   header, JSON in UTF-8, padded with spaces to a multiple of 4: `WeakColumnsHeader`
 *     8+H …   gzip of the columns of each kind of `kinds`, one after the other:
 *             Float32[count] per component, in the order of `weakComponents`; NaN unknown
 *             Float32[count] per name in `evidence`; figures nobody has are left out
 *             Int32[count]   longitude, then Int32[count] latitude of the middle, in 1e-7 degrees
 *             Int32[count]   index into `districts`, then into `streets`, then into `roads`; −1 none
 *             Int32[count]   of pipes only: the line of `network-lines` that draws it
 *             keysBytes      keys, names, names in English ('' for none), UTF-8, each ended by a zero byte, padded to a multiple of 4
 */
export const WeakColumnsHeader = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind,
      count: Type.Integer(),
      evidence: Type.Array(Type.Enum([...weakEvidence])),
      keysBytes: Type.Integer(),
    }),
  ),
  districts: Type.Array(Type.String()),
  streets: Type.Array(Type.String()),
  roads: Type.Array(Type.String()),
  /** The same in English; the name itself where the survey has none. */
  roadsEn: Type.Array(Type.String()),
  meta: Type.Object(weakMeta),
});
export type WeakColumnsHeader = Static<typeof WeakColumnsHeader>;

export const WeakColumnsQuery = Type.Object(
  { today: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })), designYears },
  { additionalProperties: false },
);
