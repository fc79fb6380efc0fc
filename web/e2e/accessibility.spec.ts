import { expect, open, test, violations } from './workbench.ts';

for (const scheme of ['light', 'dark']) {
  test(`no barrier that axe finds: layers, tasks, result, inspector, dialogs (${scheme})`, async ({
    workbench: page,
  }) => {
    await open(page, `/#city=wellington&lang=en&scheme=${scheme}&sel=districts:Te%20Aro`);
    await expect(page.getByRole('article')).toContainText('Te Aro');
    expect(await violations(page), 'layers and inspector').toEqual([]);
    await page.getByRole('tab', { name: 'Tasks' }).click();
    await page
      .getByRole('button', { name: /Pipe density/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('tab', { name: 'Result' }).click();
    await expect(page.getByRole('heading', { name: 'Pipe density' })).toBeVisible();
    expect(await violations(page), 'tasks and result').toEqual([]);
    await page.locator('.maplibregl-canvas').focus();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page), 'help').toEqual([]);
  });
}

test('the keyboard alone goes from search to the feature and back to the map', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.maplibregl-canvas')).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search ids and names' })).toBeFocused();
  await page.keyboard.type('Te Aro');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText('Te Aro');
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toBeHidden();
  await expect(page.locator('.maplibregl-canvas')).toBeFocused();
});
