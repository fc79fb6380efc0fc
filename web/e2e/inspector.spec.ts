import { expect, move, open, stillPicture, test } from './workbench.ts';

test('search finds a pipe by its id and the inspector reads it with units and what is missing', async ({
  workbench: page,
}) => {
  await open(page, '/#city=wellington&lang=en');
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search ids and names' })).toBeFocused();
  await page.keyboard.type('3587178');
  await page.getByRole('listbox').getByRole('option').first().waitFor();
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
  await move(page, () => page.getByRole('button', { name: 'Zoom to it' }).click());
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Escape');
  await expect(node).toBeHidden();
  // The camera centred the node in the space its panels leave free: 328 px on the left, 372 on the right, 48 above.
  // The map can rest before the tiles of its new view are there; then there is nothing to hit yet.
  await expect(async () => {
    await page.mouse.click((328 + 1440 - 372) / 2, (48 + 900) / 2);
    await expect(node).toContainText('WCC_SW016530', { timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await expect(page).toHaveURL(/sel=nodes:WCC_SW016530/);
  // Node, pipe, suburb: the mark of each is drawn as its kind wants, also from tiles made while another kind was marked.
  const pager = page.getByRole('group', { name: 'features lie here' });
  const map = page.locator('.maplibregl-canvas');
  for (let turn = 0; turn < 2; turn++) {
    await pager.getByRole('button', { name: 'Next feature at this place' }).click();
    await expect(page).not.toHaveURL(/sel=nodes:/);
    await stillPicture(map);
    await map.focus();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('article')).toBeHidden();
    await stillPicture(map);
    await page.keyboard.press('Enter');
    await expect(node).toContainText('WCC_SW016530');
    await stillPicture(map);
  }
});

test('a link with a record nobody has says so', async ({ page }) => {
  // The server answers 404 and the browser prints that: the one message that is right here.
  await open(page, '/#city=wellington&lang=en&sel=pipes:nobody');
  await expect(page.getByRole('alert')).toContainText('No such record');
});
