import type { Drainage } from '../drainage/drainage.ts';
import { groundAt } from '../drainage/ground.ts';
import type { Hollow } from '../drainage/hollows.ts';
import type { Net } from '../drainage/net.ts';
import { createPointHash } from '../drainage/point-hash.ts';
import { cityStorm, intensity } from '../drainage/storm-formula.ts';
import type { Fault } from '../faults/fault.ts';
import { reckonSurcharge } from './reckon.ts';
import { hypot } from '../hypot.ts';

/** A place where the reckoning says water stands. */
export interface StandingWater {
  x: number;
  y: number;
  /** Manhole it belongs to; −1 in areas without pipes. */
  node: number;
  depthM: number;
  volumeM3: number;
  areaM2: number;
  cause: string;
  /** Indexes of the planted faults behind it. */
  faults: number[];
}

export const reckonedYears = 5;
/** The peak of the storm, and the share of its flow that is above what the sewers take. */
const peakSeconds = 30 * 60;
/** One gully takes this much with clean bars. */
const inletM3s = 0.025;

const causeOf: Partial<Record<Fault['type'], string>> = {
  undersized_reach: 'undersized',
  large_into_small: 'undersized',
  adverse_slope: 'blocked',
  blocked_siphon: 'blocked',
  drowned_outfall: 'backwater',
  hollow_few_inlets: 'low_lying',
  missing_inlets: 'missing_inlets',
  misconnection: 'misconnection',
  blank_area: 'no_network',
};

/** All places with standing water in the storm of `reckonedYears`, deepest first. */
export function findStandingWater(
  drainage: Drainage,
  hollows: readonly Hollow[],
  faults: readonly Fault[],
): StandingWater[] {
  const { net, plan } = drainage;
  const surcharge = reckonSurcharge(drainage, reckonedYears);
  const hollowOf = nearestHollow(hollows);
  const behind = faultsByPipe(drainage, faults);
  const found: StandingWater[] = [];
  const stand = (x: number, y: number, node: number, m3s: number, cause: string, why: number[]): void => {
    const volumeM3 = m3s * peakSeconds * 0.5;
    const hollow = hollowOf(x, y);
    const { depthM, areaM2 } = hollow
      ? fillHollow(drainage, hollow, volumeM3)
      : standOnStreet(drainage, x, y, volumeM3);
    if (depthM < 0.1) return;
    found.push({
      x,
      y,
      node,
      depthM,
      volumeM3,
      areaM2,
      cause: cause || (hollow ? 'low_lying' : 'undersized'),
      faults: why,
    });
  };
  for (const [index, node] of net.nodes.entries()) {
    const total = surcharge.overflowM3s[index] + surcharge.backwaterM3s[index];
    if (total < 0.02 || node.type === 'outfall') continue;
    const why = behind(index, surcharge.backwaterM3s[index] > 0.3 * total);
    stand(node.x, node.y, index, total, why.length > 0 ? causeOf[faults[why[0]].type]! : '', why.slice(0, 2));
  }
  const drains = createPointHash(120);
  for (const [i, node] of net.nodes.entries()) if (node.runoffHa > 0) drains.add(node.x, node.y, i);
  for (const [i, fault] of faults.entries()) {
    if (fault.type === 'hollow_few_inlets' || fault.type === 'missing_inlets') {
      const hectares =
        fault.type === 'missing_inlets' ? landOf(net, fault.nodes) : landOf(net, drains.within(fault.x, fault.y, 110));
      const m3s =
        (intensity(cityStorm, reckonedYears, 15) * hectares) / 1000 - (fault.type === 'missing_inlets' ? 0 : inletM3s);
      stand(fault.x, fault.y, fault.nodes[0], Math.max(0, 0.6 * m3s), causeOf[fault.type]!, [i]);
    } else if (fault.type === 'blank_area') {
      const m3s = (intensity(cityStorm, reckonedYears, 20) * 0.65 * fault.areaM2!) / 1e7;
      const low = lowestNear(drainage, fault.x, fault.y, 70);
      stand(low.x, low.y, -1, 0.5 * m3s, 'no_network', [i]);
    }
  }
  return found
    .filter((w) => isOnLand(drainage, w))
    .sort((a, b) => b.depthM - a.depthM || b.volumeM3 - a.volumeM3 || a.node - b.node);

  function isOnLand(d: Drainage, w: StandingWater): boolean {
    return d.waters.at(w.x, w.y) < 0 && w.x > plan.extent.minX && w.y > plan.extent.minY;
  }
}

/** Land that drains into manholes, hectares times runoff coefficient. */
function landOf(net: Net, nodes: readonly number[]): number {
  return nodes.reduce((sum, i) => sum + net.nodes[i].runoffHa, 0);
}

/** Faults a surcharged manhole owes its water to: those met going down for 500 m, drowned outfalls for 1 km. */
function faultsByPipe(drainage: Drainage, faults: readonly Fault[]): (node: number, isBackwater: boolean) => number[] {
  const { net } = drainage;
  const ofPipe = new Map<number, number>();
  const ofNode = new Map<number, number>();
  for (const [i, fault] of faults.entries()) {
    if (fault.type === 'drowned_outfall') ofNode.set(fault.nodes[0], i);
    else if (fault.type === 'misconnection') for (const n of fault.nodes) ofNode.set(n, i);
    else if (causeOf[fault.type]) for (const p of fault.pipes) ofPipe.set(p, i);
  }
  return (node, isBackwater) => {
    const why: number[] = [];
    let length = 0;
    for (let at = net.nodes[node].out; at >= 0 && length < 1000; at = net.nodes[net.pipes[at].to].out) {
      const pipe = net.pipes[at];
      const fault = ofPipe.get(at);
      if (length < 500 && fault !== undefined && !why.includes(fault)) why.push(fault);
      length += pipe.lengthM;
      const end = ofNode.get(pipe.to);
      const reaches = end !== undefined && (faults[end].type === 'drowned_outfall' ? isBackwater : length < 120);
      if (reaches && !why.includes(end)) why.push(end);
    }
    return why;
  };
}

function nearestHollow(hollows: readonly Hollow[]): (x: number, y: number) => Hollow | undefined {
  const hash = createPointHash(100);
  for (const [i, hollow] of hollows.entries()) hash.add(hollow.x, hollow.y, i);
  return (x, y) => {
    for (const i of hash.within(x, y, 220)) {
      const hollow = hollows[i];
      if (hypot(x - hollow.x, y - hollow.y) < Math.sqrt((hollow.cells.length * hollow.cellM ** 2) / Math.PI) + 30)
        return hollow;
    }
    return undefined;
  };
}

/** Depth of `volumeM3` in a hollow, at most a hand above its rim. */
function fillHollow(drainage: Drainage, hollow: Hollow, volumeM3: number): { depthM: number; areaM2: number } {
  const { minX, minY, maxX } = drainage.plan.extent;
  const columns = Math.ceil((maxX - minX) / hollow.cellM);
  const levels = hollow.cells
    .map((cell) =>
      groundAt(
        drainage.plan.terrain,
        minX + ((cell % columns) + 0.5) * hollow.cellM,
        minY + (Math.floor(cell / columns) + 0.5) * hollow.cellM,
      ),
    )
    .sort((a, b) => a - b);
  const cell = hollow.cellM ** 2;
  let left = volumeM3;
  let surface = levels[0];
  let wet = 1;
  for (; wet < levels.length; wet++) {
    const need = (levels[wet] - surface) * wet * cell;
    if (need >= left) break;
    left -= need;
    surface = levels[wet]!;
  }
  surface += left / (wet * cell);
  const depthM = Math.min(surface - levels[0], hollow.depthM + 0.08);
  return { depthM, areaM2: wet * cell };
}

/** Depth on a street without a hollow: the flatter, the longer water stays and the deeper it stands. */
function standOnStreet(drainage: Drainage, x: number, y: number, volumeM3: number): { depthM: number; areaM2: number } {
  const { terrain } = drainage.plan;
  const dx = (groundAt(terrain, x + 40, y) - groundAt(terrain, x - 40, y)) / 80;
  const dy = (groundAt(terrain, x, y + 40) - groundAt(terrain, x, y - 40)) / 80;
  const kept = 1 / (1 + 260 * hypot(dx, dy));
  const areaM2 = Math.min(6000, 500 + 4 * volumeM3 ** 0.8);
  return { depthM: Math.min(0.55, (volumeM3 * kept) / areaM2), areaM2 };
}

function lowestNear(drainage: Drainage, x: number, y: number, reachM: number): { x: number; y: number } {
  let best = { x, y };
  let least = Infinity;
  for (let dx = -reachM; dx <= reachM; dx += 17.5) {
    for (let dy = -reachM; dy <= reachM; dy += 17.5) {
      const level = groundAt(drainage.plan.terrain, x + dx, y + dy);
      if (level < least) {
        least = level;
        best = { x: x + dx, y: y + dy };
      }
    }
  }
  return best;
}
