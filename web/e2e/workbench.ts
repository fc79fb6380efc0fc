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
  await expect(page.locator('html[data-map="painted"]')).toBeAttached({ timeout: 45_000 });
}
