import { Type, type Static } from 'typebox';

/**
 * `GET /api/cities/{city}/network-lines` answers with bytes, little endian:
 *
 *     0   4   the letters DNL1
 *     4   4   length of the header in bytes, H (unsigned)
 *     8   H   header, JSON in UTF-8, padded with spaces to a multiple of 4: `NetworkLinesHeader`
 *     8+H …   gzip of these columns, one after the other, P pipes with V vertices together:
 *             tileIds      Float64 × P       integer id in vector tiles
 *             vertexCounts Uint32 × P        vertices of the pipe
 *             dx           Int32 × V         x of each vertex less that of the one before it, of the whole list
 *             dy           Int32 × V         the same for y; the first vertex counts from 0
 *             diametersMm  Uint16 × P        0 where unknown, 65535 at most
 *             kinds        Uint8 × P         index into `kinds` of the header, 255 where unknown
 *
 * A coordinate is Web Mercator, 0 … 1 from the north-west corner of the world, times 2³¹ (1.9 cm at the equator). Lines
 * are drawn as recorded. Every pipe of the network (in use, or of unknown status) stands once; the order is that of the
 * network and the same for all answers about one dataset version, so that a result may come as one number per pipe.
 */
export const NetworkLinesHeader = Type.Object({
  datasetVersion: Type.String(),
  pipes: Type.Integer(),
  vertices: Type.Integer(),
  kinds: Type.Array(Type.String()),
});
export type NetworkLinesHeader = Static<typeof NetworkLinesHeader>;

export const NetworkLinesQuery = Type.Object(
  {
    v: Type.Optional(
      Type.String({
        description: 'Dataset version that is meant: the answer may then be kept for ever',
        maxLength: 200,
      }),
    ),
  },
  { additionalProperties: false },
);
