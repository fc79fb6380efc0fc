import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type ConsoleMessage, type Page } from '@playwright/test';

/** A page whose console must stay clean: every test that uses it fails on an error or a warning. */
export const test = base.extend<{ workbench: Page }>({
  workbench: async ({ page }, use) => {
    const messages: string[] = [];
    const note = (message: ConsoleMessage): void => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // Chromium's own remark about software rendering says nothing about the product.
      if (/GPU stall due to ReadPixels|GL Driver Message/.test(message.text())) return;
      messages.push(`${message.type()}: ${message.text()}`);
    };
    page.on('console', note);
    page.on('pageerror', (error) => messages.push(`uncaught: ${error.message}`));
    await use(page);
    expect(messages, 'the console is clean').toEqual([]);
  },
});

export { expect };

/** Opens a link and waits until the map is painted: `data-map="painted"` stands on the document then. */
export async function open(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await expect(page.locator('html[data-map="painted"]')).toBeAttached();
}

/** A screenshot of the map once two in a row are the same: everything has come and faded in. */
export async function stillPicture(map: { screenshot: () => Promise<Buffer> }): Promise<Buffer> {
  let last: Buffer = Buffer.alloc(0);
  const isStill = async (): Promise<boolean> => {
    const now = await map.screenshot();
    const isSame = now.equals(last);
    last = now;
    return isSame;
  };
  await expect.poll(isStill, { intervals: [500] }).toBe(true);
  return last;
}

/** Does something that moves the map, and waits until it has come to rest elsewhere: the link then says where. */
export async function move(page: Page, act: () => Promise<void>): Promise<void> {
  const view = (): string | undefined => /map=([^&]*)/.exec(page.url())?.[1];
  const before = view();
  await act();
  await expect.poll(view).not.toBe(before);
}

/** What axe finds wrong with the page as it stands, by the success criteria of WCAG 2.2 AA. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}
