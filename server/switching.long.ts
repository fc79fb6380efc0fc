import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectGarbage } from './engine/release-memory.ts';
import { openSampleApp, type SampleApp } from './testing/sample-app.ts';
import { mixedTraffic } from './testing/mixed-traffic.ts';
import { switchingCity } from './testing/switching-city.ts';

let sample: SampleApp;
beforeEach(async () => {
  sample = await openSampleApp();
});
afterEach(() => sample.close());

it('60 s of map, query and analysis traffic while versions of 100,000 pipes switch: no failure, no mixture, memory given back', async () => {
  const city = switchingCity(sample, 100_000);
  city.next();
  const served = () => sample.engine.cities()[0]?.current?.version;
  await vi.waitUntil(() => served() === 'v101', 60_000);
  const traffic = mixedTraffic(await sample.app.listen({ port: 0, host: '127.0.0.1' }), 8);
  const ends = performance.now() + 60_000;
  const residentMb: number[] = [];
  // On a busy machine too enough switches that kept versions would show.
  while (performance.now() < ends || residentMb.length < 5) {
    city.next();
    // The features it was made from are the test's garbage, not the server's; the version they become is not loaded yet.
    collectGarbage();
    await vi.waitUntil(() => served() === `v${city.published}`, 60_000);
    // Within ten seconds the old version's memory is to be given back, without help from here.
    await sleep(7000);
    residentMb.push(await leastResidentMb(3000));
  }
  await traffic.stop();
  expect(traffic.versions.size).toBeGreaterThanOrEqual(3);
  for (const kind of ['map', 'items', 'search', 'density', 'blank areas'])
    expect(traffic.answered[kind]).toBeGreaterThan(0);
  // A version takes some 40 MB in columns; kept versions would pile up by as much with every switch.
  const grownMb = residentMb.at(-1)! - residentMb[0];
  expect(grownMb, `resident MB after each switch: ${residentMb.map(Math.round).join(', ')}`).toBeLessThan(60);
});

/** The least within some time: questions under way, and garbage between two collections, come and go. */
async function leastResidentMb(withinMs: number): Promise<number> {
  let leastMb = Infinity;
  for (const ends = performance.now() + withinMs; performance.now() < ends; await sleep(100)) {
    leastMb = Math.min(leastMb, process.memoryUsage.rss() / 2 ** 20);
  }
  return leastMb;
}
