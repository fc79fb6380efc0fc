import { expect, open, test } from './workbench.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone one sheet at a time stands over the map, and tasks run', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&task=density&cells=districts');
  const tabs = page.getByRole('navigation', { name: 'Main navigation' });
  for (const name of ['Layers', 'Tasks', 'Search', 'Info']) {
    const tab = tabs.getByRole('button', { name });
    const box = await tab.boundingBox();
    expect(box?.height ?? 0, `${name} is large enough for a thumb`).toBeGreaterThanOrEqual(44);
  }
  await tabs.getByRole('button', { name: 'Tasks' }).tap();
  await page.getByRole('button', { name: 'Run', exact: true }).tap();
  await expect(page.getByRole('heading', { name: 'Pipe density' })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'nothing sticks out sideways').toBeLessThanOrEqual(390);
});
