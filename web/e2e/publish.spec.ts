import { expect, open, test } from './workbench.ts';

test('the workbench makes a preview of the public page and opens it', async ({ workbench: page }) => {
  await open(page, '/#city=demo-city&lang=en');
  await page.getByRole('tab', { name: 'Tasks' }).click();
  await page.getByRole('button', { name: 'See what the public sees' }).click();
  const dialog = page.getByRole('dialog', { name: 'Public page' });
  await expect(dialog).toContainText('no pipes, nodes, levels, owners, persons or internal keys');
  await dialog.getByRole('button', { name: 'Make a preview' }).click();
  const link = dialog.getByRole('link', { name: 'Open the preview' });
  await expect(dialog.getByRole('status')).toHaveText('Done.');
  await expect(link).toHaveAttribute('href', '/public-preview/demo-city/');
  const opened = page.waitForEvent('popup');
  await link.click();
  const preview = await opened;
  await expect(preview).toHaveTitle(/示范城|Demo City/);
  await expect(preview.getByRole('combobox')).toBeVisible();
  // The preview is the staff's; the focus is where it was when the dialog goes.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'See what the public sees' })).toBeFocused();
});
