import type { FastifyInstance } from 'fastify';

/** Questions begun in one turn of the event loop: one or two milliseconds of work. */
const perTurn = 4;

/**
 * Of many questions that come at once a few are begun in each turn of the event loop, in the order in which they came.
 * Between the turns everybody else is served: maps, items and pages do not wait, however many ask.
 */
export function registerTurns(app: FastifyInstance): void {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const turn = (): void => {
    const now = waiting.splice(0, perTurn);
    begun = now.length;
    if (begun > 0) setImmediate(turn);
    for (const next of now) next();
  };
  app.addHook('onRequest', (request, _reply, next) => {
    if (request.method !== 'POST') return next();
    if (begun === 0) setImmediate(turn);
    if (begun >= perTurn) return void waiting.push(next);
    begun++;
    next();
  });
}
