import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Problem } from './contract/problem.ts';
import { api, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());

it('computes what the queue holds of 1,000 questions at once, says to the others when to come back, and serves maps', async () => {
  const questions = Array.from({ length: 1000 }, (_, i) =>
    sample.post(`${api}/analysis/blank-areas`, { distanceM: 5 + i * 0.1, minAreaM2: 0 }),
  );
  const maps = Array.from({ length: 30 }, (_, i) =>
    sample.get(
      [api, `${api}/collections/pipes/items?limit=${i + 1}`, `${api}/search?q=p`, '/tiles/sample/v1/staff.pmtiles'][
        i % 4
      ],
    ),
  );
  expect((await Promise.all(maps)).map(({ statusCode }) => statusCode)).toEqual(Array(30).fill(200));
  const answers = await Promise.all(questions);
  const [computed, refused] = [200, 503].map((status) => answers.filter(({ statusCode }) => statusCode === status));
  expect(computed.length + refused.length).toBe(1000);
  // One at work and 32 waiting at least; a few more where one ended before all had asked.
  expect(computed.length).toBeGreaterThanOrEqual(33);
  expect(refused.length).toBeGreaterThan(800);
  for (const answer of refused) {
    expect([answer.headers['retry-after'], answer.json<Problem>().code]).toEqual(['5', 'server-busy']);
  }
}, 120_000);

it('serves at once after the event loop was held up', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 4; i++) {
    const ends = performance.now() + 1100;
    while (performance.now() < ends);
    statuses.push((await sample.get(api)).statusCode);
    await new Promise((resolve) => setTimeout(resolve, 1));
    statuses.push((await sample.get(api)).statusCode);
  }
  expect(statuses).toEqual(Array(8).fill(200));
});

it('answers 300 times the same question with one computation', async () => {
  const ask = () => sample.post(`${api}/analysis/density`, { cells: { type: 'square', sizeM: 77 } });
  const answers = await Promise.all(Array.from({ length: 300 }, ask));
  const sources = answers.map(({ headers }) => headers['x-cache']);
  expect([...new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`))]).toHaveLength(1);
  expect(sources.filter((source) => source === 'miss')).toHaveLength(1);
  expect((await ask()).headers['x-cache']).toBe('hit');
}, 120_000);
