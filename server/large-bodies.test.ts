import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Position } from '../data/model/feature.ts';
import { limits } from '../data/model/limits.ts';
import type { Problem } from './contract/problem.ts';
import { place } from './engine/testing/sample-city.ts';
import { api, expectProblem, openSampleApp, type SampleApp } from './testing/sample-app.ts';

let sample: SampleApp;
beforeAll(async () => {
  sample = await openSampleApp();
});
afterAll(() => sample.close());

/** A circle in the sample city that many vertices make larger than what is read at once. */
const circle: Position[] = Array.from({ length: 5001 }, (_, i) => {
  const angle = ((i % 5000) * 2 * Math.PI) / 5000;
  return place(450 + 300 * Math.cos(angle), 450 + 300 * Math.sin(angle));
});
const areas = [{ type: 'Polygon', coordinates: [circle] }];
const ask = (body: object | string, name = 'summary') =>
  sample.post(`${api}/analysis/${name}`, typeof body === 'string' ? body : JSON.stringify(body));
/** The same question in more bytes than are read at once, and in fewer. */
const inBoth = (body: string): string[] => [body, body + ' '.repeat(limits.bodyReadAtOnceMaxBytes)];

describe('a large question', () => {
  it('is answered as a small one is', async () => {
    expect(JSON.stringify({ areas }).length).toBeGreaterThan(limits.bodyReadAtOnceMaxBytes);
    expect((await ask({ areas })).json()).toMatchObject({ total: { areaM2: expect.closeTo(Math.PI * 300 ** 2, -1) } });
    const body = JSON.stringify({ cells: { type: 'square', sizeM: 100 } });
    const [small, large] = await Promise.all(inBoth(body).map((text) => ask(text, 'density')));
    expect(large.statusCode).toBe(200);
    expect(large.json()).toEqual({ ...small.json<object>(), meta: expect.anything() });
  });

  it('is handed to a worker in its bytes: the main thread reads only small ones', async () => {
    const asked = vi.spyOn((await sample.engine.find('sample'))!, 'analysisJson');
    const body = '{"cells":{"type":"square","sizeM":90}}';
    for (const text of inBoth(body)) await ask(text, 'density');
    const requests = asked.mock.calls.map(([, request]) => request);
    expect(requests).toEqual([JSON.parse(body), expect.any(Uint8Array)]);
    asked.mockRestore();
  });

  it('is answered from memory when it comes again, byte for byte', async () => {
    const body = { areas, distanceM: 77 };
    expect((await ask(body)).headers['x-cache']).toBe('miss');
    expect((await ask(body)).headers['x-cache']).toBe('hit');
    expect((await ask({ ...body, distanceM: 78 })).headers['x-cache']).toBe('miss');
  });

  it.each([
    ['summary', '{"areas":[],"distanceM":1,"colour":"red"}'],
    ['density', '{"cells":{"type":"polygon","geometry":{"type":"Point","coordinates":[1,2]}}}'],
    ['within', '{"layer":"pipes","distanceM":"near"}'],
    ['inspection', '{"findings":"none"}'],
    ['swmm-export', '{"part":{"type":"pipes","keys":[7]}}'],
    ['capacity', '{}'],
    ['causes', '{"storm":{"id":"atlantis"}}'],
    ['density', '{"cells":NaN}'],
  ])('that %s cannot answer is refused in the words of a small one: %s', async (name, body) => {
    const [small, large] = (await Promise.all(inBoth(body).map((text) => ask(text, name)))).map((answer) => {
      const { requestId, ...problem } = answer.json<Problem>();
      expect([requestId, answer.headers['content-type']]).toEqual([expect.any(String), expect.stringMatching(/^application\/problem\+json/)]); // prettier-ignore
      return { ...problem, statusCode: answer.statusCode };
    });
    expect(small.statusCode).toBeGreaterThanOrEqual(400);
    expect(large).toEqual(small);
  });

  it('of 100,000 vertices that is wrong in each is refused with no more than five of them', async () => {
    const wrong = Array.from({ length: 100_000 }, () => ['a', 1]);
    const answer = await ask({ areas: [{ type: 'Polygon', coordinates: [wrong] }] });
    expectProblem(answer, 'request-invalid', /^areas\[0\]\.coordinates\[0\]\[0\]\[0\] must be a number, got "a"/);
    expect(answer.json<Problem>().errors!.length).toBeLessThanOrEqual(5);
  });
});
