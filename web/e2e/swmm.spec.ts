import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, move, open, test } from './workbench.ts';

const result = (page: Page) => page.getByRole('region', { name: 'Information and result' });
const results = (page: Page) => page.getByRole('region', { name: 'Results' });
const fixture = (file: string): Buffer =>
  gunzipSync(readFileSync(join(import.meta.dirname, '../../data/fixtures/swmm', `${file}.gz`)));

const file = (end: string) => ({
  name: `reference.${end}`,
  mimeType: 'application/octet-stream',
  buffer: fixture(`swmmio_model_state_plane.${end}`),
});

/** What leads to an outlet of Wellington, under a storm of Shanghai: the city has no formula of its own here. */
const model = '/#city=wellington&lang=en&task=swmm&model=trace&start=nodes:WCC_SW046191&storm=shanghai&run=1';

test('a model of a traced part is made, downloaded, run, and played on the map', async ({ workbench: page }) => {
  await open(page, model);
  await expect(result(page).getByRole('heading', { name: 'SWMM model' })).toBeVisible();
  // Beside the file, everything that was assumed: Wellington has no levels.
  await expect(result(page).getByRole('region', { name: 'Assumptions' })).toContainText('No level at all');
  const download = page.waitForEvent('download');
  await result(page).getByRole('button', { name: 'Download the .inp file' }).click();
  const inp = readFileSync(await (await download).path(), 'utf8');
  expect(inp).toContain('[CONDUITS]');
  expect(inp).toContain(';; [level-invented]');

  await result(page).getByRole('button', { name: 'Run SWMM on this server' }).click();
  const slider = page.getByRole('slider', { name: 'Time' });
  await expect(slider).toBeVisible();
  await expect(results(page)).toContainText('lines drawn');
  // What was computed is a corner of the city: one step leads there.
  const zoom = (): number => Number(/map=[^,]*,[^,]*,([\d.]+)/.exec(page.url())![1]);
  const far = zoom();
  await move(page, () => results(page).getByRole('button', { name: 'Zoom to result' }).click());
  expect(zoom()).toBeGreaterThan(far + 1);
  await slider.focus();
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', '2000-01-01 04:00');
  await slider.press('Home');
  await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '2000-01-01 00:02');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(slider).not.toHaveAttribute('aria-valuetext', '2000-01-01 00:02');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page).toHaveURL(/swmmresult=.*period=\d+/);
  await results(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(results(page)).toContainText('No result yet');
});

test('results of a model from elsewhere are loaded; without a CRS the page says why they are not drawn', async ({
  workbench: page,
}) => {
  await open(page, '/#city=wellington&lang=en&task=swmm');
  await page.getByText('Load results of a run').click();
  await page.getByLabel('Files').setInputFiles([file('out'), file('rpt'), file('inp')]);
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(results(page)).toContainText('nobody said which CRS');
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', '2001-01-01 00:05');
  await results(page)
    .getByRole('button', { name: /^Delete/ })
    .click();
});

// A refusal stands in the browser's console, too: this test has a page of its own.
test('files of different runs are refused in words, and nothing of them is kept', async ({ page }) => {
  await open(page, '/#city=wellington&lang=en&task=swmm');
  await page.getByText('Load results of a run').click();
  await page
    .getByLabel('Files')
    .setInputFiles([file('out'), { ...file('rpt'), buffer: fixture('greenville_epa.rpt') }]);
  await page.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('different runs');
  await expect(results(page)).toContainText('No result yet');
});
