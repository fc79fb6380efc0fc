import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openSampleApp, type SampleApp } from './testing/sample-app.ts';
import { mixedTraffic } from './testing/mixed-traffic.ts';
import { switchingCity } from './testing/switching-city.ts';

let sample: SampleApp;
beforeEach(async () => {
  sample = await openSampleApp();
});
afterEach(() => sample.close());

it('switches versions under traffic: every request is answered, and from one version', async () => {
  const city = switchingCity(sample);
  city.next();
  const { engine } = sample;
  const served = () => engine.cities()[0]?.current?.version;
  await vi.waitUntil(() => served() === 'v101', 10_000);
  const traffic = mixedTraffic(await sample.app.listen({ port: 0, host: '127.0.0.1' }), 6);
  for (let switches = 0; switches < 3; switches++) {
    city.next();
    await vi.waitUntil(() => served() === `v${city.published}`, 20_000);
    await traffic.seen(`v${city.published}`);
  }
  await traffic.stop();
  expect([...traffic.versions]).toEqual(expect.arrayContaining([102, 103, 104].map((n) => `v${n}`)));
  for (const kind of ['map', 'items', 'search', 'density', 'blank areas'])
    expect(traffic.answered[kind]).toBeGreaterThan(0);
});
