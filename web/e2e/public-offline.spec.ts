import type { Page } from '@playwright/test';
import { barriers, expect, kept, linkTo, placeOf, search, test } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 } });

const verdict = (page: Page) => page.locator('.verdict');

test('without a network the page, its search, its list and the last answer are there, with their date', async ({
  page,
  site,
  published,
  context,
}) => {
  const community = placeOf(published, 'community');
  await page.goto(linkTo(site, community));
  await expect(verdict(page)).toBeVisible();
  const said = await page.locator('[data-section="place"] p').allTextContents();
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/^现在没有网络。这是\d{4}年\d+月\d+日存下的内容。$/)).toBeVisible();
  expect(await page.locator('[data-section="place"] p').allTextContents()).toEqual(said);
  await page.goto(`${site}#/`);
  await expect(page.getByRole('link', { name: `上次看的：${community.name.zh}` })).toBeVisible();
  const point = placeOf(published, 'flood_point');
  await search(page, point.name.zh);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(point.name.zh);
  await expect(page.getByText('没有网络，不能显示地图。列表里的内容是完整的。')).toBeVisible();
  await context.setOffline(false);
});

test('what is kept is of one release, whole, and nothing else is', async ({ page, site, published }) => {
  await page.goto(site);
  await expect(page.getByRole('combobox')).toBeVisible();
  await kept(page);
  const caches = await page.evaluate(async () => {
    const names = await window.caches.keys();
    return Promise.all(
      names.map(async (name) => ({
        name,
        urls: (await (await window.caches.open(name)).keys()).map(({ url }) => url),
      })),
    );
  });
  expect(caches).toHaveLength(1);
  expect(caches[0].name).toContain(published.release);
  const paths = caches[0].urls.map((url) => url.slice(site.length));
  expect(paths).toContain('');
  expect(paths).toContain(`release/${published.release}/publication.json`);
  expect(paths.filter((path) => path.startsWith('release/'))).toHaveLength(1);
  expect(paths.some((path) => /^assets\/index-.*\.js$/.test(path))).toBe(true);
});

test('a copy that is broken is thrown away and asked for again', async ({ page, site, published }) => {
  await page.goto(site);
  await expect(page.getByRole('combobox')).toBeVisible();
  await kept(page);
  await page.evaluate(async () => {
    const [name] = await window.caches.keys();
    const cache = await window.caches.open(name);
    for (const { url } of await cache.keys()) {
      if (url.endsWith('publication.json')) await cache.put(url, new Response('{"format":1,"release":'));
    }
  });
  await page.goto(linkTo(site, placeOf(published, 'community')));
  await page.reload();
  await expect(verdict(page)).toBeVisible();
});

test.describe('when there is nothing to answer from', () => {
  test.use({ serviceWorkers: 'block' });

  const answers: Record<string, { status?: number; body?: string; title: string }> = {
    'no network': { title: '没有网络' },
    'a release that is gone': { status: 404, title: '数据更新了' },
    'half a file': { body: '{"format":1,"rel', title: '数据读不出来' },
    'a newer form': { body: '{"format":2}', title: '页面太旧' },
    'an older form': { body: '{"format":0}', title: '这里存的内容太旧了' },
  };
  for (const [what, { status = 200, body, title }] of Object.entries(answers)) {
    test(`${what} is said, with what to try`, async ({ page, site }) => {
      await page.route('**/publication.json*', (route) =>
        body === undefined && status === 200 ? route.abort() : route.fulfill({ status, body: body ?? '' }),
      );
      await page.goto(site);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByText('马上打当地的急救或报警电话')).toBeVisible();
      expect(await barriers(page)).toEqual([]);
      await page.unrouteAll();
      await page.getByRole('button', { name: '再试一次' }).click();
      await expect(page.getByRole('combobox')).toBeVisible();
    });
  }

  test('a publication without a field that is needed names the field', async ({ page, site, published }) => {
    await page.route('**/publication.json*', (route) =>
      route.fulfill({ json: { ...published, places: published.places.map((place) => ({ ...place, at: undefined })) } }),
    );
    await page.goto(site);
    await expect(page.getByRole('heading', { level: 1, name: '数据读不出来' })).toBeVisible();
    await expect(page.getByText(/技术信息：places\[0\]\.at/)).toBeVisible();
  });

  test('the last answer stands there with its date', async ({ page, site, published }) => {
    await page.goto(linkTo(site, placeOf(published, 'community')));
    const said = await verdict(page).textContent();
    await page.route('**/publication.json*', (route) => route.abort());
    await page.reload();
    await expect(page.getByRole('heading', { name: /^\d{4}年\d+月\d+日看到的内容$/ })).toBeVisible();
    await expect(page.getByText(said ?? '-')).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  });
});

test('a device without room says so, and answers all the same', async ({ page, site, published }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(linkTo(site, placeOf(published, 'community')));
  await expect(verdict(page)).toBeVisible();
  await expect(page.getByText('手机存储满了，这次的答案没有存下来。没有网络时会看不到。')).toBeVisible();
  expect(await barriers(page)).toEqual([]);
});
