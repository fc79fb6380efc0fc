import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, open, test } from './workbench.ts';

const result = (page: Page) => page.getByRole('region', { name: 'Information and result' });
const canvas = (page: Page) => page.locator('.maplibregl-canvas');
const api = '/api/cities/demo-city';

interface Traced {
  features: unknown[];
  totals: { byPart: Record<string, { pipes: number }> };
}

/** The first record of the sample city that the trace says something telling about. */
async function findRecord(
  request: APIRequestContext,
  layer: string,
  query: string,
  direction: string,
  isTelling: (traced: Traced) => boolean,
): Promise<string> {
  const { features } = (await (await request.get(`${api}/collections/${layer}/items?${query}`)).json()) as {
    features: { id: string }[];
  };
  for (const { id } of features) {
    const answer = await request.post(`${api}/analysis/trace`, {
      data: { from: { type: 'record', layer, key: id }, direction },
    });
    if (answer.ok() && isTelling((await answer.json()) as Traced)) return id;
  }
  throw new Error(`no record of ${layer} has what the test is about`);
}
/** A flood-prone point with a net above it. */
const findFloodPoint = (request: APIRequestContext): Promise<string> =>
  findRecord(request, 'flood_points', 'limit=60', 'upstream', ({ features }) => features.length > 10);

/** The dashes that run along a trace. */
const flow = (page: Page) => page.locator('.map-flow[data-flow]');

test('from a flood-prone point: upstream, downstream, ends with reasons, files, the link', async ({
  workbench: page,
  request,
}) => {
  const floodPoint = await findFloodPoint(request);
  await open(page, `/#city=demo-city&lang=en&sel=flood_points:${floodPoint}`);
  await page.getByRole('group', { name: 'Trace', exact: true }).getByRole('button', { name: 'Upstream' }).click();
  await expect(result(page).getByText(/^Upstream: \d+ pipes, [\d.]+.k?m$/)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`task=trace.*start=flood_points:${floodPoint}.*run=1`));
  await expect(result(page)).toContainText('Head: no pipe leads here');

  await page.getByRole('radiogroup', { name: 'Direction' }).getByText('Down', { exact: true }).click();
  await expect(result(page).getByText(/^Downstream: \d+ pipes/)).toBeVisible();
  const ends = result(page).getByRole('region', { name: 'Where it ends' });
  await expect(ends.getByRole('row').nth(1)).toContainText(/Outfall|Works/);
  // Why it ends is not cut off.
  const reason = ends.getByRole('row').nth(1).getByRole('cell').nth(2);
  expect(await reason.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBeLessThanOrEqual(0);
  await expect(page).toHaveURL(/flow=downstream/);
  await expect(flow(page)).toHaveAttribute('data-flow', /running|still/);

  const pipes = result(page).getByRole('region', { name: 'Pipes in order of travel' });
  const rows = Number(await pipes.getByRole('table').getAttribute('aria-rowcount')) - 1;
  const download = page.waitForEvent('download');
  await result(page).getByRole('button', { name: 'Export CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(csv).toHaveLength(rows + 1);
  expect(csv[0]).toContain('pipeId,part,order,distanceM');

  await pipes.getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/focus=/);
  await page.reload();
  await expect(result(page).getByText(/^Downstream: \d+ pipes/)).toBeVisible();
});

test('a blocked pipe: what is cut off, where the water comes up, and what has a way round', async ({
  workbench: page,
  request,
}) => {
  const cutOff = await findRecord(
    request,
    'flood_points',
    'limit=60',
    'blocked',
    ({ totals }) => (totals.byPart['cut-off']?.pipes ?? 0) > 5,
  );
  await open(page, `/#city=demo-city&lang=en&task=trace&start=flood_points:${cutOff}&flow=blocked&run=1`);
  await expect(result(page).getByText(/pipes lose their way out/)).toBeVisible();
  await expect(result(page).getByText(/Water comes up first at/)).toBeVisible();
  await expect(result(page).getByText('Cut off, no other way').first()).toBeVisible();

  // A diversion structure has two ways out: when one is blocked the other takes the water.
  const diversion = (await (await request.get(`${api}/collections/nodes/items?nodeType=diversion&limit=1`)).json()) as {
    features: { id: string }[];
  };
  const leaving = await findRecord(
    request,
    'pipes',
    `startNodeId=${diversion.features[0].id}`,
    'blocked',
    ({ totals }) => (totals.byPart['diverted']?.pipes ?? 0) > 5,
  );
  await page.evaluate((hash) => (location.hash = hash), `city=demo-city&lang=en&task=trace&start=pipes:${leaving}&flow=blocked&run=1`); // prettier-ignore
  await expect(result(page).getByText('Everything upstream has another way out')).toBeVisible();
  await expect(result(page).getByText(/have a way round/)).toBeVisible();
});

test('of several ways between two places one is chosen, and stands in the link', async ({ workbench: page }) => {
  await open(
    page,
    '/#city=wellington&lang=en&task=trace&flow=path&start=nodes:WCC_SW031320&target=nodes:WCC_SW024473&run=1',
  );
  const ways = result(page).getByRole('radiogroup', { name: 'Ways' });
  await expect(ways.getByRole('radio')).toHaveCount(3);
  const pipes = result(page).getByRole('region', { name: 'Pipes in order of travel' }).getByRole('table');
  const before = await pipes.getAttribute('aria-rowcount');
  await ways.getByRole('radio').nth(2).check();
  await expect(page).toHaveURL(/route=2/);
  await expect(pipes).not.toHaveAttribute('aria-rowcount', before ?? '');
  await ways.getByRole('button', { name: 'Long section' }).click();
  await expect(page.getByRole('region', { name: 'Charts and tables' })).toBeVisible();
});

test('by keys alone: a trace from the selected node, its list, a place picked at the middle of the map', async ({
  workbench: page,
}) => {
  await open(page, '/#city=wellington&lang=en&sel=nodes:WCC_SW024473&map=174.777,-41.292,15');
  await expect(page.getByRole('article')).toContainText('WCC_SW024473');
  await canvas(page).focus();
  await page.keyboard.press('u');
  await expect(result(page).getByText(/^Upstream: 2987 pipes/)).toBeVisible();
  await canvas(page).focus();
  await page.keyboard.press('r');
  await expect(page.getByRole('tab', { name: 'Result' })).toBeFocused();

  await canvas(page).focus();
  await page.keyboard.press('g');
  await expect(page.getByText('Click the other end of the path')).toBeVisible();
  await canvas(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Click the other end of the path')).toBeHidden();
  await page.keyboard.press('g');
  await canvas(page).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/target=(pipes|nodes|@)/);
});

test('the network check is reached from the trace and lists what contradicts', async ({ workbench: page }) => {
  await open(page, '/#city=demo-city&lang=en&task=trace');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await page.locator('form').getByRole('button', { name: 'Network check' }).click();
  await expect(result(page).getByText(/places to check/)).toBeVisible();
  const list = result(page).getByRole('region', { name: 'List' });
  await expect(list.getByRole('row').nth(1)).toContainText('Direction against inverts');
  await list.getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/sel=pipes:/);
});

test.describe('where a person asked for less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('nothing runs', async ({ workbench: page, request }) => {
    const floodPoint = await findFloodPoint(request);
    await open(page, `/#city=demo-city&lang=en&task=trace&start=flood_points:${floodPoint}&run=1`);
    await expect(result(page).getByText(/^Upstream: \d+ pipes/)).toBeVisible();
    // The link does not say where to look: the map is at the trace, not at the whole city.
    await expect.poll(() => Number(/map=[^,]*,[^,]*,([\d.]+)/.exec(page.url())?.[1])).toBeGreaterThan(12.5);
    await page.mouse.move(600, 400);
    await expect(flow(page)).toBeHidden();
    await expect(flow(page)).not.toHaveAttribute('data-flow', 'running');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('one tap in the inspector traces, and the answer stands in the sheet', async ({ workbench: page, request }) => {
    const floodPoint = await findFloodPoint(request);
    await open(page, `/#city=demo-city&lang=en&sel=flood_points:${floodPoint}`);
    await page.getByRole('group', { name: 'Trace', exact: true }).getByRole('button', { name: 'Downstream' }).tap();
    await expect(page.getByText(/^Downstream: \d+ pipes/)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
