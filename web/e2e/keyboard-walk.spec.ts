import type { APIRequestContext, Page } from '@playwright/test';
import { partsOf, stopOf, walk, type Stop } from './focus-stops.ts';
import { expect, open, test, violations } from './workbench.ts';

const canvas = (page: Page) => page.locator('.maplibregl-canvas');
const is =
  (what: RegExp) =>
  (stop: Stop): boolean =>
    what.test(stop.what);
/** What the stops are called, in their order, of those that `wanted` names. */
const order = (stops: readonly Stop[], wanted: readonly RegExp[]): RegExp[] =>
  stops.flatMap((stop) => wanted.filter((what) => is(what)(stop)));

/** A flood-prone point whose own main rises: its trace is short, its section red. */
async function risingPoint(request: APIRequestContext): Promise<{ point: string; pipe: string }> {
  const answer = await request.post('/api/cities/demo-city/analysis/causes', { data: {} });
  const { points } = (await answer.json()) as {
    points: { floodPointId: string; main: { pipeId: string; capacityState: string } | null }[];
  };
  const found = points.find(({ main }) => main?.capacityState === 'adverse-slope');
  expect(found, 'a point at a rising pipe').toBeDefined();
  return { point: found!.floodPointId, pipe: found!.main!.pipeId };
}

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });
  test('Tab goes from header to panels, dock and map, back and round; long tables are a few steps', async ({
    workbench: page,
    request,
  }) => {
    const { point, pipe } = await risingPoint(request);
    await open(page, `/#city=demo-city&lang=en&task=trace&start=flood_points:${point}&run=1&section=pipes:${pipe}`);
    await expect(page.getByRole('slider', { name: /^Long section/ })).toContainText('adverse');
    await expect(page.getByRole('region', { name: 'Pipes in order of travel' })).toBeVisible();
    const wanted = [
      /^link: Skip to the map/,
      /^combobox: City/,
      /^combobox: Search/,
      /^button: Help/,
      /^tab: Tasks/,
      /^button: Trace$/,
      /^input: Up/,
      /^button: Run again/,
      /^tab: Result/,
      /^button: Zoom to result/,
      /^region: Where it ends/,
      /^button: Long section to/,
      /^region: Pipes in order of travel/,
      /^separator: Height of the dock/,
      /^tab: Long section/,
      /^button: Show as a table/,
      /^slider: Long section/,
      /^region: Map of/,
      /^button: Turn north up/,
    ];
    const stops = await walk(page, 'Tab', is(/^button: Turn north up/), 90);
    expect(partsOf(stops)).toEqual([
      'page',
      'header',
      'Layers and tasks',
      'Information and result',
      'Charts and tables',
      'map',
    ]);
    expect(order(stops, wanted)).toEqual(wanted);
    // The map's controls have names.
    expect(stops.slice(-3).map(({ what }) => what)).toEqual([
      'button: Zoom in',
      'button: Zoom out',
      'button: Turn north up',
    ]);
    // Hundreds of pipes and ends: the box, one row, what can be pressed in it.
    expect(stops.filter(is(/ on the map$/)).length).toBeLessThanOrEqual(4);
    const back = await walk(page, 'Shift+Tab', is(/^slider: Long section/), 12);
    expect(partsOf(back)).toEqual(['map', 'Charts and tables']);

    await walk(page, 'Shift+Tab', is(/^region: Where it ends/), 60);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = await stopOf(page);
    await page.keyboard.press('Tab');
    const [, key] = /Show (\S+) on/.exec(second.what)!;
    expect((await stopOf(page)).what).toBe(`button: Long section to ${key}`);
    await walk(page, 'Tab', (stop) => !stop.what.includes(key), 1);
    await page.keyboard.press('Escape');
    await expect(canvas(page)).toBeFocused();

    // A panel that folds, and one that goes, hand the keys on.
    await page.keyboard.press('t');
    await expect(page.getByRole('tab', { name: 'Tasks' })).toBeFocused();
    await walk(page, 'Tab', is(/^button: Collapse panel/), 2);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Layers and tasks' }).getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Layers' })).toBeFocused();
    await canvas(page).focus();
    await page.keyboard.press('d');
    await expect(page.getByRole('tab', { name: 'Long section' })).toBeFocused();
    await walk(page, 'Tab', is(/^button: Close: Long section/), 3);
    await page.keyboard.press('Enter');
    await expect(canvas(page)).toBeFocused();
  });
});

test('forty thousand weak points are no trap; the sheet holds the keys and gives them back', async ({
  workbench: page,
  request,
}) => {
  const { point } = await risingPoint(request);
  await open(page, `/#city=demo-city&lang=en&task=weak&run=1&sel=flood_points:${point}`);
  await expect(page.getByRole('region', { name: 'Weak points, ranked' }).getByRole('cell').first()).toBeVisible();
  await canvas(page).focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('tab', { name: 'Tasks' })).toBeFocused();
  const weights = await walk(page, 'Tab', is(/^button: Run/), 40);
  expect(weights.filter(is(/^input: /)).length, 'a slider for every component').toBeGreaterThanOrEqual(9);
  await canvas(page).focus();
  await page.keyboard.press('d');
  await expect(page.getByRole('tab', { name: 'Weak points' })).toBeFocused();
  const dock = await walk(page, 'Tab', is(/^region: Map of/), 40);
  const wanted = [/^combobox: Ranked/, /^combobox: District/, /Find$/, /^button: Red/, /^button: Export CSV/];
  expect(order(dock, wanted)).toEqual(wanted);
  expect(order(dock, [/^region: Weak points, ranked/])).toHaveLength(1);

  await page.keyboard.press('r');
  await expect(page.getByRole('tab', { name: 'Result' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Selection' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'One-page sheet' })).toBeVisible();
  const inspector = await walk(page, 'Tab', is(/^button: One-page sheet/), 60);
  expect(partsOf(inspector)).toEqual(['Information and result']);
  await page.keyboard.press('Enter');
  await expect(page.locator('html[data-sheet="ready"]')).toBeAttached({ timeout: 120_000 });
  await expect(page.getByRole('dialog')).toContainText('cannot be computed (level or adverse slope)');
  expect(await stopOf(page)).toMatchObject({ what: 'button: Back to the map', hasRing: true });
  await walk(page, 'Tab', is(/^button: Print/), 1);
  await page.keyboard.press('Tab');
  // Out of the page, into the browser's own bar, or round: never into what lies under the sheet.
  expect(await page.evaluate(() => document.activeElement?.closest('#root') ?? null)).toBeNull();
  expect(await violations(page), 'the sheet').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'One-page sheet' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'One-page sheet' })).toBeHidden();
  await expect(canvas(page)).toBeFocused();
});

test.describe('on a phone in the dark', () => {
  test.use({ colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('header, tabs, the open sheet, map; Esc folds the sheet, back to its tab', async ({
    workbench: page,
    request,
  }) => {
    const { point } = await risingPoint(request);
    await open(page, `/#city=demo-city&lang=en&task=trace&start=flood_points:${point}&run=1`);
    await expect(page.getByText(/^Upstream: \d+ pipes/)).toBeVisible();
    const stops = await walk(page, 'Tab', is(/^button: Turn north up/), 60);
    expect(partsOf(stops)).toEqual(['page', 'header', 'Main navigation', 'Tasks', 'map']);
    expect(await violations(page), 'form and result').toEqual([]);

    await walk(page, 'Shift+Tab', is(/^region: Pipes in order of travel/), 12);
    await page.keyboard.press('Escape');
    const tab = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('button', { name: 'Tasks' });
    await expect(tab).toBeFocused();
    await expect(tab).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('#sheet')).toContainText('Drainage pipes');
    expect(await violations(page), 'layers').toEqual([]);
    await walk(page, 'Tab', is(/^button: Close/), 8);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Layers' })).toBeFocused();
    await walk(page, 'Tab', is(/^button: Search/), 2);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search ids and names' })).toBeFocused();
    await page.keyboard.type(point);
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toContainText(point);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('article')).toBeHidden();
    await expect(canvas(page)).toBeFocused();
  });
});
