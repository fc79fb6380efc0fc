import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, expect, test, type LaunchOptions, type Page } from '@playwright/test';
import { compareFrames, recordFrames, type Difference, type Frame } from './frames.ts';

/**
 * Painted: the moment from which on base map, pipes and nodes of the view stand on the screen as they stay, that is,
 * at most 2 % of the map's pixels and 25 % of any of its 160 cells differ visibly from the last frame.
 *
 * Why so: the pictures themselves are compared, because a page may call itself ready long before software rendering has
 * drawn what it ordered. The limits lie between what may come later and what may not: the names of a city change up
 * to 1.8 % of the map and 19 % of a cell; its pipes, where they are missing, 4.6 % and 57 % in Wellington, 30 % and 91 %
 * in the sample city ('the measure sees missing pipes'), and a missing tile nearly all of some cell. `settledMs` is when
 * names, relief, panels and their fonts stand too (0.1 % of the page).
 *
 * Cold: every round is a new browser process with nothing in its cache; its start does not count, zero is the start of
 * the navigation. `pageSaysMs` is the page's own `data-map="painted"`; in `unwatchedMs`, of the last round
 * alone, no frames were recorded: the two differ by what watching costs.
 */
const limits = { map: 0.02, cell: 0.25, settled: 0.001 };
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const viewport = { width: 1280, height: 800 };
/** Left panel, top bar, zoom buttons, scale: they come after the map. */
const panels = {
  left: 336 / viewport.width,
  top: 48 / viewport.height,
  right: 56 / viewport.width,
  bottom: 36 / viewport.height,
};
const bareWeb = process.env.BENCH_BARE_WEB;
/** File for every round's figures, the warm-up included. */
const out = process.env.BENCH_OUT;

interface Painted {
  ms: number;
  settledMs: number;
  pageSaysMs: number;
  unwatchedMs: number;
  scriptBytes: number;
}

interface Round {
  frames: Frame[];
  origin: number;
  pageSaysMs: number;
  scriptBytes: number;
}

/** Opens the page in a new browser process and waits until nothing has moved for a while. */
async function openCold(options: LaunchOptions, url: string, isWatched: boolean): Promise<Round> {
  const browser = await chromium.launch(options);
  try {
    const context = await browser.newContext({ viewport, deviceScaleFactor: 1, locale: 'zh-CN' });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    let scriptBytes = 0;
    const scripts = new Set<string>();
    await cdp.send('Network.enable');
    cdp.on('Network.responseReceived', ({ requestId, response }) => {
      if (/javascript/.test(response.mimeType)) scripts.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    });
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.documentElement?.dataset.map) return;
        performance.mark('painted');
        observer.disconnect();
      }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-map'] });
    });
    const frames = isWatched ? await recordFrames(cdp, viewport.width, viewport.height) : [];
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForTimeout(6000);
    const isStill = (): boolean => Date.now() - (frames.at(-1)?.at ?? 0) > 2500;
    if (isWatched) await expect.poll(isStill, { intervals: [500] }).toBe(true);
    const { origin, pageSaysMs } = await page.evaluate(() => ({
      origin: performance.timeOrigin,
      pageSaysMs: performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN,
    }));
    return { frames, origin, pageSaysMs, scriptBytes };
  } finally {
    await browser.close();
  }
}

const isPainted = ({ map, cell }: Difference): boolean => map <= limits.map && cell <= limits.cell;

async function measure(tool: Page, options: LaunchOptions, url: string, isLast: boolean): Promise<Painted> {
  const { frames, origin, pageSaysMs, scriptBytes } = await openCold(options, url, true);
  // What watching costs is told of one round.
  const unwatchedMs = isLast ? (await openCold(options, url, false)).pageSaysMs : Number.NaN;
  const last = frames.at(-1);
  if (!last) throw new Error('no frame was shown');
  const differences = await compareFrames(tool, frames, last, panels);
  const since = (stands: (difference: Difference) => boolean): number => {
    const before = differences.findLastIndex((difference) => !stands(difference));
    return frames[before + 1].at - origin;
  };
  return {
    ms: since(isPainted),
    settledMs: since(({ whole }) => whole <= limits.settled),
    pageSaysMs,
    unwatchedMs,
    scriptBytes,
  };
}

/** The same server and data with another page: a bare map, built to `bareWeb`. */
function serveBare(port: number): ChildProcess {
  const root = join(import.meta.dirname, '../..');
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: join(root, 'var/e2e'),
    WEB_DIR: bareWeb,
    LOG_LEVEL: 'warn',
  };
  return spawn(process.execPath, ['dist/server/main.js'], { cwd: root, stdio: 'inherit', env });
}

test('the measure sees missing pipes', async ({ page, launchOptions, baseURL }) => {
  for (const city of ['demo-city', 'wellington']) {
    const [whole, without] = await Promise.all(
      ['', '&off=pipes'].map(
        async (off) => (await openCold(launchOptions, `${baseURL}/#city=${city}${off}`, true)).frames,
      ),
    );
    const [difference] = await compareFrames(page, without.slice(-1), whole.slice(-1)[0], panels);
    console.log(city, 'without its pipes', difference);
    expect(isPainted(difference), city).toBe(false);
  }
});

test('the map is painted', async ({ page, launchOptions, baseURL }) => {
  test.setTimeout(1_800_000);
  const bareUrl = new URL(baseURL ?? '');
  bareUrl.port = String(Number(bareUrl.port) + 1);
  const bare = bareWeb ? serveBare(Number(bareUrl.port)) : undefined;
  try {
    if (bare)
      await expect.poll(async () => (await fetch(`${bareUrl.origin}/readyz`).catch(() => undefined))?.ok).toBe(true);
    const urls = {
      'demo-city': `${baseURL}/`,
      wellington: `${baseURL}/#city=wellington`,
      ...(bare
        ? {
            'bare demo-city': `${bareUrl.origin}/?city=demo-city`,
            'bare wellington': `${bareUrl.origin}/?city=wellington`,
          }
        : {}),
    };
    const all: Record<string, Painted[]> = {};
    // In turn, so that a machine that slows down slows every page; the first round warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, url] of Object.entries(urls)) {
        const painted = await measure(page, launchOptions, url, round === rounds);
        console.log(name, painted);
        (all[name] ??= []).push(painted);
      }
    }
    for (const runs of Object.values(all)) expect(runs.every(({ ms }) => ms > 0)).toBe(true);
    if (out === undefined) return;
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, JSON.stringify(all));
  } finally {
    bare?.kill();
  }
});
