import type { Page } from '@playwright/test';
import { settled } from './on-screen.ts';
import { expect, open, test } from './workbench.ts';

const canvas = (page: Page) => page.locator('.maplibregl-canvas');

/** Tab until the element has the focus; fails where the way by keys ends before it. */
async function tabTo(page: Page, name: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 times Tab did not lead to ${name}`);
}
const focused = (page: Page, role: string, name: RegExp) => () =>
  page.evaluate(
    ([wanted, pattern]) => {
      const at = document.activeElement as HTMLElement | null;
      if (!at) return false;
      const is =
        at.getAttribute('role') ?? { BUTTON: 'button', SELECT: 'combobox', INPUT: 'textbox' }[at.tagName] ?? '';
      return is === wanted && new RegExp(pattern ?? '').test(at.getAttribute('aria-label') ?? at.textContent ?? '');
    },
    [role, name.source] as const,
  );

test('by keys alone: layers, density, ranked list, map, inspector, and back', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(canvas(page)).toBeFocused();

  // The panels, and the keys that lead to them, are loaded after the map.
  await expect(page.getByRole('tab', { name: 'Layers' })).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('tab', { name: 'Layers' })).toBeFocused({ timeout: 5000 });
  await tabTo(page, 'the eye of the nodes', focused(page, 'button', /^Hide Nodes/));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/off=nodes/);
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/off=/);

  await canvas(page).focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('tab', { name: 'Tasks' })).toBeFocused();
  // The panel is loaded when it is first opened.
  await expect(page.getByRole('button', { name: /^Pipe density/ })).toBeVisible();
  await tabTo(page, 'the task', focused(page, 'button', /^Pipe density/));
  await page.keyboard.press('Enter');
  await tabTo(page, 'Run', focused(page, 'button', /^Run/));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pipe density' })).toBeVisible({ timeout: 60_000 });

  await canvas(page).focus();
  await page.keyboard.press('r');
  await expect(page.getByRole('tab', { name: 'Result' })).toBeFocused();
  await tabTo(page, 'the first cell', focused(page, 'button', /on the map$/));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/focus=/);
  await settled(page);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/focus=/);
});

test('Enter reads what lies at the middle of the map, Esc goes back to the map', async ({
  workbench: page,
  request,
}) => {
  const answer = await request.get('/api/cities/wellington/collections/nodes/items/WCC_SW016530');
  const { geometry } = (await answer.json()) as { geometry: { coordinates: [number, number] } };
  const [lon, lat] = geometry.coordinates;
  await open(page, `/#city=wellington&lang=en&map=${lon.toFixed(5)},${lat.toFixed(5)},18`);
  await canvas(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toContainText('WCC_SW016530');
  await page.keyboard.press('r');
  await expect(page.getByRole('tab', { name: 'Selection' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toBeHidden();
  await expect(canvas(page)).toBeFocused();
});
