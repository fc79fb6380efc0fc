import { Type } from 'typebox';
import type { App, Context } from './context.ts';

const CityStates = Type.Object({
  ready: Type.Boolean(),
  cities: Type.Array(
    Type.Object({
      id: Type.String(),
      state: Type.Enum(['loading', 'ready', 'failed', 'empty']),
      version: Type.Optional(Type.String()),
      error: Type.Optional(Type.String()),
    }),
  ),
});

/** `/healthz`: the process answers. `/readyz`: every city is loaded; 503 with the same body until then. */
export function registerHealth(app: App, { engine }: Context): void {
  app.get(
    '/healthz',
    {
      schema: { tags: ['operation'], response: { 200: Type.Object({ status: Type.Literal('ok') }) } },
      logLevel: 'warn',
    },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    { schema: { tags: ['operation'], response: { 200: CityStates, 503: CityStates } }, logLevel: 'warn' },
    async (_request, reply) => {
      const cities = engine.cities().map(({ id, state, current, error }) => ({
        id,
        state,
        ...(current ? { version: current.version } : {}),
        ...(error === undefined ? {} : { error }),
      }));
      const ready = cities.every(({ state }) => state === 'ready' || state === 'empty');
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ ready, cities });
    },
  );
}
