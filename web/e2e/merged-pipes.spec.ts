import { expect, open, test } from './workbench.ts';

test('at the scale of the city a click on merged pipes asks for them, shows that it asks, and pages over them', async ({
  workbench: page,
}) => {
  const asked: string[] = [];
  await page.route('**/collections/pipes/items?bbox=*', async (route) => {
    asked.push(route.request().url());
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await open(page, '/#city=wellington&lang=en&map=174.7766,-41.2930,11');
  await page.waitForTimeout(1500);
  // The middle of what the left panel leaves free: the middle of the link, in the densest part of the town.
  await page.mouse.click((328 + 1440) / 2, (48 + 900) / 2);
  const panel = page.getByRole('region', { name: 'Information and result' });
  await expect(panel.getByRole('status').first()).toBeVisible();
  await expect(panel.getByRole('article')).toContainText('Drainage pipes');
  await expect(panel.getByText(/features lie here/)).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(7);
  await expect(page).toHaveURL(/sel=pipes:/);
  const first = await panel.getByRole('heading', { level: 2 }).textContent();
  await panel.getByRole('button', { name: /Next feature/ }).click();
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(first ?? '');
});
