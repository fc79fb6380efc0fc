import type { BenchRow, Measured, Side } from './harness.ts';
import { measureInBrowser } from './in-browser.ts';

interface Frame {
  ms: number;
  handlerMs: number;
}

const views = { city: 'the whole city', centre: 'the centre at zoom 13' };

/**
 * What a movement of the blank-area slider costs on the screen (web/e2e/slider.bench.ts, which also does the rounds and
 * says what each frame draws). Alone: no draw call but the preview's, though the map still does its bookkeeping.
 */
export async function rows(): Promise<BenchRow[]> {
  let rounds: Record<string, Frame[]> | undefined;
  const side = (name: string, key: string): Side => {
    let next = 0;
    return {
      name,
      threads: 1,
      async run(): Promise<Measured> {
        const all = (rounds ??= measureInBrowser<Frame>('slider'))[key];
        const { ms, handlerMs } = all[next++ % all.length];
        return { ms, checksum: 'drawn', figures: { "page's own work ms": handlerMs } };
      },
    };
  };
  return Object.entries(views).flatMap(([view, words]): BenchRow[] => [
    {
      job: `Blank-area slider moved, the preview alone, ${words}`,
      target: '≤ 40 ms',
      ours: side('the preview', `${view}/preview`),
      peers: [side('a frame without a draw call', `${view}/empty`)],
      rounds: 30,
    },
    {
      job: `Blank-area slider moved, over the pipes, ${words}`,
      target: "≤ 1.5 × the map's own frame",
      ours: side('the map with the preview', `${view}/both`),
      peers: [side('the map alone', `${view}/map`)],
      rounds: 30,
    },
  ]);
}
