import type { Page } from '@playwright/test';
import { barriers, expect, linkTo, placeOf, searchBox, test } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 } });

/** Every state of the page, by how one gets there. */
const states: Record<string, (page: Page, site: string, place: string) => Promise<void>> = {
  start: async (page, site) => {
    await page.goto(site);
    await expect(searchBox(page)).toBeVisible();
  },
  results: async (page, site) => {
    await page.goto(site);
    await searchBox(page).fill('路');
    await page.getByRole('option').first().waitFor();
  },
  'no result': async (page, site) => {
    await page.goto(site);
    await searchBox(page).fill('zqxzqxzqx');
    await page.locator('.no-result').waitFor();
  },
  answer: async (page, site, place) => {
    await page.goto(place || site);
    await page.locator('.map-slot').scrollIntoViewIfNeeded();
    await expect(page.locator('.map-canvas')).toHaveAttribute('data-map', 'painted');
  },
  list: async (page, site) => {
    await page.goto(`${site}#/list`);
    await page.locator('.place-row').first().waitFor();
  },
  'what to avoid': async (page, site) => {
    await page.goto(`${site}#/avoid`);
    await page.locator('.place-row').first().waitFor();
    await expect(page.locator('.map-canvas')).toHaveAttribute('data-map', 'painted');
  },
  'outside the city': async (page, site) => {
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ longitude: 10, latitude: 50, accuracy: 10 });
    await page.goto(`${site}#/here`);
    await page.locator('.verdict').waitFor();
  },
  about: async (page, site) => {
    await page.goto(`${site}#/about`);
    await page.locator('h1').waitFor();
  },
  statement: async (page, site) => {
    await page.goto(`${site}#/accessibility`);
    await page.locator('h1').waitFor();
  },
  settings: async (page, site) => {
    await page.goto(site);
    await page.locator('.settings summary').click();
    await page.getByRole('radio').first().waitFor();
  },
  'a place that is gone': async (page, site) => {
    await page.goto(`${site}#/p/nobody/旧地名`);
    await page.getByRole('alert').waitFor();
  },
};

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { contrast: 'more' },
  'dark, high contrast': { colorScheme: 'dark', contrast: 'more' },
  English: { locale: 'en-GB' },
} as const;

for (const [look, options] of Object.entries(looks)) {
  test.describe(look, () => {
    test.use(options);
    test(`no barrier that axe finds in any state (${look})`, async ({ reader: page, site, published }) => {
      const place = linkTo(site, placeOf(published, 'flood_point'));
      for (const [name, reach] of Object.entries(states)) {
        await reach(page, site, place);
        expect(await barriers(page), name).toEqual([]);
      }
    });
  });
}
