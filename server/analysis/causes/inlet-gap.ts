import { createMinHeap } from '../../../data/network/min-heap.ts';
import type { Drains } from './drains.ts';
import { type Evidence, share } from './evidence.ts';

/** Inlets of a street lie 25 … 50 m apart (common practice). */
const practiceM = 50;
/** Inlets take 1.5 … 3 times the flow that the sewer is designed for (GB 50014-2021, 5.7). */
const reserve = 2;
/** Inlets are what surveys lack first: their absence alone is no proof. */
const mostStrength = 0.7;
const searchM = 300;

/** The inlets of a city. */
export interface Inlets {
  /** 1 for nodes that are inlets or that an inlet's connection runs to. */
  served: Uint8Array;
  /** From a manhole with an inlet along the mains to the next one: the median, m; NaN for a survey without inlets. */
  usualM: number;
}

const kept = new WeakMap<Drains, Inlets>();

/** The inlets of a city, and the spacing that is usual there: what is ordinary explains no water. Kept with the drains. */
export function inletsOf(drains: Drains): Inlets {
  let known = kept.get(drains);
  if (!known) kept.set(drains, (known = readInlets(drains)));
  return known;
}

function readInlets(drains: Drains): Inlets {
  const served = servedNodes(drains);
  const waysM: number[] = [];
  for (let node = 0; node < served.length; node++) {
    if (!served[node] || drains.inlet[node]) continue;
    const { lengthM, toInlet } = wayToInlet(drains, served, node, mainsAt(drains, node));
    if (toInlet) waysM.push(lengthM);
  }
  return { served, usualM: waysM.sort((a, b) => a - b)[waysM.length >> 1] ?? NaN };
}

function servedNodes({ city: { network }, inlet }: Drains): Uint8Array {
  const served = Uint8Array.from(inlet);
  const { start, end } = network.ends;
  for (let pipe = 0; pipe < network.pipes; pipe++) {
    if (inlet[start[pipe]]) served[end[pipe]] = 1;
    if (inlet[end[pipe]]) served[start[pipe]] = 1;
  }
  return served;
}

/** Mains that carry rain into or out of a node. */
function mainsAt({ city: { network }, carriesRain }: Drains, node: number): number[] {
  const { out, in: into } = network;
  const pipes = [
    ...out.pipes.subarray(out.first[node], out.first[node + 1]),
    ...into.pipes.subarray(into.first[node], into.first[node + 1]),
  ];
  return pipes.filter((pipe) => carriesRain[pipe]);
}

/** A way along the mains, up or down: to the next inlet, or as far as the mains go without one. */
interface Way {
  lengthM: number;
  toInlet: boolean;
}

/** The way from a node by one of `pipes` to the next inlet, looked for within `searchM`. */
function wayToInlet(drains: Drains, served: Uint8Array, from: number, pipes: readonly number[]): Way {
  const { network } = drains.city;
  const wayM = new Map([[from, 0]]);
  const heap = createMinHeap();
  let lengthM = 0;
  const goOn = (node: number, by: readonly number[]): void => {
    for (const pipe of by) {
      const far = network.from[pipe] === node ? network.to[pipe] : network.from[pipe];
      const thereM = wayM.get(node)! + network.lengthM[pipe];
      if (thereM > searchM || thereM >= (wayM.get(far) ?? Infinity)) continue;
      wayM.set(far, thereM);
      heap.push(thereM, far);
    }
  };
  goOn(from, pipes);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    lengthM = wayM.get(node)!;
    if (served[node]) return { lengthM, toInlet: true };
    goOn(node, mainsAt(drains, node));
  }
  return { lengthM, toInlet: false };
}

/** Main without an inlet around a node, and at how many of its ends (0, 1, 2) an inlet takes the rain that falls on it. */
interface Gap {
  lengthM: number;
  inlets: number;
}

/** The gap between the nearest inlets of two directions, or from the nearest inlet to where the mains end. */
function gapAround(drains: Drains, served: Uint8Array, node: number): Gap {
  const ways = mainsAt(drains, node)
    .map((pipe) => wayToInlet(drains, served, node, [pipe]))
    .sort((a, b) => a.lengthM - b.lengthM);
  const inlets = ways.filter(({ toInlet }) => toInlet).slice(0, 2);
  const ends = ways.filter(({ toInlet }) => !toInlet).slice(inlets.length - 2);
  const chosen = inlets.length === 2 ? inlets : [...inlets, ...ends];
  return { lengthM: chosen.reduce((sum, { lengthM }) => sum + lengthM, 0), inlets: inlets.length };
}

/**
 * Rain that finds no way into the sewer: what falls along a gap runs to its lowest place and to the inlets at its ends,
 * each of which takes `reserve` times what falls along half of the usual spacing. What is left over counts for the share
 * that the sewer below has `room` for (0 … 1): out of a full sewer water rises, and more inlets let none in. A survey
 * without inlets says nothing.
 */
export function missingInlets(drains: Drains, { served, usualM }: Inlets, node: number, room: number): Evidence[] {
  if (Number.isNaN(usualM) || served[node]) return [];
  const { lengthM: gapM, inlets } = gapAround(drains, served, node);
  const ordinaryM = Math.max(practiceM, usualM);
  const takenM = inlets * reserve * (ordinaryM / 2);
  const strength = mostStrength * share(1 - takenM / gapM) * room;
  if (!(strength > 0)) return [];
  const { nodeXy } = drains.city.network.ends;
  return [
    {
      mechanism: 'few-inlets',
      strength,
      node,
      x: nodeXy[2 * node],
      y: nodeXy[2 * node + 1],
      distanceM: 0,
      values: { gapM, gapInlets: inlets, usualM: ordinaryM },
    },
  ];
}
