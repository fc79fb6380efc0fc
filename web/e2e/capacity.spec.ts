import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './workbench.ts';

const link = '/#city=demo-city&lang=en&scheme=light&task=capacity&run=1&map=113.893,29.82,14';
const right = (page: Page): Locator => page.getByRole('region', { name: 'Information and result' });
const lengths = (page: Page): Locator => right(page).getByRole('region', { name: 'Length and share' });
const slider = (page: Page): Locator => page.getByRole('slider', { name: /design storm/ });
/** Pixels of the map, where no panel covers it, in the colour of pipes that are far too small. */
async function redPixels(page: Page): Promise<number> {
  const picture = await page.screenshot({ clip: { x: 360, y: 100, width: 600, height: 600 } });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if (Math.abs(data[i] - 210) < 12 && Math.abs(data[i + 1] - 55) < 14 && Math.abs(data[i + 2] - 50) < 14) count++;
    return count;
  }, picture.toString('base64'));
}

/** Share of the pipes that the design storm does not overload, per cent. */
async function enough(page: Page): Promise<number> {
  const row = lengths(page).getByRole('row', { name: /Large enough/ });
  return Number(/([\d.]+)%/.exec(await row.innerText())![1]);
}

test('the design storm recolours the map as it moves, asks nothing again, and stands in the link', async ({
  workbench: page,
}) => {
  await open(page, link);
  await expect(right(page).getByRole('heading', { name: 'Capacity (screening)' })).toBeVisible();
  let asked = 0;
  page.on('request', (request) => /analysis\/capacity|network-lines/.test(request.url()) && asked++);
  const three = await enough(page);
  await expect.poll(() => redPixels(page), { message: 'the map shows the result' }).toBeGreaterThan(100);
  const before = await redPixels(page);

  await slider(page).focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => enough(page)).toBeLessThan(three);
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /years/);
  await expect.poll(() => redPixels(page), { message: 'the map follows' }).toBeGreaterThan(1.5 * before);
  expect(asked, 'what a pipe carries does not depend on the design storm').toBe(0);

  await right(page).getByRole('button', { name: '100 years', exact: true }).click();
  await expect(page).toHaveURL(/[#&]p=100(&|$)/);
  await expect(lengths(page)).toContainText('≥ 100 years');
  await page.reload();
  await expect(lengths(page)).toContainText('≥ 100 years');

  await right(page).getByRole('radio', { name: 'by class' }).check({ force: true });
  for (const name of ['< 1 year', '1–2 years', '2–3 years', '3–5 years', '≥ 5 years', 'Cannot be computed'])
    await expect(lengths(page).getByRole('row', { name: new RegExp(`^${name}`) })).toBeVisible();
});

test('the rain, what is missing, and the districts stand in words and figures', async ({ workbench: page }) => {
  await open(page, link);
  const result = right(page);
  await expect(result.getByRole('img', { name: /mm in 120 min/ })).toBeVisible();
  await expect(result).toContainText('inverts missing');
  await expect(result).toContainText('foul sewer');
  const table = result.getByRole('region', { name: 'Shares by area' });
  await expect(table.getByRole('row')).toHaveCount(7);
  const download = page.waitForEvent('download');
  await result.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^demo-city-capacity-.*\.csv$/);
});

test('a chosen pipe says why it carries what it carries', async ({ workbench: page, request }) => {
  const answer = await request.get('/api/cities/demo-city/collections/pipes/items?kind=storm&role=main&limit=1');
  const { features } = (await answer.json()) as { features: { id: string }[] };
  await open(page, `${link}&sel=pipes:${features[0].id}`);
  await expect(right(page).getByRole('heading', { name: 'Capacity (screening)' })).toBeVisible();
  await page.getByRole('tab', { name: 'Selection' }).click();
  const why = page.getByRole('region', { name: 'Why this capacity' });
  await expect(why).toContainText('Time of concentration t');
  await expect(why).toContainText(/m³\/s/);
});

test('from a pipe one step leads to its capacity, and the pipe stays in sight', async ({
  workbench: page,
  request,
}) => {
  const answer = await request.get('/api/cities/demo-city/collections/pipes/items?kind=storm&role=main&limit=1');
  const { features } = (await answer.json()) as { features: { id: string }[] };
  await open(page, `/#city=demo-city&lang=en&sel=pipes:${features[0].id}`);
  const judge = right(page).getByRole('group', { name: 'Judge' });
  await judge.getByRole('button', { name: 'Capacity' }).click();
  await expect(right(page).getByRole('region', { name: 'Why this capacity' })).toContainText(/m³\/s/);
  await expect(judge.getByRole('button', { name: 'Capacity' })).toBeDisabled();
  await expect(page).toHaveURL(new RegExp(`task=capacity.*run=1.*sel=pipes:${features[0].id}`));
});

test('a city without a storm formula asks for one', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&task=capacity');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await expect(page.getByText('This city has no storm formula')).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(right(page).getByRole('heading', { name: 'Capacity (screening)' })).toHaveCount(0);
  await page.getByLabel('Storm formula').selectOption('own');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(right(page).getByRole('heading', { name: 'Capacity (screening)' })).toBeVisible();
  await expect(right(page)).toContainText('Proposed catchments');
});
