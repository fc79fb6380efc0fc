import type { Page } from '@playwright/test';
import { barriers, expect, linkTo, placeOf, test, type Published } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });

/** The page of a city that says more of itself than the sample city does. */
async function withCity(page: Page, published: Published, city: object): Promise<void> {
  const { city: own } = published as Published & { city: object };
  await page.route('**/publication.json', (route) =>
    route.fulfill({ json: { ...published, city: { ...own, ...city } } }),
  );
}

test('a real city shows its map-approval number on the map and at the end of the page, an invented one says so', async ({
  page,
  site,
  published,
}) => {
  const link = linkTo(site, placeOf(published, 'community'));
  await page.goto(link);
  await page.locator('.map-slot').scrollIntoViewIfNeeded();
  await expect(page.locator('.map-credit')).toContainText('虚构城市');
  await withCity(page, published, { synthetic: false, mapApproval: '示S(2026)001号' });
  await page.reload();
  await page.locator('.map-slot').scrollIntoViewIfNeeded();
  await expect(page.locator('.map-credit')).toContainText('审图号：示S(2026)001号');
  await expect(page.locator('.map-credit')).not.toContainText('虚构城市');
  await expect(page.locator('.foot')).toContainText('审图号：示S(2026)001号');
  await expect(page.getByText('这是示范城市')).toHaveCount(0);
});

test('an official warning stands first while it is in force, and nothing stands there without one', async ({
  page,
  site,
  published,
}) => {
  await page.goto(site);
  await expect(page.getByRole('combobox')).toBeVisible();
  await expect(page.getByText('官方预警', { exact: true })).toHaveCount(0);
  let warning: object = {
    level: 'orange',
    text: { zh: '暴雨橙色预警', en: 'Orange warning' },
    until: '2999-01-01T00:00:00Z',
  };
  await page.route('**/warning.json', (route) => route.fulfill({ json: warning }));
  await withCity(page, published, { warningFeed: './warning.json' });
  await page.reload();
  await expect(page.getByRole('alert', { name: '官方预警' })).toContainText('暴雨橙色预警');
  await expect(page.getByRole('alert', { name: '官方预警' })).toContainText('2999年1月1日');
  expect(await barriers(page)).toEqual([]);
  warning = { ...warning, until: '2020-01-01T00:00:00Z' };
  await page.reload();
  await expect(page.getByRole('combobox')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('zones of an official map have their pattern in the legend, and their words in the answer', async ({
  page,
  site,
  published,
}) => {
  const place = placeOf(published, 'community');
  const [lon, lat] = place.at;
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([east, north]) => [lon + east / 1000, lat + north / 1000]);
  const zones = [{ riskLevel: 'red', returnPeriodYears: 20, depthClass: 'knee', rings: [ring] }];
  await page.route('**/publication.json', (route) => route.fulfill({ json: { ...published, zones } }));
  await page.goto(linkTo(site, place));
  await expect(page.locator('[data-section="zone"]')).toContainText('平均约20年淹一次');
  await page.locator('.map-slot').scrollIntoViewIfNeeded();
  await expect(page.locator('.legend')).toContainText('官方风险区: 红色（最重）');
  await page.unrouteAll();
  await page.reload();
  await expect(page.locator('.verdict')).toBeVisible();
  await expect(page.locator('[data-section="zone"]'), 'no zone, no word about how often').toHaveCount(0);
});
