import { barriers, expect, placeOf, searchBox, test } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 } });

test('reading settings take effect at once and are kept', async ({ reader: page, site }) => {
  await page.goto(site);
  const size = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).fontSize);
  const before = Number.parseFloat(await size());
  await page.locator('.settings summary').click();
  await page.getByRole('radio', { name: '特大', exact: true }).check();
  await page.getByRole('radio', { name: '深色', exact: true }).check();
  await page.getByRole('radio', { name: '高对比' }).check();
  expect(Number.parseFloat(await size())).toBeGreaterThan(before * 1.4);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-size', 'largest');
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
});

test('what to avoid can be narrowed to underpasses, in list and count', async ({ reader: page, site, published }) => {
  const underpasses = published.places.filter(({ kind }) => kind === 'underpass').length;
  await page.goto(`${site}#/avoid`);
  await page.getByLabel('类型').selectOption({ label: '下穿通道' });
  await expect(page.getByRole('status').filter({ hasText: `共${underpasses}处` })).toBeVisible();
  await expect(page.locator('.place-row')).toHaveCount(Math.min(underpasses, 20));
  await expect(page.locator('.place-row .sign-underground')).toHaveCount(0);
});

for (const locale of ['zh-CN', 'en-GB']) {
  test.describe(`the choices of a search (${locale})`, () => {
    test.use({ locale });
    test('stand below what is typed, which stays readable', async ({ reader: page, site }) => {
      await page.goto(site);
      await searchBox(page).fill('renmin');
      await page.getByRole('option').first().waitFor();
      const [input, list] = await Promise.all(
        [searchBox(page), page.getByRole('listbox')].map((one) => one.boundingBox()),
      );
      expect(list!.y).toBeGreaterThanOrEqual(input!.y + input!.height);
    });
  });
}

test.describe('at 200 % on a phone', () => {
  test.use({ viewport: { width: 195, height: 422 } });
  test('the top takes no more than a third of the window, and nothing lies beside it', async ({
    reader: page,
    site,
  }) => {
    for (const view of ['', '#/list', '#/avoid', '#/about']) {
      await page.goto(`${site}${view}`);
      await page.locator('main h1').first().waitFor();
      const { top, wide } = await page.evaluate(() => ({
        top: document.querySelector('.top')!.getBoundingClientRect().height,
        wide: document.documentElement.scrollWidth,
      }));
      expect(top).toBeLessThan(422 / 3);
      expect(wide).toBe(195);
    }
  });
});

test('a link to a place that is gone says so, with the name it had', async ({ reader: page, site }) => {
  await page.goto(`${site}#/p/nobody/${encodeURIComponent('旧地名路')}`);
  await expect(page.getByRole('alert')).toContainText('这个链接里的地方，新的数据里没有了');
  await expect(page.getByRole('alert')).toContainText('旧地名路');
});

test('a search without a result says what to try', async ({ reader: page, site }) => {
  await page.goto(site);
  await searchBox(page).fill('zqxzqxzqx');
  await expect(page.getByRole('status').filter({ hasText: '没有找到“zqxzqxzqx”' })).toBeVisible();
  await expect(page.getByText('门牌号查不到，请只写路名。')).toBeVisible();
  await page.locator('.no-result a').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('全部积水点');
});

test.describe('a person’s position', () => {
  test('is used on the device and never sent', async ({ reader: page, site, published, context }) => {
    const [longitude, latitude] = placeOf(published, 'community').at;
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude, latitude, accuracy: 25 });
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await page.goto(site);
    await page.getByRole('link', { name: '用我的位置' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的位置');
    await expect(page.getByText('定位误差约30米。')).toBeVisible();
    await page.locator('.map-slot').scrollIntoViewIfNeeded();
    await expect(page.locator('.map-canvas')).toHaveAttribute('data-map', 'painted');
    const figures = [String(longitude).slice(0, 7), String(latitude).slice(0, 6)];
    for (const request of sent) for (const figure of figures) expect(request).not.toContain(figure);
    const kept = await page.evaluate(() => location.href + JSON.stringify(localStorage));
    for (const figure of figures) expect(kept).not.toContain(figure);
  });

  test('outside the city is said', async ({ reader: page, site, context }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: 10, latitude: 50, accuracy: 10 });
    await page.goto(`${site}#/here`);
    await expect(page.locator('.verdict')).toHaveText('这个位置不在示范城范围内。');
    await expect(page.locator('.map-slot')).toHaveCount(0);
  });

  test('that is refused leads back to the search', async ({ reader: page, site, context }) => {
    await context.clearPermissions();
    await page.goto(`${site}#/here`);
    await expect(page.getByRole('alert')).toContainText('没有得到您的位置');
    await expect(searchBox(page)).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  });
});

test('without JavaScript a link leads to a page with every answer', async ({ browser, site, published }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site);
  await page.getByRole('link', { name: '全部地点和说明' }).click();
  await expect(page.getByText(placeOf(published, 'flood_point').name.zh).first()).toBeVisible();
  await expect(page.getByText('正下大雨时').first()).toBeVisible();
  await context.close();
});
