import type { BenchRow, Measured } from './harness.ts';
import { measureInBrowser } from './in-browser.ts';

interface Round {
  ms: number;
  askedMs: number;
  answeredMs: number;
  settledMs: number;
}

/** From the click to the drawn trace (web/e2e/trace.bench.ts, which also does the rounds), software rendering. */
export async function rows(): Promise<BenchRow[]> {
  let rounds: readonly Round[] | undefined;
  let next = 0;
  return [
    {
      job: 'Click to drawn trace, sample city',
      target: '≤ 150 ms',
      note: 'From the time stamp of the click to the frame with the lines; each round another flood-prone point.',
      ours: {
        name: 'lines on a canvas first, then by the map',
        threads: 1,
        async run(): Promise<Measured> {
          rounds ??= measureInBrowser<Round>('trace')['trace'];
          const { ms, askedMs, answeredMs, settledMs } = rounds[next++ % rounds.length];
          return {
            ms,
            checksum: 'drawn',
            figures: { 'request sent ms': askedMs, 'answer here ms': answeredMs, 'drawn by the map too ms': settledMs },
          };
        },
      },
      peers: [],
      rounds: 20,
    },
  ];
}
