import { join } from 'node:path';
import { childSide } from './child-side.ts';
import type { BenchRow, Side } from './harness.ts';
import { type CitySize, measurementCity } from './measurement-city.ts';

/** The questions of cost-curve-child.ts. */
export type Curve = 'density' | 'blank' | 'field' | 'nearest' | 'graph';

const jobs: Record<Curve, string> = {
  density: 'density in a 250 m grid',
  blank: 'blank areas, exact, 50 m',
  field: 'distance field, 5 m cells',
  nearest: 'nearest pipe to the flood-prone points',
  graph: 'graph of the network',
};

const sizes: Record<CitySize, string> = {
  tenth: 'a tenth of the pipes (74,570), the same land',
  whole: 'the city (714,756 pipes)',
  triple: 'a city three times as large (2,118,466 pipes)',
};

/** What a question costs in a tenth of the city, the city, and three of it. Checksums differ as the cities do. */
export async function rows(): Promise<BenchRow[]> {
  for (const size of Object.keys(sizes) as CitySize[]) await measurementCity(size);
  return (Object.keys(jobs) as Curve[]).map((curve) => ({
    job: `Cost curve: ${jobs[curve]}`,
    target: 'cost grows with the survey, not faster',
    note: 'The ratio is the cost beside that of the city. Peak memory is that of a process that loads the city and answers this alone.',
    ours: side(curve, 'whole'),
    peers: [side(curve, 'tenth'), side(curve, 'triple')],
    rounds: 5,
    tolerance: Infinity,
  }));
}

function side(curve: Curve, size: CitySize): Side {
  const script = join(import.meta.dirname, 'cost-curve-child.js');
  const args = ['--expose-gc', '--max-old-space-size=8192', script, curve, size];
  return childSide(sizes[size], process.execPath, args);
}
