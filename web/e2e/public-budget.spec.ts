import { expect, linkTo, placeOf, search, test } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

/** Limits of a first answer; kB as they come over the line, headers included. */
const limits = { requests: 12, kB: 300, scriptKB: 150 };

interface Cost {
  url: string;
  bytes: number;
  isScript: boolean;
}

test('a first answer costs at most 12 requests, 300 kB and 150 kB of JavaScript', async ({
  reader: page,
  site,
  published,
  context,
}) => {
  const cdp = await context.newCDPSession(page);
  const costs = new Map<string, Cost>();
  await cdp.send('Network.enable');
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    costs.set(requestId, { url: response.url, bytes: 0, isScript: /javascript/.test(response.mimeType) });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const cost = costs.get(requestId);
    if (cost) cost.bytes = encodedDataLength;
  });
  await page.goto(site);
  await search(page, placeOf(published, 'community').name.zh);
  await expect(page.locator('.verdict')).toBeVisible();
  await page.waitForLoadState('networkidle');
  // A device without a Chinese font is given one after the answer: a phone has its own.
  const answer = [...costs.values()].filter(({ url }) => !/font|\.woff2|chinese|unicode/.test(url));
  const sum = (some: Cost[]): number => some.reduce((total, { bytes }) => total + bytes, 0) / 1000;
  const listed = answer.map(({ url, bytes }) => `${(bytes / 1000).toFixed(1)} kB ${url.slice(site.length)}`).join('\n');
  expect(answer.length, listed).toBeLessThanOrEqual(limits.requests);
  expect(sum(answer), listed).toBeLessThanOrEqual(limits.kB);
  expect(sum(answer.filter(({ isScript }) => isScript)), listed).toBeLessThanOrEqual(limits.scriptKB);
  expect(answer.some(({ url }) => url.endsWith('publication.json'))).toBe(true);
  test.info().annotations.push({ type: 'cost', description: listed });
});

test('a shared link shows its answer from the first requests alone', async ({ reader: page, site, published }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(linkTo(site, placeOf(published, 'community')));
  await expect(page.locator('.verdict')).toBeVisible();
  expect(asked.filter((url) => /public-map|pmtiles|maplibre/.test(url))).toEqual([]);
});
