import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, kept, test } from './public-page.ts';

test.use({ viewport: { width: 390, height: 844 } });

/**
 * A file server that passes the published site on under another release's name, which it can change: as a folder does
 * when a city publishes anew. The publication it gives says of which release it is by its city's name.
 */
class Publisher {
  release = '';
  isDown = false;
  readonly #server: Server;

  constructor(request: APIRequestContext, site: string, real: string) {
    this.#server = createServer((incoming, answer) => {
      void (async () => {
        const path = (incoming.url ?? '/').slice(1).split('?')[0];
        const asked = /^release\/(\w+)\//.exec(path)?.[1];
        if (this.isDown || (asked !== undefined && asked !== this.release)) return answer.writeHead(404).end();
        const response = await request.get(site + path.replace(`release/${asked}`, `release/${real}`));
        const type = response.headers()['content-type'] ?? '';
        let body: string | Buffer = await response.body();
        if (path === '' || path === 'sw.js') body = body.toString().replaceAll(real, this.release);
        if (path.endsWith('publication.json')) {
          const publication = JSON.parse(body.toString()) as { city: { title: object } };
          publication.city.title = { zh: `${this.release}市`, en: this.release };
          body = JSON.stringify({ ...publication, release: this.release });
        }
        return answer.writeHead(response.status(), { 'content-type': type, 'cache-control': 'no-cache' }).end(body);
      })();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** Which release the page, its data and its copy are of. */
async function releases(page: Page): Promise<{ page: string; data: string | null; copies: string[] }> {
  const data = /^(\w+)市/.exec((await page.locator('.brand').textContent()) ?? '')?.[1] ?? null;
  const names = await page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1) ?? ''));
  return { page: (await page.locator('html').getAttribute('data-release')) ?? '', data, copies: names };
}

test('a new publication replaces the old one whole: page, data and copy are always of one release', async ({
  page,
  site,
  published,
  request,
  context,
}) => {
  const publisher = new Publisher(request, site, published.release);
  const address = await publisher.listen();
  try {
    publisher.release = 'first';
    await page.goto(address);
    await expect(page.getByRole('combobox')).toBeVisible();
    await kept(page);
    expect(await releases(page)).toEqual({ page: 'first', data: 'first', copies: ['first'] });

    publisher.release = 'second';
    await page.reload();
    await expect(page.locator('.brand')).toContainText('second');
    await expect.poll(async () => (await releases(page)).copies).toEqual(['second']);
    expect(await releases(page)).toEqual({ page: 'second', data: 'second', copies: ['second'] });

    await context.setOffline(true);
    await page.reload();
    await expect(page.getByRole('combobox')).toBeVisible();
    expect(await releases(page)).toEqual({ page: 'second', data: 'second', copies: ['second'] });
    await context.setOffline(false);

    // A server that answers no more with what it should is as good as none.
    publisher.isDown = true;
    await page.goto(`${address}#/list`);
    await page.reload();
    await expect(page.locator('.brand')).toContainText('second');
  } finally {
    publisher.close();
  }
});
