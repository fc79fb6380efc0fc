import { type BenchRow, type Measured, NotInstalled, type Side } from './harness.ts';
import { measureInBrowser } from './in-browser.ts';

/** See web/e2e/painted.bench.ts for what each figure is. */
interface Painted {
  ms: number;
  settledMs: number;
  pageSaysMs: number;
  unwatchedMs: number;
  scriptBytes: number;
}

/**
 * Time from navigation to the painted map in a real browser, cold, of the product as it is started, beside a bare
 * MapLibre page on the same archive (web/map/bare). web/e2e/painted.bench.ts does the rounds.
 */
export async function rows(): Promise<BenchRow[]> {
  let rounds: Record<string, Painted[]> | undefined;
  const side = (name: string, key: string): Side => {
    let next = 0;
    return {
      name,
      threads: 1,
      async run(): Promise<Measured> {
        const all: Painted[] | undefined = (rounds ??= measureInBrowser<Painted>('painted'))[key];
        if (!all) throw new NotInstalled('BENCH_BARE_WEB names no bare page built from web/map/bare');
        const { ms, settledMs, pageSaysMs, unwatchedMs, scriptBytes } = all[next++ % all.length];
        const figures = {
          'settled ms': Math.round(settledMs),
          // The bare page says nothing of itself.
          ...(pageSaysMs && unwatchedMs ? { 'watching costs ms': Math.round(pageSaysMs - unwatchedMs) } : {}),
          'scripts kB on the wire': Math.round(scriptBytes / 1000),
        };
        return { ms, checksum: 'painted', figures };
      },
    };
  };
  return ['demo-city', 'wellington'].map((city) => ({
    job: `${city} painted, cold`,
    target: 'at most 2 s',
    ours: side('drainatlas', city),
    peers: [side('bare maplibre page', `bare ${city}`)],
    rounds: 5,
  }));
}
