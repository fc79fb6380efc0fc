/**
 * Keeps the page and one release's answers on the device. All that is kept lies in one cache named after the build and
 * the release, so that nothing of two releases is ever put together: a new publication brings a new worker, which fills
 * a cache of its own and only then deletes the old one. Tiles are not kept; the map wants a network.
 */
declare const self: ServiceWorkerGlobalScope;

/** Filled in by the publication. */
const release = '{{release}}';
/** Filled in by the build: what the page needs for an answer, and a mark of all of it. */
const shell: string[] = JSON.parse('__SHELL__') as string[];
const build = '__BUILD__';

const folder = new URL(self.registration.scope).pathname;
const prefix = `drainatlas ${folder} `;
const cacheName = `${prefix}${build} ${release}`;
const page = './';
const data = `./release/${release}/publication.json`;
/** A network that does not answer within this time is as good as none, milliseconds. */
const patienceMs = 4000;

const address = (path: string): string => new URL(path, self.registration.scope).href;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

async function install(): Promise<void> {
  try {
    await fillCache();
  } catch (error) {
    await caches.delete(cacheName);
    if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') throw error;
    // Without room the page still works, as long as there is a network.
    await tell('storage-full');
  }
  await self.skipWaiting();
}

async function fillCache(): Promise<void> {
  const cache = await caches.open(cacheName);
  const html = await get(page, 'no-store');
  const text = await html.clone().text();
  if (!text.includes(release)) throw new Error(`the page is not of release ${release}: a publication is under way`);
  await cache.put(address(page), html);
  for (const path of [data, ...shell]) await cache.put(address(path), await get(path, 'default'));
}

async function get(path: string, mode: RequestCache): Promise<Response> {
  const response = await fetch(address(path), { cache: mode });
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response;
}

async function tell(message: 'storage-full' | 'kept'): Promise<void> {
  const all = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const client of all) client.postMessage(message);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
  if (await caches.has(cacheName)) await tell('kept');
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isOurs = request.method === 'GET' && request.url.startsWith(self.registration.scope);
  if (!isOurs || request.headers.has('range')) return;
  if (request.mode === 'navigate') {
    // Another page of the folder (the plain list) is not this one.
    if (new URL(request.url).pathname === folder || request.url.endsWith('/index.html'))
      event.respondWith(openPage(request));
    return;
  }
  event.respondWith(fromCache(request));
});

/**
 * The page of the network, which may be of a newer release; the kept one where the network, or the server behind it,
 * does not give it in time. 410 is an answer: the city has taken its page away.
 */
async function openPage(request: Request): Promise<Response> {
  const network = fetch(request).then((response) => {
    const isAnswer = response.ok || response.type === 'opaqueredirect' || response.status === 410;
    if (!isAnswer) throw new Error(`${response.status} ${request.url}`);
    return response;
  });
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, patienceMs);
  });
  try {
    return (await Promise.race([network, late])) ?? (await keptPage()) ?? (await network);
  } catch (error) {
    const copy = await keptPage();
    if (copy) return copy;
    throw error;
  }
}

/** The kept page, marked as such: a device may believe to have a network and have none. */
async function keptPage(): Promise<Response | undefined> {
  const kept = await (await openCache())?.match(address(page));
  if (!kept) return undefined;
  const text = (await kept.text()).replace('<html', '<html data-kept');
  return new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', ...policyOf(kept) } });
}

/** What the server let the page do holds for its copy. */
function policyOf(kept: Response): Record<string, string> {
  const policy = kept.headers.get('content-security-policy');
  return policy ? { 'content-security-policy': policy } : {};
}

/** A file by its exact address: names carry a hash or a release, so that what was kept is never out of date. */
async function fromCache(request: Request): Promise<Response> {
  const cache = await openCache();
  const kept = await cache?.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  // What is loaded later (the map's code) is kept when there is room; it is no loss when there is not.
  if (cache && response.status === 200 && request.url.includes('/assets/')) {
    await cache.put(request.url, response.clone()).catch(() => undefined);
  }
  return response;
}

/** This worker's cache, never an empty new one. A device whose storage is broken has none. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return (await caches.has(cacheName)) ? await caches.open(cacheName) : undefined;
  } catch {
    return undefined;
  }
}
