import type { Locator, Page } from '@playwright/test';
import { expect, open, stillPicture, test } from './workbench.ts';

const link = '/#city=wellington&lang=en&task=blank&dist=100&min=0&map=174.777,-41.292,12.5';
const preview = (page: Page): Locator => page.getByRole('region', { name: 'Preview' });
const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Distance' });
/** The part of the map that no panel covers. */
const map = (page: Page) => ({
  screenshot: () => page.screenshot({ clip: { x: 340, y: 80, width: 700, height: 700 } }),
});

/** Square kilometres in the order of a text: the estimate, then its two bounds. */
async function squareKm(of: Locator): Promise<number[]> {
  return [...(await of.innerText()).matchAll(/([\d.,]+)\skm²/g)].map(([, number]) =>
    Number(number.replaceAll(',', '')),
  );
}

/** Keeps the exact answers back until the returned function lets the last one of them go. */
async function holdExactAnswers(page: Page): Promise<{ asked: () => number; letGo: () => Promise<void> }> {
  let asked = 0;
  let open: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/analysis/blank-areas', async (route) => {
    asked++;
    await opened;
    // A request that a later movement has cancelled has nobody to answer.
    await route.continue().catch(() => undefined);
  });
  return {
    asked: () => asked,
    letGo: async () => {
      open();
      await page.unroute('**/analysis/blank-areas', undefined);
    },
  };
}

test('the preview follows the slider by keys, and the exact polygons take its place at rest', async ({
  workbench: page,
}) => {
  const exact = await holdExactAnswers(page);
  await open(page, link);
  await page.getByRole('tab', { name: 'Tasks' }).click();
  const empty = await stillPicture(map(page));
  let previews = 0;
  page.on('request', (request) => /blank-preview|distance-field/.test(request.url()) && previews++);

  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(preview(page)).toContainText('km²');
  const near = await squareKm(preview(page));
  const nearPicture = await stillPicture(map(page));
  expect(nearPicture.equals(empty), 'the map shows the preview').toBe(false);

  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await squareKm(preview(page)))[0]).toBeLessThan(near[0]);
  const farPicture = await stillPicture(map(page));
  expect(farPicture.equals(nearPicture), 'the map follows').toBe(false);
  expect(previews, 'one question for the totals and one for the picture, whatever the distance').toBe(2);
  const [blankKm2, atLeastKm2, atMostKm2] = await squareKm(preview(page));
  expect(blankKm2).toBeLessThanOrEqual(atMostKm2);
  expect(blankKm2).toBeGreaterThanOrEqual(atLeastKm2);
  await expect.poll(exact.asked).toBeGreaterThan(0);
  await expect(page.getByRole('region', { name: 'Information and result' })).toHaveCount(0);

  await exact.letGo();
  const result = page.getByRole('region', { name: 'Information and result' });
  await expect(result.getByRole('heading', { name: 'Suspected blank areas' })).toBeVisible();
  await expect(preview(page)).toHaveCount(0);
  await expect(slider(page)).toBeFocused();
  // No minimum area is set: the exact answer has the small places too, as the preview.
  const [exactKm2] = await squareKm(result.getByRole('region', { name: 'Totals' }));
  // The text has two decimals.
  expect(exactKm2).toBeGreaterThanOrEqual(atLeastKm2 - 0.005);
  expect(exactKm2).toBeLessThanOrEqual(atMostKm2 + 0.005);
  expect((await stillPicture(map(page))).equals(farPicture), 'polygons have taken the place').toBe(false);
});

test('a movement cancels the exact answer under way', async ({ workbench: page }) => {
  const exact = await holdExactAnswers(page);
  await open(page, link);
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(exact.asked).toBe(1);
  const cancelled = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/analysis/blank-areas'));
  await page.keyboard.press('ArrowRight');
  await cancelled;
  await expect.poll(exact.asked).toBe(2);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Hide the preview' }).click();
  await expect(preview(page)).toHaveCount(0);
});

test('without a preview the exact answer comes alone', async ({ workbench: page }) => {
  await page.route('**/distance-field*', (route) =>
    route.fulfill({ status: 200, contentType: 'application/octet-stream', body: 'not a field' }),
  );
  await open(page, link);
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await slider(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('There is no preview now')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Suspected blank areas' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger moves the slider, and the exact answer leaves it where it is', async ({ workbench: page }) => {
    await open(page, link);
    await page.getByRole('button', { name: 'Tasks' }).tap();
    // The sheet slides in: where the slider then stands is known when it has come to rest.
    await slider(page).tap({ trial: true });
    // Whoever reads on has scrolled.
    await slider(page).evaluate((element) => element.closest('[class*="scroll"]')!.scrollBy(0, 60));
    const before = (await slider(page).boundingBox())!;
    await page.touchscreen.tap(before.x + before.width * 0.7, before.y + before.height / 2);
    await expect(page.getByRole('region', { name: 'Exact' })).toContainText('km²');
    expect(await slider(page).getAttribute('aria-valuetext')).not.toBe('100 m');
    await expect(page.getByRole('heading', { name: 'Suspected blank areas' })).toBeAttached();
    expect(await slider(page).boundingBox()).toEqual(before);
  });
});
