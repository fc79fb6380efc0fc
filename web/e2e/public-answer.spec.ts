import { barriers, expect, linkTo, placeOf, search, searchBox, test } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('search, then words, then map and list of the same places, in step', async ({ reader: page, site, published }) => {
  const point = placeOf(published, 'flood_point', ({ flood }) => flood?.riskLevel === 'red');
  await page.goto(site);
  await search(page, point.name.zh);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(point.name.zh);
  await expect(page).toHaveTitle(new RegExp(point.name.zh));
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
  const order = ['有过什么记录', '走路', '开车', '正下大雨时', '打给谁', '下大雨时别去', '附近的积水点', '有多可靠'];
  const known = headings.map((heading) => order.find((one) => heading.startsWith(one)));
  expect(known.filter((heading) => heading !== undefined)).toEqual(order);
  // The map is fetched when it is looked for, not before.
  expect(
    await page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => /public-map/.test(name)).length,
    ),
  ).toBe(0);
  await page.locator('.map-slot').scrollIntoViewIfNeeded();
  const map = page.locator('.map-canvas');
  await expect(map).toHaveAttribute('data-map', 'painted');
  const row = page.locator('.place-row').last();
  await row.hover();
  await expect(map).toHaveAttribute('data-active', (await row.getAttribute('data-place')) ?? '-');
  await expect(row).toHaveClass(/is-active/);
});

test('what is chosen on the map is shown in the list', async ({ reader: page, site }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${site}#/list`);
  const map = page.locator('.map-canvas');
  await expect(map).toHaveAttribute('data-map', 'painted');
  const box = await map.boundingBox();
  if (!box) throw new Error('the map has no size');
  // The signs of a whole city: some lie on its middle line.
  let active: string | null = null;
  for (let x = box.x + 40; x < box.x + box.width - 80 && !active; x += 8) {
    await page.mouse.move(x, box.y + box.height * 0.45);
    active = await map.getAttribute('data-active');
  }
  expect(active, 'a sign was met').toBeTruthy();
  await page.mouse.down();
  await page.mouse.up();
  const row = page.locator(`[data-place="${active}"]`);
  await expect(row).toHaveClass(/is-active/);
  await expect(row).toBeInViewport();
});

test('the keyboard alone goes from search to the answer to a place of its list', async ({
  reader: page,
  site,
  published,
}) => {
  const community = placeOf(published, 'community');
  await page.goto(site);
  await expect(searchBox(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到答案' })).toBeFocused();
  while (!(await searchBox(page).evaluate((box) => box === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.type(community.name.zh);
  await expect(searchBox(page)).toHaveAttribute('aria-expanded', 'true');
  const chosen = async (): Promise<string | null> => {
    const id = await searchBox(page).getAttribute('aria-activedescendant');
    return page.locator(`[id="${id}"]`).textContent();
  };
  expect(await chosen()).toContain(community.name.zh);
  const options = await page.getByRole('option').count();
  for (let i = 0; i < options; i++) await page.keyboard.press('ArrowDown');
  expect(await chosen(), 'the list goes round').toContain(community.name.zh);
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(community.name.zh);
  await expect(title).toBeFocused();
  const row = page.locator('.place-row a').first();
  const name = await row.locator('span').first().textContent();
  while (!(await row.evaluate((link) => link === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText(name ?? '-');
});

test('Escape closes the list, then empties the box; composing keys are left alone', async ({ reader: page, site }) => {
  await page.goto(site);
  await searchBox(page).fill('路');
  await expect(page.getByRole('listbox')).toBeVisible();
  await searchBox(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expect(page).toHaveURL(site);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(searchBox(page)).toHaveValue('路');
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toHaveValue('');
});

test('without WebGL the words and the list are whole, and the page says why there is no map', async ({
  reader: page,
  site,
  published,
}) => {
  await page.addInitScript(() => {
    const { prototype } = HTMLCanvasElement;
    const own = Object.getOwnPropertyDescriptor(prototype, 'getContext')?.value as (...asked: unknown[]) => unknown;
    Object.defineProperty(prototype, 'getContext', {
      value(this: HTMLCanvasElement, ...asked: unknown[]) {
        return /webgl/.test(String(asked[0])) ? null : own.apply(this, asked);
      },
    });
  });
  await page.goto(site);
  await search(page, placeOf(published, 'community').name.zh);
  await expect(page.getByText('这台设备显示不了地图。列表里的内容是完整的。')).toBeVisible();
  expect(await page.locator('.place-row').count()).toBeGreaterThan(2);
  await page.locator('.place-row a').first().click();
  await expect(page.getByRole('heading', { level: 2, name: /^走路/ })).toBeVisible();
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(fetched.filter((name) => /public-map|pmtiles/.test(name))).toEqual([]);
  expect(await barriers(page)).toEqual([]);
});

test('a shared link holds the place by id and name, and opens the same answer', async ({
  reader: page,
  site,
  published,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const road = placeOf(published, 'road');
  await page.goto(linkTo(site, road));
  // A phone would open its own sheet, which no test can read.
  await page.evaluate(() => Object.assign(navigator, { share: undefined }));
  await page.getByRole('button', { name: '分享' }).click();
  await expect(page.getByText('已复制')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(decodeURI(link)).toBe(linkTo(site, road));
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(road.name.zh);
});

test('a reader of English has every control, and place names as they stand on the signs', async ({
  browser,
  site,
  published,
}) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const point = placeOf(published, 'flood_point');
  await page.goto(linkTo(site, point));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(point.name.en);
  await expect(page.getByRole('heading', { level: 2, name: /^On foot/ })).toBeVisible();
  await expect(page.locator('.place-row [lang="zh-CN"]').first()).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(point.name.zh);
  await page.reload();
  await expect(page.locator('html'), 'the choice is kept').toHaveAttribute('lang', 'zh-CN');
  await context.close();
});

test('one answer prints on one page', async ({ reader: page, site, published }) => {
  await page.goto(
    linkTo(
      site,
      placeOf(published, 'flood_point', ({ flood }) => flood?.riskLevel === 'red'),
    ),
  );
  await expect(page.getByRole('heading', { level: 2, name: /^走路/ })).toBeVisible();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('等水退了再出门。'), 'what is folded on the screen is printed').toBeVisible();
  await expect(searchBox(page)).toBeHidden();
});

test('at 200 % and in the largest type nothing sticks out sideways', async ({ reader: page, site, published }) => {
  // 200 % of a phone of 390 px leaves 195 px; WCAG asks for 320.
  await page.setViewportSize({ width: 320, height: 640 });
  for (const hash of ['', '#/list', `#/p/${placeOf(published, 'flood_point').id}/`]) {
    await page.goto(`${site}${hash}`);
    await expect(searchBox(page)).toBeVisible();
    await page.evaluate(() => Object.assign(document.documentElement.dataset, { size: 'largest' }));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(320);
  }
});
