import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, open, test, violations } from './workbench.ts';

interface Truth {
  type: string;
  keys: string[];
}

/** What is known to be wrong with the sample city; its survey does not say it. */
const { truths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../data/demo/TRUTH.json'), 'utf8')) as {
  truths: Truth[];
};
const planted = (type: string): string => truths.find((truth) => truth.type === type)!.keys[0];

const dock = (page: Page) => page.getByRole('region', { name: 'Charts and tables' });
const chart = (page: Page) => dock(page).getByRole('slider', { name: /^Long section/ });
const stationOf = async (page: Page): Promise<number> => Number(await chart(page).getAttribute('aria-valuenow'));

test('a link opens a section whose planted rise is red, hatched and named', async ({ workbench: page }) => {
  await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('adverse_slope')}`);
  await expect(dock(page)).toContainText('1 adverse');
  const note = chart(page).locator('[data-note="adverse"]').first();
  await expect(note).toHaveText(/^adverse −\d+\.\d‰$/);
  await expect(chart(page).locator('path[fill="url(#section-rise)"]')).toHaveCount(1);
  await expect(page).toHaveURL(/section=pipes:/);
});

test('levels that were not surveyed are a hatched gap with words, in the drawing and in the table', async ({
  workbench: page,
}) => {
  await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('missing_levels')}`);
  await expect(dock(page)).toContainText(/inverts missing on \d+/);
  await expect(chart(page).locator('rect[fill="url(#section-gap)"]').first()).toBeVisible();
  await expect(chart(page).locator('[data-note="gap"]').first()).toHaveText('level not surveyed');
  await dock(page).getByRole('button', { name: 'Show as a table' }).click();
  const row = dock(page).getByRole('row', { name: new RegExp(planted('missing_levels')) });
  await expect(row).toContainText('not surveyed');
  await expect(row).toContainText('slope unknown');
});

test('the keys go from node to pipe, zoom, and read every place aloud; Enter selects', async ({ workbench: page }) => {
  await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('adverse_slope')}`);
  await chart(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /adverse/);
  const inPipe = await stationOf(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stationOf(page)).toBeGreaterThan(inPipe);
  await expect(chart(page)).toHaveAttribute('aria-valuetext', /Ground \d/);
  // Closer, the node where the section begins is out of sight.
  const whole = (await chart(page).textContent())!;
  await page.keyboard.press('+');
  await expect.poll(async () => (await chart(page).textContent())!.length).toBeLessThan(whole.length);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`sel=pipes:${planted('adverse_slope')}`));
});

test('pointing at the drawing marks the map, and pointing at the way on the map marks the drawing', async ({
  workbench: page,
}) => {
  await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('adverse_slope')}`);
  await expect(dock(page)).toContainText('1 adverse');
  const box = (await chart(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await expect.poll(() => stationOf(page)).toBeGreaterThan(0);
  await page.mouse.move(box.x + 20, box.y - 60);
  await expect.poll(() => stationOf(page)).toBe(0);
  // The camera has framed the way: somewhere above the dock the pointer comes upon it.
  await expect
    .poll(
      async () => {
        for (const x of [780, 700, 860, 620, 940, 540, 1020]) {
          for (let y = 80; y < box.y - 70; y += 9) {
            await page.mouse.move(x, y);
            if ((await stationOf(page)) > 0) return true;
          }
        }
        return false;
      },
      { timeout: 120_000 },
    )
    .toBe(true);
});

test('the inspector asks for a section down from here, and for one between two places', async ({ workbench: page }) => {
  const from = planted('adverse_slope');
  await open(page, `/#city=demo-city&lang=en&sel=pipes:${from}`);
  const inspector = page.getByRole('region', { name: 'Information and result' });
  await inspector.getByRole('button', { name: 'Long section to the outfall' }).click();
  await expect(dock(page)).toContainText('ends at');
  await dock(page).getByRole('button', { name: 'Show as a table' }).click();
  const links = dock(page)
    .getByRole('table')
    .getByRole('button', { name: /^[A-Z]{3}\d+-\d+$/ });
  const to = await links.nth(8).innerText();
  await inspector.getByRole('button', { name: 'Long section from here…' }).click();
  await links.nth(8).click();
  await inspector.getByRole('button', { name: 'Long section to here' }).click();
  await expect(dock(page)).toContainText('between two places');
  await expect(page).toHaveURL(new RegExp(`section=pipes:${from}&sectionto=(nodes|pipes):${to}`));
  await page.goBack();
  await expect(dock(page)).toContainText('ends at');
  await dock(page).getByRole('button', { name: 'Close: Long section' }).click();
  await expect(dock(page)).toBeHidden();
  await expect(page).not.toHaveURL(/section=/);
});

test('the section is saved as a table and as pictures that say what they rest on', async ({ workbench: page }) => {
  await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('missing_levels')}`);
  const saved = async (name: string): Promise<Buffer> => {
    const download = page.waitForEvent('download');
    await dock(page).getByRole('button', { name, exact: true }).click();
    return readFileSync(await (await download).path());
  };
  const [header, ...rows] = (await saved('CSV')).toString('utf8').trim().split('\r\n');
  expect(header).toContain('invertInM');
  expect(header).toMatch(/title,date,datum,source,datasetVersion,exaggeration$/);
  expect(rows.length).toBeGreaterThan(2);
  const svg = (await saved('SVG')).toString('utf8');
  expect(svg).toMatch(/^<\?xml/);
  for (const words of [
    'Vertical datum: National Vertical Datum 1985 (China)',
    'Dataset version: ',
    'Vertical scale ×',
    'Source: ',
    'level not surveyed',
  ]) {
    expect(svg).toContain(words);
  }
  const png = await saved('PNG');
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  // Width and height of the picture (PNG, 11.2.2 IHDR).
  expect(png.readUInt32BE(16)).toBeGreaterThan(1300);
});

test('the dock is made higher by keys, folds, and keeps its height', async ({ workbench: page }) => {
  await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('adverse_slope')}`);
  const grip = dock(page).getByRole('separator');
  const before = Number(await grip.getAttribute('aria-valuenow'));
  await grip.focus();
  await page.keyboard.press('ArrowUp');
  await expect(grip).toHaveAttribute('aria-valuenow', String(before + 32));
  await dock(page).getByRole('button', { name: 'Collapse panel' }).click();
  await expect(chart(page)).toBeHidden();
  await page.reload();
  await expect(dock(page).getByRole('separator')).toHaveAttribute('aria-valuenow', String(before + 32));
});

for (const [name, width, height] of [
  ['desktop', 1440, 900],
  ['phone', 390, 844],
] as const) {
  test(`the section and its table have no accessibility defects on a ${name}`, async ({ workbench: page }) => {
    await page.setViewportSize({ width, height });
    await open(page, `/#city=demo-city&lang=en&section=pipes:${planted('missing_levels')}`);
    const table = page.getByRole('button', { name: 'Show as a table' });
    await expect(table).toBeVisible();
    const check = async (): Promise<void> => {
      expect(await violations(page)).toEqual([]);
    };
    await expect(
      page
        .getByRole('slider', { name: /^Long section/ })
        .locator('[data-note]')
        .first(),
    ).toBeVisible();
    await check();
    const legend = page.getByRole('list', { name: 'Legend' }).last();
    expect(
      await legend.evaluate((list) => list.scrollWidth - list.clientWidth),
      'the legend wraps',
    ).toBeLessThanOrEqual(0);
    await table.click();
    await expect(page.getByRole('table')).toBeVisible();
    await check();
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(sideways, 'nothing sticks out sideways').toBeLessThanOrEqual(width);
  });
}
