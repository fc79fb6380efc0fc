import { fullFlow } from '../../../network/manning.ts';
import { getRoughness } from '../../../network/roughness.ts';
import type { Section } from '../../../network/section.ts';
import type { NetPipe } from '../drainage/net.ts';
import { pipeLadder } from '../drainage/section.ts';
import { candidates, isSurveyed, middleOf, take, type Planting } from './fault.ts';

/** Mains that fall against the flow: settled or set out wrongly. */
export function plantAdverseSlopes(planting: Planting): void {
  const { net } = planting;
  const random = planting.random('adverse height');
  let left = planting.share(28);
  for (const index of candidates(planting, 'adverse', (p) => p.form === 'pipe' && !p.siphon && p.lengthM > 22)) {
    if (left === 0) break;
    const pipe = net.pipes[index];
    const end = net.nodes[pipe.to];
    if (planting.taken.has(index) || end.out < 0 || net.nodes[pipe.from].type !== 'manhole' || end.type !== 'manhole')
      continue;
    const rise = 0.06 + 0.26 * random() ** 2;
    const level = pipe.invertStartM + rise;
    if (end.groundM - level - pipe.section.heightM < 0.5) continue;
    pipe.invertEndM = Math.round(level * 1000) / 1000;
    take(planting, index);
    planting.faults.push({
      type: 'adverse_slope',
      pipes: [index],
      nodes: [],
      streetIds: [],
      ...middleOf(planting, index),
      severity: rise > 0.2 ? 'high' : rise > 0.1 ? 'medium' : 'low',
      note: `invert rises ${rise.toFixed(2)} m along the flow`,
    });
    left--;
  }
}

/** Reaches of one to four pipes that are smaller than what runs into them. */
export function plantLargeIntoSmall(planting: Planting): void {
  const { net } = planting;
  const random = planting.random('large into small size');
  let left = planting.share(22);
  const fits = (p: NetPipe): boolean =>
    p.form === 'pipe' && p.section.heightM >= 0.6 && p.section.heightM <= 2 && !p.siphon;
  for (const index of candidates(planting, 'large into small', fits)) {
    if (left === 0) break;
    const wanted = 1 + Math.floor(4 * random());
    const steps = 1 + Math.floor(2.6 * random());
    const reach = followDown(planting, index, wanted);
    const first = net.pipes[index];
    const above = Math.max(0, ...net.nodes[first.from].ins.map((i) => net.pipes[i].section.heightM));
    if (reach.length < wanted || above < first.section.heightM) continue;
    const at = pipeLadder.findIndex((s) => s.heightM === first.section.heightM);
    const small = pipeLadder[at - steps];
    if (!small) continue;
    // What joins on the way must not be larger than the reach: only its beginning is the fault.
    const joins = reach.slice(1).flatMap((i) => net.nodes[net.pipes[i].from].ins.filter((j) => !reach.includes(j)));
    if (joins.some((j) => net.pipes[j].section.heightM > small.heightM)) continue;
    for (const i of reach) {
      net.pipes[i].section = small;
      take(planting, i);
    }
    planting.faults.push({
      type: 'large_into_small',
      pipes: reach,
      nodes: [first.from],
      streetIds: [],
      ...middleOf(planting, index),
      severity: steps > 2 ? 'high' : steps > 1 ? 'medium' : 'low',
      note: `DN${above * 1000} into DN${small.heightM * 1000} over ${reach.length} pipes`,
    });
    left--;
  }
}

/**
 * Reaches where the pipe stays as it was upstream although much more land joins: too small, but never shrinking.
 * Listed are the pipes that carry less than their design flow; what lies between them and the old pipe is only tight.
 */
export function plantUndersized(planting: Planting): void {
  const { net } = planting;
  let left = planting.share(26);
  const fits = (p: NetPipe): boolean =>
    p.kind !== 'foul' && p.form === 'pipe' && p.section.heightM >= 0.4 && p.section.heightM <= 1.2;
  for (const index of candidates(planting, 'undersized', fits)) {
    if (left === 0) break;
    const size = net.pipes[index].section;
    const reach = followDown(planting, index, 16);
    const joins = reach.findIndex((i, k) => k > 0 && !joinsNoLarger(planting, i, reach, size));
    const open = (joins < 0 ? reach : reach.slice(0, joins)).filter((i) => net.pipes[i].section.heightM > size.heightM);
    const first = open.findIndex((i) => isTooSmall(net.pipes[i], size));
    const enough = open.findIndex((i, k) => k > first && !isTooSmall(net.pipes[i], size));
    const shrunk = first < 0 ? [] : open.slice(0, enough < 0 ? undefined : enough);
    const short = shrunk.slice(first);
    const last = net.pipes[short.at(-1) ?? index];
    if (short.length < 4 || last.section.heightM < size.heightM + 0.35) continue;
    const asked = last.section.heightM;
    for (const i of shrunk) {
      net.pipes[i].section = size;
      take(planting, i);
    }
    planting.faults.push({
      type: 'undersized_reach',
      pipes: short,
      nodes: [],
      streetIds: [],
      ...middleOf(planting, short[short.length >> 1]),
      severity: asked > size.heightM * 1.8 ? 'high' : 'medium',
      note: `DN${size.heightM * 1000} where the design storm asks for DN${Math.round(asked * 1000)}, ${short.length} pipes`,
    });
    left--;
  }
}

/** Whether a pipe, were it of another size, would carry less than its design flow when full. */
function isTooSmall(pipe: NetPipe, size: Section): boolean {
  const slope = (pipe.invertStartM - pipe.invertEndM) / pipe.lengthM;
  return fullFlow(size, slope, getRoughness(pipe.material)) < pipe.designM3s;
}

function joinsNoLarger(planting: Planting, index: number, reach: readonly number[], size: Section): boolean {
  const { net } = planting;
  return net.nodes[net.pipes[index].from].ins.every(
    (i) => reach.includes(i) || net.pipes[i].section.heightM <= size.heightM,
  );
}

/** The pipe and up to `count − 1` untouched circular mains below it. */
function followDown(planting: Planting, index: number, count: number): number[] {
  const { net, taken } = planting;
  const reach: number[] = [];
  for (let at = index; at >= 0 && reach.length < count; at = net.nodes[net.pipes[at].to].out) {
    const pipe = net.pipes[at];
    const ends = taken.has(at) || pipe.form !== 'pipe' || pipe.siphon || net.nodes[pipe.to].type !== 'manhole';
    if (ends || !isSurveyed(planting, pipe)) break;
    reach.push(at);
  }
  return reach;
}

/** Siphons under canals that sediment has mostly filled. */
export function plantBlockedSiphons(planting: Planting): void {
  const { net } = planting;
  const found = candidates(planting, 'siphon', (p) => p.siphon);
  // A blocked storm siphon floods streets at once; of foul ones a few are enough.
  found.sort((a, b) => Number(net.pipes[a].kind === 'foul') - Number(net.pipes[b].kind === 'foul'));
  for (const index of found.slice(0, planting.share(6))) {
    const pipe = net.pipes[index];
    pipe.free = 0.25;
    take(planting, index);
    planting.faults.push({
      type: 'blocked_siphon',
      pipes: [index],
      nodes: [pipe.from, pipe.to],
      streetIds: [],
      ...middleOf(planting, index),
      severity: pipe.kind === 'foul' ? 'medium' : 'high',
      note: 'sediment leaves a quarter of the section',
    });
  }
}
