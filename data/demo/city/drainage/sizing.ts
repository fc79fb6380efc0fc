import { fullFlow, fullVelocity } from '../../../network/manning.ts';
import { getRoughness } from '../../../network/roughness.ts';
import type { Section } from '../../../network/section.ts';
import { leastVelocity } from '../../../network/velocity-limits.ts';
import type { CityPlan } from '../plan.ts';
import { randomStream } from '../random.ts';
import { chooseMaterial } from './age.ts';
import type { Net, NetNode, NetPipe } from './net.ts';
import { channelLadder, culvertLadder, ladderStart, minimumSlope, pipeLadder } from './section.ts';
import { cityStorm, designYears, inletMinutes, intensity } from './storm-formula.ts';
import type { Waters } from './waters.ts';

/** Deepest cover over the crown before a pump station lifts the water. */
const deepestCoverM = { storm: 6, combined: 6, foul: 6.4 } as const;
const leastCoverM = { storm: 0.9, combined: 0.9, foul: 1.2 } as const;
const maximumSpeed = 4.5;
/** Peak dry-weather flow per hectare, L/s: about 110 people at 150 L/day, peak factor 1.8, and infiltration. */
export const foulLPerHa = 0.4;
/** Combined sewers pass on the dry-weather flow and once as much again. */
const interceptionFactor = 2;

interface Head {
  crownM: number;
  runoffHa: number;
  areaHa: number;
  minutes: number;
  extraM3s: number;
  section: Section | undefined;
  piped: boolean;
}

/** Mains in the order of the flow: every pipe after all that run into it. Pipes on a loop would be left out. */
export function downstreamOrder(net: Net, takes: (pipe: NetPipe) => boolean): number[] {
  const waiting = new Int32Array(net.nodes.length);
  for (const pipe of net.pipes) {
    // Rising mains and interception pipes hang beside the tree.
    if (pipe.role === 'main' && !pipe.rising && !pipe.intercept && takes(pipe)) waiting[pipe.to]++;
  }
  const order: number[] = [];
  const ready: number[] = [];
  for (let i = 0; i < waiting.length; i++) {
    const { out } = net.nodes[i];
    if (waiting[i] === 0 && out >= 0 && takes(net.pipes[out])) ready.push(out);
  }
  for (let k = 0; k < ready.length; k++) {
    const pipe = net.pipes[ready[k]];
    order.push(ready[k]);
    if (--waiting[pipe.to] === 0) {
      const out = net.nodes[pipe.to].out;
      if (out >= 0 && takes(net.pipes[out])) ready.push(out);
    }
  }
  return order;
}

/**
 * Sizes mains and sets their levels from the heads down: the smallest section that carries the design flow and is no
 * smaller than any that runs into it, crown to crown, as steep as the ground and no flatter than its least slope,
 * lifted by a pump station where it would come to lie too deep.
 */
export function sizeMains(plan: CityPlan, waters: Waters, net: Net, system: 'storm' | 'foul'): void {
  const random = randomStream(plan.seed, `materials-${system}`);
  const chanceOf = new Map<string, number>();
  const order = downstreamOrder(net, (pipe) => (pipe.kind === 'foul') === (system === 'foul'));
  for (const index of order) {
    const pipe = net.pipes[index];
    const start = net.nodes[pipe.from];
    const end = net.nodes[pipe.to];
    // One material per street and kind: crews do not change pipes at every manhole.
    const key = `${pipe.edge}${pipe.kind}`;
    const chance = chanceOf.get(key) ?? random();
    chanceOf.set(key, chance);
    const head = gather(net, start, pipe, system);
    liftWhereDeep(net, start, pipe, head);
    layPipe(pipe, start, end, head, chance, system);
    if (end.type === 'outfall') levelOutfall(waters, pipe, start, end, head, chance, system);
    start.bottomM = Math.min(...start.ins.map((i) => net.pipes[i].invertEndM), pipe.invertStartM);
    if (end.out < 0) end.bottomM = Math.min(end.bottomM || Infinity, pipe.invertEndM);
    start.drop = start.ins.some((i) => net.pipes[i].invertEndM - pipe.invertStartM > 0.8 && start.type === 'manhole');
  }
}

function gather(net: Net, node: NetNode, pipe: NetPipe, system: 'storm' | 'foul'): Head {
  const head: Head = {
    crownM: node.groundM - leastCoverM[pipe.kind],
    runoffHa: node.runoffHa,
    areaHa: node.areaHa,
    minutes: inletMinutes,
    extraM3s: 0,
    section: undefined,
    piped: false,
  };
  let height = 0;
  let width = 0;
  for (const i of node.ins) {
    const above = net.pipes[i];
    head.crownM = Math.min(head.crownM, above.invertEndM + above.section.heightM);
    head.minutes = Math.max(head.minutes, above.minutes);
    height = Math.max(height, above.section.heightM);
    width = Math.max(width, above.section.widthM);
    if (above.section.shape === 'rectangular' || above.form === 'covered_channel') head.piped = true;
    if (above.intercept) {
      head.extraM3s += above.designM3s;
      continue;
    }
    head.runoffHa += above.runoffHa;
    head.areaHa += above.upstreamHa;
    if (system === 'foul') head.extraM3s += above.designM3s - (foulLPerHa * above.upstreamHa) / 1000;
  }
  if (height > 0) head.section = { shape: 'circular', heightM: height, widthM: width };
  return head;
}

function liftWhereDeep(net: Net, node: NetNode, pipe: NetPipe, head: Head): void {
  const cover = node.groundM - head.crownM;
  if (cover <= deepestCoverM[pipe.kind] || node.ins.length === 0) return;
  const end = net.nodes[pipe.to];
  if (end.type === 'outfall' || end.type === 'treatment_works') return;
  // A lift costs dearly; the last pipes before an outlet may lie a little deeper.
  let steps = 0;
  for (let at = pipe.to; net.nodes[at].out >= 0 && steps < 4; steps++) at = net.pipes[net.nodes[at].out].to;
  if (steps < 4 && cover < deepestCoverM[pipe.kind] + 1.5) return;
  head.crownM = node.groundM - leastCoverM[pipe.kind] - 0.2;
  node.type = 'pump_station';
}

function ladderFor(pipe: NetPipe, head: Head): readonly Section[] {
  if (pipe.form === 'open_channel') return channelLadder;
  if (head.piped && pipe.kind !== 'foul') return culvertLadder;
  return pipeLadder;
}

function layPipe(
  pipe: NetPipe,
  start: NetNode,
  end: NetNode,
  head: Head,
  chance: number,
  system: 'storm' | 'foul',
): void {
  pipe.runoffHa = head.runoffHa;
  pipe.upstreamHa = head.areaHa;
  const isCulvertAge = pipe.kind === 'combined' && pipe.year < 1978;
  const cover = leastCoverM[pipe.kind];
  let ladder = ladderFor(pipe, head);
  let first = head.section ? ladderStart(ladder, head.section) : 0;
  if (isCulvertAge && ladder === pipeLadder && head.section && head.section.heightM >= 0.8) {
    ladder = culvertLadder;
    first = ladderStart(ladder, head.section);
  }
  for (let i = first; i < ladder.length; i++) {
    const section = ladder[i];
    pipe.section = section;
    if (section.shape === 'rectangular') pipe.form = 'covered_channel';
    pipe.material = chooseMaterial(pipe, chance);
    const n = getRoughness(pipe.material);
    const crown = pipe.form === 'open_channel' ? Math.min(head.crownM, start.groundM - 0.1) : head.crownM;
    const least = minimumSlope(section, leastVelocity[pipe.kind], n);
    const startM = crown - section.heightM;
    const highestEndM = end.groundM - (pipe.form === 'open_channel' ? 0.1 : cover) - section.heightM;
    let slope = Math.max(least * 1.08, (startM - highestEndM) / pipe.lengthM);
    // Where the ground falls faster than water may run, the pipe starts lower, from a drop manhole.
    let steepest = 0.12;
    while (fullVelocity(section, steepest, n) > maximumSpeed) steepest *= 0.8;
    slope = Math.min(slope, Math.max(steepest, least * 1.08));
    pipe.invertEndM = round(Math.min(startM - slope * pipe.lengthM, highestEndM));
    pipe.invertStartM = round(Math.min(startM, pipe.invertEndM + slope * pipe.lengthM));
    const laid = (pipe.invertStartM - pipe.invertEndM) / pipe.lengthM;
    pipe.minutes = head.minutes + pipe.lengthM / (60 * Math.max(0.3, fullVelocity(section, laid, n)));
    pipe.designM3s =
      system === 'foul'
        ? (foulLPerHa * head.areaHa) / 1000 + head.extraM3s
        : (intensity(cityStorm, designYears(pipe.year), head.minutes) * head.runoffHa) / 1000;
    // Foul sewers keep air above the water; combined and storm pipes run full.
    const room = system === 'foul' ? 0.65 : 1;
    if (fullFlow(section, laid, n) * room >= pipe.designM3s) break;
  }
  if (start.type === 'pump_station') start.pumpM3s = Math.max(start.pumpM3s, pipe.designM3s);
}

/** Brings the last pipe to the bank: above the normal level where it can be, pumped where it would lie far below. */
function levelOutfall(
  waters: Waters,
  pipe: NetPipe,
  start: NetNode,
  end: NetNode,
  head: Head,
  chance: number,
  system: 'storm' | 'foul',
): void {
  const water = waters.list[end.water];
  if (!water) return;
  end.groundM = Math.max(end.groundM, water.normalLevelM + 0.6);
  const height = pipe.section.heightM;
  if (pipe.invertEndM < water.normalLevelM - 1.2 - height) {
    const crown = Math.min(
      start.groundM - 0.7,
      Math.max(head.crownM, water.normalLevelM + 0.3 + height + 0.02 * pipe.lengthM),
    );
    if (crown - head.crownM > 0.3) {
      start.type = 'pump_station';
      layPipe(pipe, start, { ...end, groundM: water.floodLevelM + 20 }, { ...head, crownM: crown }, chance, system);
      start.pumpM3s = pipe.designM3s;
    }
  } else {
    const slope = minimumSlope(pipe.section, leastVelocity[pipe.kind], getRoughness(pipe.material)) * 1.08;
    const highest = round(pipe.invertStartM - slope * pipe.lengthM);
    const wanted = Math.min(highest, water.normalLevelM + 0.3);
    const flatter = (pipe.invertStartM - wanted) / pipe.lengthM;
    if (wanted > pipe.invertEndM && fullFlow(pipe.section, flatter, getRoughness(pipe.material)) >= pipe.designM3s) {
      pipe.invertEndM = round(wanted);
    }
  }
  end.groundM = Math.max(end.groundM, pipe.invertEndM + height + 0.2);
  end.hasFlap = pipe.invertEndM < water.floodLevelM;
}

/** Dry-weather flow that a combined outlet passes on to the foul network, m³/s. */
export function interceptedM3s(upstreamHa: number): number {
  return (interceptionFactor * foulLPerHa * upstreamHa) / 1000;
}

function round(level: number): number {
  return Math.round(level * 1000) / 1000;
}
