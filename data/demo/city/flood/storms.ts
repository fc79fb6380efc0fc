import { randomStream } from '../random.ts';

/** An invented storm of the sample city's past. */
export interface Storm {
  /** ISO date. */
  date: string;
  /** Rain of the event, mm. */
  rainMm: number;
}

/** Fifteen or so storms 2016–2025, in order of date: one or two each flood season, a few of them severe. */
export function inventStorms(seed: number): Storm[] {
  const random = randomStream(seed, 'storms');
  const storms: Storm[] = [];
  for (let year = 2016; year <= 2025; year++) {
    const count = random() < 0.6 ? 2 : 1;
    for (let k = 0; k < count; k++) {
      const day = Math.floor(random() * 150);
      const month = 5 + Math.floor(day / 30);
      const severe = random() < 0.22 ? 60 + 70 * random() : 0;
      storms.push({
        date: `${year}-${pad(month)}-${pad(1 + (day % 30))}`,
        rainMm: Math.round((48 + 62 * random() + severe) * 10) / 10,
      });
    }
  }
  return storms.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
