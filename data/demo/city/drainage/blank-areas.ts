import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';

/** A place where streets were left without pipes: a wobbly disc, given by its ring. */
export interface BlankSite {
  x: number;
  y: number;
  radiusM: number;
  ring: number[];
  streetId: string;
  contains(x: number, y: number): boolean;
}

/**
 * Chooses where the city has no drains: mostly in urban villages, some in old blocks and at the rim. Sites keep
 * apart from each other and from the street nobody surveyed, where nothing can be found.
 */
export function chooseBlankSites(plan: CityPlan): BlankSite[] {
  const random = randomStream(plan.seed, 'blank-areas');
  const wanted = Math.max(3, Math.round(20 * Math.min(4, plan.size)));
  const weight: Partial<Record<string, number>> = { urban_village: 1, core: 0.12, inner: 0.06, suburb: 0.1 };
  const candidates = plan.blocks
    .filter((b) => b.builtUp && b.cover !== 'water' && b.streetId !== plan.unsurveyedStreetId)
    .map((block) => ({ block, rank: (weight[block.character] ?? 0) * (0.35 + random()) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.block.id < b.block.id ? -1 : 1));
  const sites: BlankSite[] = [];
  for (const { block } of candidates) {
    if (sites.length >= wanted) break;
    const ring = block.polygon[0];
    let x = 0;
    let y = 0;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      x += ring[i];
      y += ring[i + 1];
    }
    const count = ring.length / 2 - 1;
    x /= count;
    y /= count;
    const radiusM = 105 + 75 * random();
    if (sites.some((s) => Math.hypot(s.x - x, s.y - y) < s.radiusM + radiusM + 500)) continue;
    sites.push(site(x, y, radiusM, block.streetId, random));
  }
  return sites;
}

function site(x: number, y: number, radiusM: number, streetId: string, random: () => number): BlankSite {
  const [p, q] = [random() * 6.28, random() * 6.28];
  const reach = (angle: number): number =>
    radiusM * (1 + 0.16 * Math.sin(2 * angle + p) + 0.1 * Math.sin(3 * angle + q));
  const ring: number[] = [];
  for (let k = 0; k <= 36; k++) {
    const angle = ((k % 36) * Math.PI) / 18;
    ring.push(x + reach(angle) * Math.cos(angle), y + reach(angle) * Math.sin(angle));
  }
  const contains = (px: number, py: number): boolean => Math.hypot(px - x, py - y) < reach(Math.atan2(py - y, px - x));
  return { x, y, radiusM, ring, streetId, contains };
}
