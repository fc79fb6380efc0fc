import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test, type Browser } from '@playwright/test';

/**
 * Time from navigation to the painted map, cold (a new browser context each round), measured on the picture itself and
 * not on the map's own idle event: the moment from which on the screen stays within 5 % of its final JPEG size.
 */
const rounds = 5;
const bare = process.env.BENCH_BARE_URL;
/** File for every round's figures, the warm-up included. */
const out = process.env.BENCH_OUT;

async function paintedMs(browser: Browser, url: string): Promise<{ ms: number; scriptBytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  let scriptBytes = 0;
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const scripts = new Set<string>();
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  const frames: { ms: number; bytes: number }[] = [];
  // Frames arrive as the compositor shows them; a picture of an empty map packs far smaller than one with the network on it.
  cdp.on('Page.screencastFrame', ({ data, sessionId, metadata }) => {
    frames.push({ ms: (metadata.timestamp ?? 0) * 1000, bytes: data.length });
    void cdp.send('Page.screencastFrameAck', { sessionId });
  });
  await cdp.send('Page.startScreencast', { format: 'jpeg', quality: 60, everyNthFrame: 1 });
  const began = Date.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForTimeout(8000);
  await cdp.send('Page.stopScreencast');
  const last = frames.at(-1);
  if (!last) throw new Error('no frame was shown');
  let first = frames.length - 1;
  while (first > 0 && Math.abs((frames[first - 1]?.bytes ?? 0) - last.bytes) <= last.bytes * 0.05) first--;
  await context.close();
  return { ms: (frames[first]?.ms ?? 0) - began, scriptBytes };
}

test('the map is painted', async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const urls = {
    drainatlas: `${baseURL ?? ''}/#city=wellington&lang=en`,
    ...(bare ? { 'bare maplibre page': bare } : {}),
  };
  const all: Record<string, Awaited<ReturnType<typeof paintedMs>>[]> = {};
  // In turn, so that a machine that slows down slows every page; the first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, url] of Object.entries(urls)) (all[name] ??= []).push(await paintedMs(browser, url));
  }
  for (const runs of Object.values(all)) expect(runs.every((run) => run.ms > 0)).toBe(true);
  if (out === undefined) return;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(all));
});
