import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, move, open, test } from './workbench.ts';

const result = (page: Page) => page.getByRole('region', { name: 'Information and result' });

test('pipe density by district: totals, rule, ranked list and map answer each other', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&task=density&cells=districts');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(result(page).getByRole('heading', { name: 'Pipe density' })).toBeVisible();
  await expect(result(page)).toContainText('km/km²');
  await expect(result(page)).toContainText('EPSG:2193');
  const teAro = result(page).getByRole('row', { name: /Te Aro/ });
  await teAro.click();
  await expect(teAro).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/focus=Te(%20|\+| )Aro/);

  const download = page.waitForEvent('download');
  await result(page).getByRole('button', { name: 'Export CSV' }).click();
  const path = await (await download).path();
  const csv = readFileSync(path, 'utf8');
  expect(csv.split('\n').filter((line) => line.trim() !== '')).toHaveLength(58);
  expect(csv).toContain('Te Aro');
});

test('blank areas are called suspected, ranked, and cut by district', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&task=blank&dist=200&min=20000&run=1');
  await expect(result(page).getByRole('heading', { name: 'Suspected blank areas' })).toBeVisible();
  await expect(result(page)).toContainText('200 m');
  await expect(result(page)).toContainText(/km²|ha/);
  const list = result(page).getByRole('region', { name: 'Ranked list' });
  await list.getByRole('row').nth(1).click();
  await expect(page).toHaveURL(/focus=1(&|$)/);
});

test('a number out of range is told before anything is sent, and nothing typed is lost', async ({
  workbench: page,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => request.url().includes('/analysis/') && sent.push(request.url()));
  await open(page, '/#city=wellington&lang=en&task=blank');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  const distance = page.getByRole('textbox', { name: /^Distance/ });
  for (const bad of ['0', '-5', 'NaN', '10000', '10 km']) {
    await distance.fill(bad);
    await expect(page.getByRole('alert').first()).toContainText('5 to 1000');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(distance).toHaveValue(bad);
  }
  expect(sent).toEqual([]);
});

test('a running analysis can be cancelled and run again', async ({ workbench: page }) => {
  // However fast the server is, the first answer is still to come when it is cancelled.
  await page.route('**/analysis/blank-areas', () => {}, { times: 1 });
  await open(page, '/#city=wellington&lang=en&task=blank&dist=20&min=0');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: /^Distance/ }).fill('300');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(result(page)).toContainText('300 m');
});

test('a polygon drawn by keyboard bounds the density', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&task=density&cells=polygon&map=174.777,-41.292,15');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await page.getByRole('button', { name: 'Draw an area' }).click();
  const canvas = page.locator('.maplibregl-canvas');
  await canvas.focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press('Space');
    await move(page, () => page.keyboard.press(key));
  }
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/4 vertices/)).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(result(page).getByRole('heading', { name: 'Pipe density' })).toBeVisible();
  await expect(page).toHaveURL(/poly=/);
});

test('areas drawn one after the other are summed up, each and together', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&task=summary&map=174.777,-41.292,15');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Draw the area');
  for (const name of ['Draw an area', 'Draw another area']) {
    await page.getByRole('button', { name }).click();
    await page.locator('.maplibregl-canvas').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press('Space');
      await move(page, () => page.keyboard.press(key));
    }
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('button', { name: 'Remove area 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const pipes = result(page).getByRole('region', { name: 'Drainage pipes' });
  await expect(pipes).toContainText(/km|m/);
  const together = await pipes.innerText();
  await result(page).getByRole('combobox', { name: 'Shown' }).selectOption('Area 2');
  await expect(pipes).not.toHaveText(together);
  await expect(result(page).getByRole('region', { name: 'Old communities' })).toContainText('no such layer');
  await expect(result(page)).toContainText('Drainage pipes · Material');

  const download = page.waitForEvent('download');
  await result(page).getByRole('button', { name: 'Export CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(csv.map((line) => line.split(',')[0]?.replace('\uFEFF', ''))).toEqual(['area', '1', '2', 'total']);

  await expect(page).toHaveURL(/areas=.*focus=2/);
  await page.reload();
  await expect(page).toHaveURL(/areas=.*focus=2/);
  await expect(result(page).getByRole('combobox', { name: 'Shown' })).toHaveValue('2');
});

test('the summary of an area names its communities in the language of the page', async ({ workbench: page }) => {
  // 113.88 to 113.905° east, 29.81 to 29.83° north: the old town.
  const area = 'g81m5Gg1u74Bw6wBAAginBv6wBA';
  await open(page, `/#city=demo-city&lang=en&task=summary&areas=${area}&run=1`);
  const communities = result(page).getByRole('region', { name: 'Old communities' });
  await expect(communities).toContainText('of it inside');
  await expect(communities).not.toContainText(/[\u4e00-\u9fff]/);
});

test('the policy matrix ranks places, says why, and follows the link, the filter and a column', async ({
  workbench: page,
}) => {
  await open(page, '/#city=demo-city&lang=en&task=policy&run=1');
  const list = result(page).getByRole('region', { name: 'Ranked list' });
  await expect(list.getByRole('row').nth(1)).toContainText(/^1 · /);
  await list.getByRole('row').nth(1).click();
  await expect(result(page).getByRole('heading', { name: /^Rank 1: / })).toBeVisible();
  await expect(result(page)).toContainText(/points/);
  await expect(page).toHaveURL(/focus=(old_communities|heritage_districts)\//);

  await list.getByRole('button', { name: 'Households' }).click();
  await expect(list.getByRole('columnheader', { name: 'Households' })).toHaveAttribute('aria-sort', 'descending');
  await result(page).getByText('Heritage districts', { exact: true }).click();
  await expect(page).toHaveURL(/places=heritage_districts/);
  await expect(list.getByRole('row').nth(1)).toContainText('missing');
});
