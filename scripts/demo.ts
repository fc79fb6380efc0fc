import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCity } from '../data/demo/city/make-city.ts';
import { recordCity, writeCity } from './write-city.ts';

const usage = `npm run demo -- [--seed N] [--size S] [--out DIR] [--record]

  --seed   whole number the city grows from (default 1); the same seed gives the same bytes
  --size   1 is the whole city; 0.05 suits tests, 10 measurements (default 1)
  --out    folder to write to (default var/demo-city)
  --record keep the truth and the figures of the default city in the repository: data/demo/TRUTH.json, README.md`;

function readArguments(): { seed: number; size: number; out: string; record: boolean } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      seed: text,
      size: text,
      out: text,
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const seed = Number(values.seed ?? 1);
  const size = Number(values.size ?? 1);
  if (!Number.isInteger(seed)) throw new Error(`--seed: got ${values.seed}, expected a whole number\n\n${usage}`);
  if (!(size >= 0.02 && size <= 10)) throw new Error(`--size: got ${values.size}, expected 0.02 to 10\n\n${usage}`);
  const record = values.record;
  if (record && (seed !== 1 || size !== 1)) throw new Error(`--record is for seed 1 and size 1\n\n${usage}`);
  return { seed, size, out: resolve(values.out ?? 'var/demo-city'), record };
}

try {
  const { seed, size, out, record } = readArguments();
  const start = performance.now();
  const city = makeCity({ seed, size });
  const made = performance.now();
  const hash = await writeCity(city, out);
  if (record) recordCity(city);
  const truths = new Map<string, number>();
  for (const { type } of city.truth.truths) truths.set(type, (truths.get(type) ?? 0) + 1);
  console.log(JSON.stringify(city.statistics, null, 2));
  console.log(
    'features',
    Object.fromEntries(Object.entries(city.features).map(([layer, list]) => [layer, list.length])),
  );
  console.log('planted', Object.fromEntries(truths));
  console.log(`made in ${seconds(made - start)} s, written in ${seconds(performance.now() - made)} s to ${out}`);
  console.log(`sha256 ${hash}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
