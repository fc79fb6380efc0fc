import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { registerTurns } from './turns.ts';

it('begins a few of many questions in each turn of the event loop, in their order, and lets everybody else pass', async () => {
  const app = Fastify();
  registerTurns(app);
  const begun: string[] = [];
  let turn = 0;
  const perTurn: number[] = [];
  app.post('/question/:number', async (request) => {
    begun.push((request.params as { number: string }).number);
    perTurn[turn] = (perTurn[turn] ?? 0) + 1;
    return {};
  });
  app.get('/map', async () => {
    begun.push('map');
    return {};
  });
  await app.ready();
  const numbers = Array.from({ length: 100 }, (_, i) => String(i));
  const questions = numbers.map((number) => app.inject({ method: 'POST', url: `/question/${number}` }));
  const map = app.inject('/map');
  const count = (): void => {
    turn++;
    if (begun.length < 101) setImmediate(count);
  };
  setImmediate(count);
  const answers = await Promise.all([...questions, map]);
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  expect(begun.filter((each) => each !== 'map')).toEqual(numbers);
  expect(begun.indexOf('map')).toBeLessThan(12);
  expect(Math.max(...perTurn.filter(Boolean))).toBeLessThanOrEqual(4);
  await app.close();
});
