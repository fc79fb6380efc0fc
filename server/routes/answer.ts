import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EngineVersion } from '../engine/engine.ts';

/**
 * Marks an answer that changes only with the dataset version, and says whether the client has it already: it has
 * then been answered with 304. Weak, because the time stamp and the compression may differ.
 */
export function isCached(
  request: FastifyRequest,
  reply: FastifyReply,
  version: EngineVersion,
  audience: string,
): boolean {
  const etag = `W/"${version.version}-${audience}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const sent = request.headers['if-none-match'];
  const has = sent !== undefined && (sent.trim() === '*' || sent.split(',').some((tag) => tag.trim() === etag));
  if (has) void reply.code(304).send();
  return has;
}
