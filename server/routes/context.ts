import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { Access } from '../access.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { Engine, EngineVersion } from '../engine/engine.ts';
import type { VersionStore } from '../store/version-store.ts';

/** Fastify with the routes' schemas as types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What every route is given. */
export interface Context {
  engine: Engine;
  store: VersionStore;
  access: Access;
}

/** The loaded version of a city. Throws `city-unknown`. */
export async function getVersion({ engine }: Context, city: string): Promise<EngineVersion> {
  const version = await engine.find(city);
  if (version) return version;
  const known = engine
    .cities()
    .map(({ id }) => id)
    .join(', ');
  throw new ProblemError('city-unknown', `"${city}" is not a city with data here; known: ${known || 'none'}`);
}
