import { Type, type Static, type TSchema } from 'typebox';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Body of `POST …/publications`. */
export const PublicationRequest = Type.Object(
  {
    preview: Type.Optional(
      Type.Boolean({ description: 'Publish to the preview, which only the staff reach: what the public sees stays' }),
    ),
    mapApproval: Type.Optional(
      Type.String({ minLength: 4, maxLength: 60, description: 'Map-approval number 审图号; default: the city’s' }),
    ),
    gcj02: Type.Optional(Type.Boolean({ description: 'Coordinates in GCJ-02; for cities in China mode' })),
  },
  { $id: 'PublicationRequest', additionalProperties: false },
);
export type PublicationRequest = Static<typeof PublicationRequest>;

/** A run of the job. */
export const PublicationRun = Type.Object(
  {
    id: Type.String(),
    preview: Type.Boolean(),
    /** `refused`: rules of what may be public are broken, and `breaches` says which. */
    state: Type.Enum(['running', 'done', 'refused', 'failed', 'cancelled']),
    /** 0 … 1. */
    progress: Type.Number(),
    message: orNull(Type.String()),
    breaches: Type.Array(Type.Object({ rule: Type.String(), where: Type.String(), why: Type.String() })),
    /** Records of places that were published as without a name: layer, key, what stands for the name, place. */
    nameless: Type.Array(Type.String()),
  },
  { $id: 'PublicationRun' },
);
export type PublicationRun = Static<typeof PublicationRun>;

/** What was published last. */
export const PublishedState = Type.Object({
  release: Type.String(),
  dataVersion: Type.String(),
  publishedAt: Type.String(),
  /** Bytes of the release, compressed copies left aside. */
  bytes: Type.Integer(),
  /** Address of the page on this server. */
  address: Type.String(),
});
export type PublishedState = Static<typeof PublishedState>;

export const Publications = Type.Object(
  {
    published: orNull(PublishedState),
    preview: orNull(PublishedState),
    /** Whether the map rules of China hold, so that a real city needs a map-approval number. */
    chinaMode: Type.Boolean(),
    mapApproval: orNull(Type.String()),
    /** The run under way. */
    run: orNull(PublicationRun),
  },
  { $id: 'Publications' },
);
export type Publications = Static<typeof Publications>;
