import { createMinHeap } from '../../../data/network/min-heap.ts';
import type { Drains } from './drains.ts';
import { type Evidence, share } from './evidence.ts';

/** Inlets of a street lie 25 … 50 m apart (common practice): half of that is the way to the next one. */
const usualM = 25;
const farM = 100;
/** Inlets are what surveys lack first: their absence alone is no proof. */
const mostStrength = 0.7;
const searchM = 300;

/** 1 for nodes that are inlets or that an inlet's connection runs to. */
export function servedNodes({ city: { network }, inlet }: Drains): Uint8Array {
  const served = Uint8Array.from(inlet);
  const { start, end } = network.ends;
  for (let pipe = 0; pipe < network.pipes; pipe++) {
    if (inlet[start[pipe]]) served[end[pipe]] = 1;
    if (inlet[end[pipe]]) served[start[pipe]] = 1;
  }
  return served;
}

/** Way along the mains, up or down, from a node to the next one with an inlet, m; at most `searchM`. */
function wayToInlet({ city: { network }, carriesRain }: Drains, served: Uint8Array, from: number): number {
  const wayM = new Map([[from, 0]]);
  const heap = createMinHeap();
  heap.push(0, from);
  for (let node = heap.pop(); node >= 0; node = heap.pop()) {
    const hereM = wayM.get(node)!;
    if (served[node]) return Math.min(hereM, searchM);
    if (hereM >= searchM) return searchM;
    for (const [ways, far] of [
      [network.out, network.to],
      [network.in, network.from],
    ] as const) {
      for (let k = ways.first[node]; k < ways.first[node + 1]; k++) {
        const pipe = ways.pipes[k];
        const thereM = hereM + network.lengthM[pipe];
        if (!carriesRain[pipe] || thereM >= (wayM.get(far[pipe]) ?? Infinity)) continue;
        wayM.set(far[pipe], thereM);
        heap.push(thereM, far[pipe]);
      }
    }
  }
  return searchM;
}

/** How far the street's water has to run to the next inlet. A survey without any inlet says nothing about it. */
export function missingInlets(drains: Drains, served: Uint8Array, node: number): Evidence[] {
  if (!drains.inlet.includes(1)) return [];
  const nearestM = wayToInlet(drains, served, node);
  if (nearestM <= usualM) return [];
  const { nodeXy } = drains.city.network.ends;
  return [
    {
      mechanism: 'few-inlets',
      strength: mostStrength * share((nearestM - usualM) / (farM - usualM)),
      node,
      x: nodeXy[2 * node],
      y: nodeXy[2 * node + 1],
      distanceM: 0,
      values: { nearestM, usualM },
    },
  ];
}
