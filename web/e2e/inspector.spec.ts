import { expect, open, test } from './workbench.ts';

test('search finds a pipe by its id and the inspector reads it with units and what is missing', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en');
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('3587178');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const feature = page.getByRole('article');
  await expect(feature).toContainText('3587178');
  await expect(feature).toContainText('300 mm');
  await expect(feature).toContainText('WCC_SW004277');
  await expect(feature).toContainText('missing');
  await expect(page).toHaveURL(/sel=pipes:3587178/);
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Escape');
  await expect(feature).toBeHidden();
});

test('a click on the map opens what was clicked, and pages over what lies together', async ({ workbench: page }) => {
  // A street corner with a manhole in the middle of the map, given by the link.
  await open(page, '/#city=wellington&lang=en&sel=nodes:WCC_SW016530');
  const node = page.getByRole('article');
  await expect(node).toContainText('WCC_SW016530');
  await page.getByRole('button', { name: 'Zoom to it' }).click();
  await page.waitForTimeout(2500);
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Escape');
  await expect(node).toBeHidden();
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  // The map centres on the free space between its panels: left panel and top bar are open, the right one was.
  await expect(async () => {
    for (const dx of [-180, -20, 0, 140]) {
      await page.mouse.click(size.width / 2 + dx, size.height / 2 + 24);
      await page.waitForTimeout(400);
      if (await node.isVisible()) break;
    }
    await expect(node).toContainText('WCC_', { timeout: 2000 });
  }).toPass({ timeout: 30_000 });
});

test('a link with a record nobody has says so', async ({ page }) => {
  // The server answers 404 and the browser prints that: the one message that is right here.
  await open(page, '/#city=wellington&lang=en&sel=pipes:nobody');
  await expect(page.getByRole('alert')).toContainText('No such record');
});
