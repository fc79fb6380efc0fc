import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { open } from './workbench.ts';

/**
 * From the click on Upstream or Downstream in the inspector of a flood-prone point to the traced lines on the screen:
 * the page's own marks `trace-drawn`, behind the frame that has the lines on a canvas over the map, and `trace-settled`,
 * behind the graphics card's fence of the map's own frame with them (`sync-lines.ts`). Each round is another point, so
 * that no answer comes from the server's memory; what is warm is the page, its code, the server's network and terrain.
 */
const rounds = Number(process.env.BENCH_ROUNDS ?? 20);
const warmUps = 3;
const api = '/api/cities/demo-city';
/** File for every round's figures. */
const out = process.env.BENCH_OUT;

interface Round {
  /** From the click's own time stamp to the lines on the screen. */
  ms: number;
  /** Until the request leaves, until the answer's last byte is here, until the map draws the lines itself. */
  askedMs: number;
  answeredMs: number;
  settledMs: number;
  pipes: number;
  point: string;
}

interface Point {
  id: string;
  at: number[];
}

/** Flood-prone points of the sample city with a sewer near, evenly by number. */
async function points(page: Page): Promise<Point[]> {
  const answer = await page.request.get(`${api}/collections/flood_points/items?limit=1000`);
  const { features } = (await answer.json()) as { features: { id: string; geometry: { coordinates: number[] } }[] };
  const found: Point[] = [];
  const step = Math.max(1, Math.floor(features.length / (1.3 * (rounds + warmUps))));
  for (let i = 0; i < features.length && found.length < rounds + warmUps; i += step) {
    const { id, geometry } = features[i];
    // Another question than those that are measured.
    const data = { from: { type: 'record', layer: 'flood_points', key: id }, direction: 'both' };
    if ((await page.request.post(`${api}/analysis/trace`, { data })).ok()) found.push({ id, at: geometry.coordinates });
  }
  return found;
}

/** Waits until the graphics card has drawn whatever it was told to: reading a pixel back does. */
async function rest(page: Page): Promise<void> {
  await page.waitForTimeout(2000);
  await page.evaluate(() => {
    const gl = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')!.getContext('webgl2')!;
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  });
  await page.waitForTimeout(500);
}

/** Clicks the button and returns when the page says that the lines are drawn. */
async function click(page: Page, name: 'Upstream' | 'Downstream', point: string): Promise<Round> {
  await page.evaluate(() => {
    performance.clearMarks();
    performance.clearResourceTimings();
    addEventListener('click', (event) => performance.mark('clicked', { startTime: event.timeStamp }), {
      capture: true,
      once: true,
    });
  });
  const group = page.getByRole('group', { name: 'Trace', exact: true });
  const box = (await group.getByRole('button', { name, exact: true }).boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const drawn = (): Promise<boolean> => page.evaluate(() => performance.getEntriesByName('trace-settled').length > 0);
  await expect.poll(drawn, { intervals: [1000] }).toBe(true);
  const figures = await page.evaluate(() => {
    const at = (mark: string): number => performance.getEntriesByName(mark)[0].startTime;
    const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const request = requests.find(({ name: url }) => url.endsWith('/analysis/trace'))!;
    const clicked = at('clicked');
    return {
      ms: at('trace-drawn') - clicked,
      askedMs: request.startTime - clicked,
      answeredMs: request.responseEnd - clicked,
      settledMs: at('trace-settled') - clicked,
    };
  });
  const pipes = Number(await page.getByRole('table', { name: 'Pipes in order of travel' }).getAttribute('aria-rowcount')); // prettier-ignore
  return { ...figures, pipes: pipes - 1, point };
}

test('from the click to the drawn trace', async ({ page }) => {
  test.setTimeout(600_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const all: Round[] = [];
  const chosen = await points(page);
  // The inspector asks for likely causes, and the first answer to that reads the terrain.
  await page.request.post(`${api}/analysis/causes`, { data: { floodPointId: chosen[0].id } });
  for (const [i, { id, at }] of chosen.entries()) {
    const hash = `#city=demo-city&lang=en&sel=flood_points:${id}&map=${at[0]},${at[1]},15`;
    if (i === 0) await open(page, `/${hash}`);
    else await page.evaluate((wanted) => (location.hash = wanted), hash);
    await expect(page.getByRole('article')).toContainText(id);
    await rest(page);
    const round = await click(page, i % 2 === 0 ? 'Upstream' : 'Downstream', id);
    if (i >= warmUps) all.push(round);
    // Dashes that run along the last trace would want their share.
    await page.getByRole('button', { name: 'Clear the result' }).click();
  }
  expect(all.length).toBeGreaterThanOrEqual(15);
  expect(all.every(({ ms, settledMs }) => ms > 0 && ms < settledMs)).toBe(true);
  if (out === undefined) return;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify({ trace: all }));
});
