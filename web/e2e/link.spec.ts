import { expect, open, test } from './workbench.ts';

test('a link restores the whole question: view, layers, task, parameters, result and selection', async ({
  workbench: page,
}) => {
  const link =
    '/#city=wellington&map=174.777,-41.292,14&lang=en&scheme=dark&pipes=diameter&off=nodes&task=density&cells=hexagon&size=400&run=1&sel=districts:Te%20Aro';
  await open(page, link);
  await page.getByRole('tab', { name: 'Layers' }).click();
  await expect(page.getByRole('button', { name: 'Show Nodes and structures' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.getByRole('region', { name: 'Information and result' })).toContainText(/Te Aro|Pipe density/);
  const url = page.url();
  for (const part of [
    '174.777',
    '-41.292',
    'pipes=diameter',
    'off=nodes',
    'cells=hexagon',
    'size=400',
    'task=density',
    'sel=districts',
  ]) {
    expect(url).toContain(part);
  }
  await page.goto('about:blank');
  await page.goto(url);
  await page.getByRole('tab', { name: 'Layers' }).click();
  await expect(page.getByRole('button', { name: 'Show Nodes and structures' })).toBeVisible();
});

test('a hostile link is read field by field and never breaks the page', async ({ workbench: page }) => {
  await open(
    page,
    '/#city=wellington&map=NaN,1e99,zz&lang=xx&pipes=__proto__&task=constructor&dist=-1&size=1e9&poly=%00%ff&hide=pipes:%3Cscript%3E&sel=nope:x',
  );
  await expect(page.getByText('43,003', { exact: true })).toBeVisible();
});

test('back and forward walk through selections', async ({ workbench: page }) => {
  await open(page, '/#city=wellington&lang=en&sel=districts:Te%20Aro');
  const feature = page.getByRole('article');
  await expect(feature).toContainText('Te Aro');
  await page.locator('.maplibregl-canvas').focus();
  await page.keyboard.press('Escape');
  await expect(feature).toBeHidden();
  // A step of the history is made once the choice has settled.
  await expect(page).not.toHaveURL(/sel=/);
  await page.goBack();
  await expect(feature).toContainText('Te Aro');
});
