import type { Block, Character, CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import { hypot } from '../hypot.ts';

/** A place where streets were left without pipes: a wobbly disc, given by its ring. */
export interface BlankSite {
  x: number;
  y: number;
  radiusM: number;
  ring: number[];
  streetId: string;
  contains(x: number, y: number): boolean;
}

/** A place that may be left without drains. */
interface Candidate {
  x: number;
  y: number;
  radiusM: number;
  streetId: string;
}

/** Sites per whole city besides the urban villages: works whose pipes nobody handed over, the rim, old blocks. */
const wantedPerCity: Partial<Record<Character, number>> = { industrial: 70, suburb: 20, new: 20, inner: 3, core: 1 };

/** Works are larger than compounds of housing; in the old city it is a block or two. */
const radiiM: Partial<Record<Character, readonly [number, number]>> = {
  industrial: [190, 330],
  inner: [105, 145],
  core: [105, 145],
};

/** Farthest that a ring wobbles out, in radii. */
const wobble = 1.16;

/**
 * Chooses where the city has no drains: seven urban villages in eight, then works of the industrial belt, compounds of
 * the towns at the rim, a few old blocks. Sites keep apart from each other and from the street nobody surveyed, where
 * nothing can be found.
 */
export function chooseBlankSites(plan: CityPlan): BlankSite[] {
  const random = randomStream(plan.seed, 'blank-areas');
  const sites: BlankSite[] = [];
  const add = ({ x, y, radiusM, streetId }: Candidate): boolean => {
    if (sites.some((s) => hypot(s.x - x, s.y - y) < wobble * (s.radiusM + radiusM) + 20)) return false;
    sites.push(site(x, y, radiusM, streetId, random));
    return true;
  };
  for (const [i, candidate] of villageSites(plan).entries()) if (i % 8 !== 7) add(candidate);
  for (const [character, perCity] of Object.entries(wantedPerCity)) {
    let left = Math.max(1, Math.round(perCity * Math.min(10, plan.size)));
    const candidates = builtBlocks(plan, (c) => c === character)
      .map((block) => ({ block, rank: random() }))
      .sort((a, b) => a.rank - b.rank);
    for (const { block } of candidates) {
      if (left === 0) break;
      const [least, most] = radiiM[character as Character] ?? [150, 230];
      const radiusM = least + (most - least) * random();
      if (add({ ...middle(block), radiusM, streetId: block.streetId })) left--;
    }
  }
  return sites;
}

/** Urban villages, largest first, less those in the street nobody surveyed. */
function villageSites(plan: CityPlan): Candidate[] {
  const blocks = builtBlocks(plan, (c) => c === 'urban_village').map((block) => ({ block, ...middle(block) }));
  return plan.villages
    .filter((village) => village.urban)
    .flatMap(({ x, y, radiusM }) => {
      const nearest = blocks.reduce<(typeof blocks)[number] | undefined>(
        (best, b) => (!best || hypot(b.x - x, b.y - y) < hypot(best.x - x, best.y - y) ? b : best),
        undefined,
      );
      const isHere = nearest && hypot(nearest.x - x, nearest.y - y) < radiusM;
      const reachM = Math.min(230, Math.max(105, radiusM));
      return isHere ? [{ x, y, radiusM: reachM, streetId: nearest.block.streetId }] : [];
    })
    .sort((a, b) => b.radiusM - a.radiusM || a.x - b.x);
}

function builtBlocks(plan: CityPlan, fits: (character: Character) => boolean): Block[] {
  return plan.blocks.filter(
    (b) => b.builtUp && b.cover !== 'water' && b.streetId !== plan.unsurveyedStreetId && fits(b.character),
  );
}

/** Mean of a block's corners. */
function middle({ polygon }: Block): { x: number; y: number } {
  const ring = polygon[0];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    x += ring[i];
    y += ring[i + 1];
  }
  const count = ring.length / 2 - 1;
  return { x: x / count, y: y / count };
}

function site(x: number, y: number, radiusM: number, streetId: string, random: () => number): BlankSite {
  const [p, q] = [random() * 6.28, random() * 6.28];
  const reach = (angle: number): number =>
    radiusM * (1 + 0.1 * Math.sin(2 * angle + p) + 0.06 * Math.sin(3 * angle + q));
  const ring: number[] = [];
  for (let k = 0; k <= 24; k++) {
    const angle = ((k % 24) * Math.PI) / 12;
    ring.push(x + reach(angle) * Math.cos(angle), y + reach(angle) * Math.sin(angle));
  }
  const contains = (px: number, py: number): boolean => {
    const distanceM = hypot(px - x, py - y);
    return distanceM < wobble * radiusM && distanceM < reach(Math.atan2(py - y, px - x));
  };
  return { x, y, radiusM, ring, streetId, contains };
}
