import { chromium, expect } from '@playwright/test';
import { browserFlags, findBrowser } from './browser.ts';
import { linkTo, placeOf, test } from './public-page.ts';

/**
 * First answer readable on a slow phone, from a cold start: 4 × slower CPU, 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms. A
 * new browser with an empty cache each round opens a shared link; the time is from the start of the navigation until
 * the answer's first sentence is painted (the frame after it stands in the document). Medians are printed:
 * `BENCH=1 E2E_PORT=… npx playwright test --config web/e2e/playwright.config.ts public-slow-phone`.
 */
const profile = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);

test('first answer on a slow phone', async ({ site, published }) => {
  test.setTimeout(900_000);
  const { executablePath, env } = await findBrowser();
  const place = placeOf(published, 'community');
  const times: Record<'search box' | 'answer', number[]> = { 'search box': [], answer: [] };
  for (let round = 0; round <= rounds; round++) {
    for (const [what, url, selector] of [
      ['search box', site, '[role=combobox]'],
      ['answer', linkTo(site, place), '.verdict'],
    ] as const) {
      const browser = await chromium.launch({ executablePath, env, args: browserFlags });
      try {
        const context = await browser.newContext({
          viewport: { width: 390, height: 844 },
          isMobile: true,
          hasTouch: true,
        });
        const page = await context.newPage();
        const cdp = await context.newCDPSession(page);
        await cdp.send('Network.enable');
        await cdp.send('Network.emulateNetworkConditions', profile);
        await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        await page.addInitScript((shown) => {
          const look = (): void => {
            if (!document.querySelector(shown)) requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => performance.mark('readable')));
          };
          requestAnimationFrame(look);
        }, selector);
        await page.goto(url, { waitUntil: 'commit' });
        await page.waitForFunction(() => performance.getEntriesByName('readable').length > 0);
        const ms = await page.evaluate(() => performance.getEntriesByName('readable')[0].startTime);
        // The first round warms the server up.
        if (round > 0) times[what].push(ms);
      } finally {
        await browser.close();
      }
    }
  }
  for (const [what, all] of Object.entries(times)) {
    const sorted = all.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    console.log(
      `${what}: median ${(median / 1000).toFixed(2)} s (${(sorted[0] / 1000).toFixed(2)}–${((sorted.at(-1) ?? 0) / 1000).toFixed(2)}), ${sorted.length} rounds`,
    );
    expect(median).toBeGreaterThan(0);
  }
});
