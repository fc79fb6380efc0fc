import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, open, test, violations } from './workbench.ts';

const table = (page: Page) => page.getByRole('region', { name: 'Inspected pipes' });
const rows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
const example = readFileSync(join(import.meta.dirname, '../examples/demo-city-findings.csv'), 'utf8');
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('findings are loaded, graded, listed beside the records, drawn, and read in the inspector', async ({
  workbench: page,
}) => {
  await open(page, '/#city=demo-city&lang=en&task=inspection');
  // The page offers the very file, and says that none is chosen.
  const offered = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download an example file' }).click();
  expect(readFileSync(await (await offered).path(), 'utf8')).toBe(example);
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('alert')).toContainText('Choose a file of findings');

  // A row for a pipe that nobody knows, and one that cannot be read.
  await page
    .getByLabel('File of findings')
    .setInputFiles(csv('report.csv', `${example}W-0,1.0,PL,2,,,,\r\nW-1,about 3,PL,2,,,,\r\n`));
  await expect(page.getByText(/report\.csv: [\d,]+ rows read, 1 rejected/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Distance, m' })).toHaveValue('1');
  await expect(page.getByRole('region', { name: '1 rows rejected' })).toContainText('distance is no number');
  await page.getByRole('combobox', { name: 'Soil T' }).selectOption('ordinary');
  await page.getByRole('button', { name: 'Run' }).click();

  // Grades, RI and MI are those of the records: the file is the one they follow from.
  const result = page.getByRole('region', { name: 'Information and result' });
  await expect(result).toContainText('200 pipes inspected');
  await expect(result).toContainText('; 0 with another grade or index in their record');
  await expect(result).toContainText('Not inspected');
  await expect(result.getByRole('region', { name: '1 rows do not count' })).toContainText('no such pipe in this city');
  await expect(rows(page).first()).toContainText('Class IV');

  // A row leads to the pipe; the inspector has what was found along it.
  await rows(page).first().click();
  await expect(rows(page).first()).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL(/sel=pipes:/);
  const facts = page.getByRole('region', { name: 'Inspection', exact: true });
  await expect(facts).toContainText(/Class IV · F = 10/);
  await expect(facts.getByRole('listitem').first()).toContainText(/grade \d/);

  // Order and filter stand in the link; the export has what is listed.
  await table(page).getByRole('button', { name: 'MI', exact: true }).click();
  await expect(page).toHaveURL(/gradesort=-MI/);
  const filters = page.getByRole('group', { name: 'Filters' });
  await filters.getByRole('button', { name: 'IV', exact: true }).click();
  await expect(page).toHaveURL(/gradeoff=4/);
  await expect(rows(page).first().locator('[data-column="structural"]')).not.toContainText('IV');
  const download = page.waitForEvent('download');
  await filters.getByRole('button', { name: 'Export CSV' }).click();
  const exported = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(exported[0]).toContain('structuralClassGiven');
  expect(exported.length).toBeGreaterThan(50);
  expect(exported.length).toBeLessThan(201);

  expect(await violations(page)).toEqual([]);
});

test('a workbook from elsewhere is read, its columns can be chosen, and pipes that differ are marked', async ({
  workbench: page,
}) => {
  await open(page, '/#city=demo-city&lang=en&task=inspection&region=centre');
  const input = page.getByLabel('File of findings');
  await input.setInputFiles(join(import.meta.dirname, '../../data/fixtures/inspection/findings.xlsx'));
  await expect(page.getByText(/findings\.xlsx: 3 rows read, 1 rejected/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Sheet' })).toHaveValue('1');

  // A finding of grade 3 or 4 makes the record's class III or IV.
  const grave = example.split('\r\n').find((row) => /^[34]$/.test(row.split(',')[3] ?? ''));
  const [pipe] = grave!.split(',');
  await input.setInputFiles(csv('own.csv', `which,where,what\r\n${pipe},1.5,PL1\r\n`));
  await expect(page.getByRole('alert')).toContainText('choose it');
  await page.getByRole('combobox', { name: 'Pipe', exact: true }).selectOption({ label: 'which' });
  await page.getByRole('combobox', { name: 'Distance, m' }).selectOption({ label: 'where' });
  await page.getByRole('combobox', { name: 'Code' }).selectOption({ label: 'what' });
  await expect(page.getByText(/own\.csv: 1 rows read, 0 rejected/)).toBeVisible();
  await page.getByRole('button', { name: 'Run' }).click();
  // One crack of grade 1 where the record says a worse class.
  await expect(rows(page).first()).toContainText(/Class I(?![IV])/);
  await expect(rows(page).first()).toContainText(/≠ (III|IV)/);
  await expect(page.getByRole('region', { name: 'Information and result' })).toContainText('Central business');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the list has the room; one button with the number of active filters opens them in its place', async ({
    workbench: page,
  }) => {
    await open(page, '/#city=demo-city&lang=en&task=inspection&gradeoff=1');
    await page.getByRole('button', { name: 'Tasks' }).tap();
    await page.getByLabel('File of findings').setInputFiles(csv('report.csv', example));
    await expect(page.getByText(/report\.csv: [\d,]+ rows read/)).toBeVisible();
    await page.getByRole('button', { name: 'Run', exact: true }).tap();
    await expect(rows(page).first()).toContainText('Class IV');
    const sheet = (await page.locator('#sheet').boundingBox())!;
    const list = (await table(page).boundingBox())!;
    expect(list.height, 'most of the sheet is the list').toBeGreaterThan(0.6 * sheet.height);

    const filter = page.getByRole('button', { name: /^Filter/ });
    await expect(filter).toHaveText('Filter1 active');
    expect(await violations(page), 'the list').toEqual([]);
    await filter.tap();
    await expect(rows(page).first()).toBeHidden();
    expect(await violations(page), 'its filters').toEqual([]);
    await page.getByRole('button', { name: 'IV', exact: true }).tap();
    await page.getByRole('searchbox', { name: 'Find' }).fill('W');
    await expect(filter).toHaveText('Filter2 active');
    await page.getByRole('button', { name: /^Show \d/ }).tap();
    await expect(filter).toHaveAttribute('aria-expanded', 'false');
    await expect(rows(page).first()).toContainText('W');
    await expect(rows(page).first().locator('[data-column="structural"]')).not.toContainText('IV');

    await filter.tap();
    await page.getByRole('searchbox', { name: 'Find' }).press('Escape');
    await expect(filter).toBeFocused();
    await filter.tap();
    await page.getByRole('button', { name: 'Clear filters' }).tap();
    await expect(filter).toHaveText('Filter');
    await expect(page).not.toHaveURL(/gradeoff|gradefind/);
  });
});
