import type { Page } from '@playwright/test';
import { expect, open, test } from './workbench.ts';

const newer = '20990101T000000Z-abcdef';
const question = '/#city=wellington&lang=en&map=174.777,-41.292,14&pipes=diameter&task=density&cells=districts&run=1';

/** The server as it is after an import: another version id; `old` says what its city first answered. */
async function serveNewVersion(page: Page, old?: (detail: { tiles: { url: string } }) => void): Promise<() => void> {
  let isNew = false;
  await page.route('**/api/cities', async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as { cities: { id: string; version: string }[] };
    if (isNew) for (const city of list.cities) city.version = newer;
    await route.fulfill({ response: answer, json: list });
  });
  await page.route('**/api/cities/wellington', async (route) => {
    const answer = await route.fetch();
    const detail = (await answer.json()) as { version: { id: string }; tiles: { url: string } };
    if (isNew) detail.version.id = newer;
    else old?.(detail);
    await route.fulfill({ response: answer, json: detail });
    if (old) isNew = true;
  });
  return () => {
    isNew = true;
  };
}

test('a newer version is offered while the old one stands, and taking it keeps the whole question', async ({
  workbench: page,
}) => {
  const publish = await serveNewVersion(page);
  await page.clock.install();
  await open(page, question);
  await expect(page.getByRole('heading', { name: 'Pipe density' })).toBeVisible({ timeout: 60_000 });
  await page.clock.runFor(1000);
  const before = new URL(page.url()).hash;
  publish();
  await page.clock.runFor(61_000);
  await expect(page.getByText('There is a new version of the data')).toBeVisible();
  expect(new URL(page.url()).hash, 'nothing changes before it is asked for').toBe(before);
  await page.getByRole('button', { name: 'Load the new version' }).click();
  await expect(page.getByText('There is a new version of the data')).toBeHidden();
  await page.clock.runFor(5000);
  await expect(page.getByRole('heading', { name: 'Pipe density' })).toBeVisible({ timeout: 60_000 });
  await page.clock.runFor(1000);
  expect(new URL(page.url()).hash.replace(/v=[^&]+/, `v=${newer}`)).toBe(before.replace(/v=[^&]+/, `v=${newer}`));
  expect(page.url()).toContain(`v=${newer}`);
});

// Not `workbench`: the tiles answer 404 and Chromium prints that, which is right here.
test('where the tiles of an old version are gone the page goes over by itself and says so', async ({ page }) => {
  await serveNewVersion(page, (detail) => {
    detail.tiles.url = '/tiles/wellington/gone/staff.pmtiles';
  });
  await open(page, question);
  await expect(page.getByText(`version ${newer} is shown now`)).toBeVisible();
  await expect(page.getByText('The map tiles cannot be read')).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`v=${newer}.*pipes=diameter.*task=density`));
});
