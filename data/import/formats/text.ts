/** Text of a file in pieces of any length, byte order mark removed. The host decodes and gunzips. */
export type TextChunks = AsyncIterable<string>;
