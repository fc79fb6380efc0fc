import type { APIRequestContext, Page } from '@playwright/test';
import { expect, open, test, violations } from './workbench.ts';

interface Point {
  floodPointId: string;
  causes: { cause: string; evidence: { pipeId: string | null }[] }[];
}

/** A flood-prone point of the sample city whose most likely cause is this one, seen at a pipe or at anything. */
async function pointWith(request: APIRequestContext, cause: string, atPipe = false): Promise<string> {
  const answer = await request.post('/api/cities/demo-city/analysis/causes', { data: {} });
  const { points } = (await answer.json()) as { points: Point[] };
  const found = points.find(
    ({ causes: [first] }) => first?.cause === cause && (!atPipe || first.evidence[0].pipeId !== null),
  );
  expect(found, `a point whose likely cause is ${cause}`).toBeDefined();
  return found!.floodPointId;
}

/** Waits until the sheet has its map, and gives the paper. */
async function paper(page: Page) {
  await expect(page.locator('html[data-sheet="ready"]')).toBeAttached({ timeout: 120_000 });
  const sheet = page.getByRole('dialog').getByRole('article');
  await expect(sheet.getByRole('img').first()).toBeVisible();
  return sheet;
}

test('a flood-prone point names its likely causes with evidence, and leads to them and to its sheet', async ({
  workbench: page,
}) => {
  const key = await pointWith(page.request, 'undersized', true);
  await open(page, `/#city=demo-city&lang=en&sel=flood_points:${key}`);
  const causes = page.getByRole('region', { name: 'Likely causes' });
  await expect(causes.getByRole('listitem').first()).toContainText('Undersized pipes');
  await expect(causes).toContainText(/storm of 5 years brings [\d.]+\sm³\/s/);
  await expect(causes).toContainText('the recorded cause is not read');
  await causes.getByRole('button', { name: 'One-page sheet' }).click();
  await expect(page).toHaveURL(new RegExp(`sheet=${key}`));
  const sheet = await paper(page);
  await expect(sheet).toContainText('Undersized pipes');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await causes
    .getByRole('button', { name: /^Go to pipe / })
    .first()
    .click();
  await expect(page).toHaveURL(/sel=pipes:/);
});

test('the sheet prints on exactly one page, in both languages, with everything a bureau asks for', async ({
  workbench: page,
}) => {
  const key = await pointWith(page.request, 'backwater');
  for (const [language, words] of [
    ['zh', ['易涝点“一点一策”整治方案表', key, '外水顶托倒灌', '近期', '远期', '责任单位', '审核', '示范数据（虚构）']],
    ['en', ['one point, one plan', key, 'Backwater', 'Near term', 'Long term', 'Responsible units', 'Approved']],
  ] as const) {
    // The map under the sheet is of no concern here.
    await page.goto(`/#city=demo-city&lang=${language}&sheet=${key}`);
    const sheet = await paper(page);
    for (const word of words) await expect(sheet).toContainText(word);
    // Nothing is cut off: the paper holds all that stands on it.
    expect(await sheet.evaluate((page) => page.scrollHeight - page.clientHeight)).toBeLessThanOrEqual(1);
    // The long section is drawn as wide as the paper: what stands above and below leaves it its height.
    const drawn = await sheet
      .getByRole('img')
      .last()
      .evaluate((svg) => {
        const matrix = (svg as unknown as SVGGraphicsElement).getScreenCTM()!;
        return matrix.a * (svg as unknown as SVGSVGElement).viewBox.baseVal.width;
      });
    expect(drawn).toBeGreaterThan(600);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    await page.goto('about:blank');
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test('the sheet is read in one column, in letters of a size to read, and still prints on one page', async ({
    workbench: page,
  }) => {
    const key = await pointWith(page.request, 'undersized', true);
    await page.goto(`/#city=demo-city&lang=en&sheet=${key}`);
    const sheet = await paper(page);
    const sizes = await sheet
      .locator('th, td, figcaption, footer p')
      .evaluateAll((cells) => cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
    expect(await page.getByRole('dialog').evaluate((desk) => desk.scrollWidth)).toBeLessThanOrEqual(390);
    // No cell is narrower than its words.
    const cut = await sheet
      .locator('td, th')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollHeight > cell.clientHeight + 2).length);
    expect(cut).toBe(0);
    expect(await violations(page)).toEqual([]);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  });
});
