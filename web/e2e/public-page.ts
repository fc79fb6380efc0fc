import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type ConsoleMessage, type Page } from '@playwright/test';

export interface PublicOptions {
  /** Address of the public page, with a slash at its end. */
  site: string;
  /** Address that has the city published when it is asked for, where that is another server. */
  publishedBy: string;
}

interface Place {
  id: string;
  kind: string;
  name: { zh: string; en: string };
  at: [number, number];
  flood?: { riskLevel: string | null };
}

/** What the tests read of the publication, to ask for what is really in it. */
export interface Published {
  release: string;
  places: Place[];
}

interface Fixtures {
  /** The public page's own page: its console must stay clean. */
  reader: Page;
  published: Published;
}

/** Tests of the public page, wherever it is served. */
export const test = base.extend<PublicOptions & Fixtures>({
  site: ['', { option: true }],
  publishedBy: ['', { option: true }],
  published: async ({ site, publishedBy, request }, use) => {
    const releaseAt = async (address: string): Promise<string> => {
      const html = await (await request.get(address, { timeout: 200_000 })).text();
      return /data-release="(\w+)"/.exec(html)?.[1] ?? '';
    };
    // Our server publishes the sample city when it is asked for it the first time, and says so until it has done it.
    await expect.poll(() => releaseAt(publishedBy || site), { timeout: 200_000 }).not.toBe('');
    const release = await releaseAt(site);
    expect(release, 'the page names its release').not.toBe('');
    await use((await (await request.get(`${site}release/${release}/publication.json`)).json()) as Published);
  },
  reader: async ({ page, published }, use) => {
    expect(published.places.length).toBeGreaterThan(100);
    const messages: string[] = [];
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // Chromium's own remark about software rendering says nothing about the product.
      if (/GPU stall due to ReadPixels|GL Driver Message/.test(message.text())) return;
      messages.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
    await use(page);
    expect(messages, 'the console is clean').toEqual([]);
  },
});

export { expect };

/** The first place of a kind that fits. */
export function placeOf(published: Published, kind: string, fits: (place: Place) => boolean = () => true): Place {
  const place = published.places.find((one) => one.kind === kind && fits(one));
  if (!place) throw new Error(`the publication has no ${kind} that fits`);
  return place;
}

export const linkTo = (site: string, { id, name }: Pick<Place, 'id' | 'name'>): string =>
  `${site}#/p/${encodeURIComponent(id)}/${name.zh}`;

export const searchBox = (page: Page) => page.getByRole('combobox').first();

/** Types a name and takes the first that is offered. */
export async function search(page: Page, text: string): Promise<void> {
  await searchBox(page).fill(text);
  await page.getByRole('option').first().waitFor();
  await searchBox(page).press('Enter');
}

/** What axe finds by WCAG 2.2 AA, in words. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** Waits until the service worker keeps the page: its cache is whole before it is activated. */
export async function kept(page: Page): Promise<void> {
  const state = (): Promise<string | undefined> =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state);
  await expect.poll(state).toBe('activated');
}
