import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, open, test, violations } from './workbench.ts';

const table = (page: Page) => page.getByRole('region', { name: 'Weak points, ranked' });
/** Rows as they stand, the head left out. */
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

test('weak points are ranked with their reasons, follow a changed weight, a filter and the link, and lead to the map', async ({
  workbench: page,
}) => {
  await open(page, '/#city=demo-city&lang=en&task=weak&run=1');
  await expect(rows(page).first()).toContainText('Red');
  const result = page.getByRole('region', { name: 'Information and result' });
  await expect(result).toContainText('red the weakest 1 %');
  await expect(result).toContainText('not a standard');
  const objects = async () => (await table(page).locator('[data-column="object"]').allInnerTexts()).join();
  const before = await objects();

  // One weight up: ranks move, and the table says from where.
  const slider = page.getByRole('slider', { name: /Defects/ });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/weights=25\.20\.100\./);
  await expect.poll(objects).not.toBe(before);
  await expect(table(page)).toContainText(/▲ [\d,]+ \(was [\d,]+\)/);
  await page.getByRole('button', { name: 'Compare from here' }).click();
  await expect(rows(page).first()).toContainText('not moved');

  // A row leads to the record; the inspector shows every component.
  await rows(page).nth(1).click();
  await expect(rows(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL(/sel=pipes:/);
  await expect(result.getByRole('heading', { name: 'Weakness' })).toBeVisible();
  await expect(result).toContainText(/Rank \d+ of [\d,]+, score [\d.]+: Red/);
  await expect(result).toContainText('weight 1');

  // A filter lists, and leaves the ranks alone.
  const district = page.getByRole('combobox', { name: 'District' });
  await district.selectOption({ index: 1 });
  await expect(page).toHaveURL(/district=/);
  await table(page).getByRole('button', { name: 'Score' }).click();
  await expect(table(page).getByRole('columnheader', { name: 'Score' })).toHaveAttribute('aria-sort', 'descending');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv).toContain('defect (weight 1)');
  expect(csv.split('\r\n').length).toBeGreaterThan(1000);

  await page.reload();
  await expect(rows(page).first()).toContainText('Red');
  await expect(page.getByRole('slider', { name: /Defects/ })).toHaveValue('1');
});

test('nodes and flood-prone points have ranks of their own; nothing keeps people out', async ({ workbench: page }) => {
  await open(page, '/#city=demo-city&lang=en&task=weak&weak=flood_points&run=1');
  await expect(rows(page).first()).toContainText('open flood-prone point');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Ranked' }).selectOption('nodes');
  await expect(page).toHaveURL(/weak=nodes/);
  await expect(rows(page).first()).toContainText('Red');
});

test('arrow keys go from row to row, to the first and the last of all, and Enter leads to the record', async ({
  workbench: page,
}) => {
  await open(page, '/#city=demo-city&lang=en&task=weak&run=1');
  await expect(rows(page).first()).toContainText('Red');
  const inRow = (index: number | string) => table(page).locator(`[aria-rowindex="${index}"] button`);
  await table(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(inRow(2)).toBeFocused();
  // Further than the rows that were laid out at first.
  for (let index = 3; index <= 26; index++) {
    await page.keyboard.press('ArrowDown');
    await expect(inRow(index)).toBeFocused();
  }
  await page.keyboard.press('ArrowUp');
  await expect(inRow(25)).toBeFocused();
  await page.keyboard.press('End');
  await expect(inRow((await table(page).getByRole('table').getAttribute('aria-rowcount'))!)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(inRow(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sel=pipes:/);
});

test('a weight moves the ranks of the sample city within a tenth of a second', async ({ workbench: page }) => {
  await open(page, '/#city=demo-city&lang=en&task=weak&run=1');
  await expect(rows(page).first()).toContainText('Red');
  const slider = page.getByRole('slider', { name: /Age/ });
  await slider.focus();
  const took = await page.evaluate(async () => {
    const input = document.activeElement as HTMLInputElement;
    const times: number[] = [];
    for (let k = 0; k < 15; k++) {
      const began = performance.now();
      input.stepUp(4);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      // React renders what follows from an event of a person before anything else happens.
      await Promise.resolve();
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return times.sort((a, b) => a - b);
  });
  // The fastest of fifteen: a loaded machine must not decide.
  expect(took[0]).toBeLessThan(100);
});
