import type { APIRequestContext, Page } from '@playwright/test';
import { freeOf, onScreen, settled, viewOf } from './on-screen.ts';
import { expect, open, test } from './workbench.ts';

const manhole = 'WCC_SW016530';

async function placeOf(request: APIRequestContext, layer: string, key: string): Promise<[number, number]> {
  const answer = await request.get(`/api/cities/wellington/collections/${layer}/items/${key}`);
  const { geometry } = (await answer.json()) as { geometry: { coordinates: [number, number] } };
  return geometry.coordinates;
}

/** The place comes to lie in the free part: a slow machine may need seconds for a movement of a third of one. */
async function expectFree(page: Page, place: readonly [number, number], margin = 0): Promise<void> {
  await expect(async () => {
    const [at, free] = [await onScreen(page, place), await freeOf(page)];
    expect(at.x).toBeGreaterThanOrEqual(free.left + margin);
    expect(at.x).toBeLessThanOrEqual(free.right - margin);
    expect(at.y).toBeGreaterThanOrEqual(free.top + margin);
    expect(at.y).toBeLessThanOrEqual(free.bottom - margin);
  }).toPass({ timeout: 20_000 });
}

test('a link puts its centre into the middle of what panels leave free, and keeps it there', async ({
  workbench: page,
  request,
}) => {
  const [lon, lat] = await placeOf(request, 'nodes', manhole);
  const map = `${lon.toFixed(5)},${lat.toFixed(5)},18`;
  await open(page, `/#city=wellington&lang=en&map=${map}&sel=nodes:${manhole}`);
  await expect(page.getByRole('article')).toContainText(manhole);
  await settled(page);
  expect(viewOf(page)).toEqual(map.split(',').map(Number));
  // What is drawn there is what the link says: a click beside the manhole, within a mouse's reach, finds it.
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toBeHidden();
  await settled(page);
  const free = await freeOf(page);
  await page.mouse.click((free.left + free.right) / 2 + 4, (free.top + free.bottom) / 2 + 3);
  await expect(page.getByRole('article')).toContainText(manhole);
  await expectFree(page, [lon, lat], 20);
});

test('what is clicked where a panel will open is moved out from under it', async ({ workbench: page, request }) => {
  const place = await placeOf(request, 'nodes', manhole);
  // The manhole lies 250 px right of the middle of 328 … 1440 px: under the inspector, once that is open.
  const lon = place[0] - (450 / (512 * 2 ** 18)) * 360;
  await open(page, `/#city=wellington&lang=en&map=${lon.toFixed(6)},${place[1].toFixed(6)},18`);
  await settled(page);
  const at = await onScreen(page, place);
  expect(at.x).toBeGreaterThan(1440 - 372);
  await page.mouse.click(at.x, at.y);
  await expect(page.getByRole('article')).toContainText(manhole);
  await expectFree(page, place, 20);
});

test('what was framed is framed again when the result opens, and a map a person moved is left alone', async ({
  workbench: page,
  request,
}) => {
  const city = (await (await request.get('/api/cities/wellington')).json()) as {
    bbox: [number, number, number, number];
  };
  const [west, south, east, north] = city.bbox;
  await open(page, '/#city=wellington&lang=en&task=density&cells=districts&run=1');
  await expect(page.getByRole('heading', { name: 'Pipe density' })).toBeVisible({ timeout: 60_000 });
  await expectFree(page, [west, south]);
  await expectFree(page, [east, north]);
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('+');
  await settled(page);
  const moved = viewOf(page);
  await page
    .getByRole('region', { name: 'Information and result' })
    .getByRole('button', { name: 'Collapse panel' })
    .click();
  await settled(page);
  expect(viewOf(page)).toEqual(moved);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a rising sheet covers neither the city nor what was tapped', async ({ workbench: page, request }) => {
    const city = (await (await request.get('/api/cities/wellington')).json()) as {
      bbox: [number, number, number, number];
    };
    const [west, south, east, north] = city.bbox;
    await open(page, '/#city=wellington&lang=en');
    await page.getByRole('navigation').getByRole('button', { name: 'Tasks' }).tap();
    await expectFree(page, [west, south]);
    await expectFree(page, [east, north]);

    const place = await placeOf(request, 'nodes', manhole);
    await page.goto('about:blank');
    // 220 px below the middle of the free 60 … 788 px: under the sheet that a tap raises.
    const lat = place[1] + (220 / (512 * 2 ** 18)) * 360 * Math.cos((place[1] * Math.PI) / 180);
    await open(page, `/#city=wellington&lang=en&map=${place[0].toFixed(6)},${lat.toFixed(6)},18`);
    await settled(page);
    const at = await onScreen(page, place);
    expect(at.y).toBeGreaterThan(600);
    // A finger's width beside it.
    await page.touchscreen.tap(at.x + 9, at.y);
    await expect(page.getByRole('article')).toContainText(manhole);
    await expectFree(page, place, 15);
  });

  test('a link’s selection that the sheet would cover is moved into the free part', async ({
    workbench: page,
    request,
  }) => {
    const place = await placeOf(request, 'nodes', manhole);
    const lat = place[1] + (260 / (512 * 2 ** 18)) * 360 * Math.cos((place[1] * Math.PI) / 180);
    await open(page, `/#city=wellington&lang=en&map=${place[0].toFixed(6)},${lat.toFixed(6)},18&sel=nodes:${manhole}`);
    await expect(page.getByRole('article')).toContainText(manhole);
    await expectFree(page, place, 15);
  });
});
