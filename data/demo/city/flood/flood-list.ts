import type { Drainage } from '../drainage/drainage.ts';
import { randomStream } from '../random.ts';
import type { StandingWater } from './standing-water.ts';
import type { Storm } from './storms.ts';
import { hypot } from '../hypot.ts';

export type FloodStatus = 'found' | 'reported' | 'in_progress' | 'fixed' | 'verified';

/** A flood-prone point as the list of the city has it. */
export interface FloodPoint extends StandingWater {
  status: FloodStatus;
  /** Rain of one event from which water stands here, mm. */
  thresholdMm: number;
  durationMin: number;
  events: { storm: Storm; depthM: number; durationMin: number }[];
}

/** Apart from each other, so that one hollow is one point. */
const apartM = 210;

/** Most that one cause has of the list: judgement; else the many places without pipes would crowd out the rest. */
const mostOfList: Partial<Record<string, number>> = { no_network: 0.15, undersized: 0.45 };

/**
 * The list of flood-prone points: of all places with standing water those with a planted fault behind them first,
 * then the deepest, none closer than `apartM` to another; each with the past storms that reached its threshold.
 */
export function listFloodPoints(
  drainage: Drainage,
  standing: readonly StandingWater[],
  storms: readonly Storm[],
): FloodPoint[] {
  const { plan } = drainage;
  const random = randomStream(plan.seed, 'flood-points');
  const wanted = Math.max(4, Math.round(165 * Math.min(10, plan.size)));
  const ranked = [...standing].sort((a, b) => rank(b) - rank(a) || a.x - b.x);
  const chosen: StandingWater[] = [];
  const perFault = new Map<number, number>();
  const perCause = new Map<string, number>();
  for (const water of ranked) {
    if (chosen.length >= wanted) break;
    // One fault floods one or two places on the list, however many manholes it surcharges.
    if (water.faults.some((f) => (perFault.get(f) ?? 0) >= 2)) continue;
    const sameCause = perCause.get(water.cause) ?? 0;
    if (sameCause >= Math.ceil((mostOfList[water.cause] ?? 1) * wanted)) continue;
    if (chosen.some((c) => hypot(c.x - water.x, c.y - water.y) < apartM)) continue;
    chosen.push(water);
    perCause.set(water.cause, sameCause + 1);
    for (const f of water.faults) perFault.set(f, (perFault.get(f) ?? 0) + 1);
  }
  return chosen.map((water) => withHistory(water, storms, random));
}

function rank(water: StandingWater): number {
  return Math.min(1.2, water.depthM) + (water.faults.length > 0 ? 0.35 : 0) + 0.04 * Math.log(1 + water.volumeM3);
}

const statuses: readonly FloodStatus[] = [
  'found',
  'reported',
  'in_progress',
  'in_progress',
  'in_progress',
  'fixed',
  'fixed',
  'verified',
];

function withHistory(water: StandingWater, storms: readonly Storm[], random: () => number): FloodPoint {
  const status = statuses[Math.floor(random() * statuses.length)];
  const thresholdMm = Math.round(95 - 55 * Math.min(1, water.depthM / 0.8) + 10 * random());
  const fixedFrom = status === 'fixed' || status === 'verified' ? `${2021 + Math.floor(4 * random())}-01-01` : '9999';
  const events = storms
    .filter((storm) => storm.rainMm > thresholdMm && storm.date < fixedFrom && random() < 0.85)
    .map((storm) => {
      const share = Math.min(1.25, 0.45 + 0.6 * ((storm.rainMm - thresholdMm) / 70)) * (0.9 + 0.2 * random());
      const depthM = Math.max(0.05, Math.round(100 * water.depthM * share) / 100);
      return { storm, depthM, durationMin: 10 * Math.round(3 + 14 * depthM + 6 * random()) };
    });
  return {
    ...water,
    status,
    thresholdMm,
    durationMin: Math.max(20, ...events.map((e) => e.durationMin)),
    events,
  };
}
