import { nodeRoles } from '../../../data/network/pipe-table.ts';
import { backwaterReachM } from '../../../data/weak-points/components.ts';
import type { Drains } from './drains.ts';
import { type Evidence, type PipeLoads, share } from './evidence.ts';
import type { StemPipe } from './stem.ts';

/** Water that reaches this high above the ground explains everything. */
const certainM = 0.5;
/** An unknown flap may be there. */
const unknownFlap = 0.5;
/** More than this the pipe cannot be pressed to carry: the rest stands on the streets above. */
const pressureFactor = 1.2;

const outfall = nodeRoles.indexOf('outfall');
const pump = nodeRoles.indexOf('pump');

/**
 * Whether the receiving water at its flood level runs back to a place: the level at the outfall plus the friction of what
 * the pipes carry on the way (Manning, slope times the square of flow to full flow), against the ground; less what would
 * stand there with a free outfall, which is the pipes' doing. Only of an outfall that lies below that level and has no
 * flap, or none that is known of, and without a pump in between, which lifts over the level and
 * lets nothing back.
 */
export function backwater(drains: Drains, stem: readonly StemPipe[], node: number, loads: PipeLoads): Evidence[] {
  const { network } = drains.city;
  const last = stem.at(-1);
  if (!last || last.distanceM > backwaterReachM) return [];
  if (stem.slice(1).some(({ pipe }) => network.role[network.from[pipe]] === pump)) return [];
  const end = network.to[last.pipe];
  const floodM = drains.floodLevelM[end];
  const groundM = drains.groundM[node];
  if (network.role[end] !== outfall || drains.flap[end] === 1 || Number.isNaN(floodM + groundM)) return [];
  const invertM = drains.bottomM[end];
  if (!(invertM < floodM)) return [];
  const lossM = frictionM(drains, stem, loads);
  const freeM = invertM + 0.8 * (drains.diameterM[last.pipe] || 0);
  const aboveM = floodM + lossM - groundM;
  const anywayM = Math.max(0, freeM + lossM - groundM);
  const strength = share((aboveM - anywayM) / certainM) * (drains.flap[end] === 0 ? 1 : unknownFlap);
  if (strength === 0) return [];
  return [
    {
      mechanism: 'drowned-outfall',
      strength,
      node: end,
      x: network.ends.nodeXy[2 * end],
      y: network.ends.nodeXy[2 * end + 1],
      distanceM: last.distanceM + network.lengthM[last.pipe],
      values: {
        floodLevelM: floodM,
        groundM,
        outfallInvertM: invertM,
        waterLevelM: floodM + lossM,
        hasFlap: drains.flap[end],
      },
    },
  ];
}

/** Head lost along the stem, m; pipes whose fall or flow is unknown lose nothing. */
function frictionM(drains: Drains, stem: readonly StemPipe[], loads: PipeLoads): number {
  let lossM = 0;
  for (const { pipe } of stem) {
    const fallM = -drains.riseM[pipe];
    const filling = Math.min(pressureFactor, loads.demandM3s[pipe] / loads.fullM3s[pipe]);
    if (fallM > 0 && filling > 0) lossM += fallM * filling * filling;
  }
  return lossM;
}
