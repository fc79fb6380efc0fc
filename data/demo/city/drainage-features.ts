import type { Projection } from '../../geo/crs.ts';
import type { SurveyFeature } from '../../model/feature.ts';
import { catchmentRecords } from './drainage/catchment-records.ts';
import { buildDrainage, type Drainage } from './drainage/drainage.ts';
import { findHollows, hollowTest } from './drainage/hollows.ts';
import { layConnections } from './drainage/inlets.ts';
import { nameObjects, type Keys } from './drainage/keys.ts';
import { networkRecords } from './drainage/records.ts';
import type { Fault } from './faults/fault.ts';
import { plantFaults } from './faults/plant-faults.ts';
import { listFloodPoints, type FloodPoint } from './flood/flood-list.ts';
import { floodRecords } from './flood/flood-records.ts';
import { findStandingWater, reckonedYears } from './flood/standing-water.ts';
import { inventStorms } from './flood/storms.ts';
import type { CityPlan } from './plan.ts';
import type { FloodReason, Truth } from './truth.ts';

export interface DrainageFeatures {
  drainage: Drainage;
  keys: Keys;
  features: Record<'pipes' | 'nodes' | 'catchments' | 'flood_points' | 'flood_events', SurveyFeature[]>;
  truths: Truth[];
  floodReasons: FloodReason[];
}

/** Lays the network of a city, spoils it, and reckons where water stands: the drainage and flood layers and the truth. */
export function makeDrainage(plan: CityPlan, projection: Projection): DrainageFeatures {
  const drainage = buildDrainage(plan);
  const hollows = findHollows(plan, drainage.waters, 0.12);
  layConnections(plan, drainage.net, hollowTest(plan, hollows));
  const faults = plantFaults(drainage, hollows);
  const points = listFloodPoints(drainage, findStandingWater(drainage, hollows, faults), inventStorms(plan.seed));
  const keys = nameObjects(plan, drainage.net);
  const { pipes, nodes } = networkRecords(drainage, keys, projection);
  const { floodPoints, floodEvents } = floodRecords(drainage, points, projection);
  const truths = faults.map((fault, i) => toTruth(fault, i, keys, projection));
  return {
    drainage,
    keys,
    features: {
      pipes,
      nodes,
      catchments: catchmentRecords(drainage, keys, projection),
      flood_points: floodPoints,
      flood_events: floodEvents,
    },
    truths,
    floodReasons: points.map((point, i) => toReason(point, floodPoints[i].id, truths)),
  };
}

function toTruth(fault: Fault, index: number, keys: Keys, projection: Projection): Truth {
  const { type, severity, note } = fault;
  const layer = fault.pipes.length > 0 ? 'pipes' : fault.nodes.length > 0 ? 'nodes' : 'streets';
  const named = {
    pipes: fault.pipes.map((i) => keys.pipes[i]),
    nodes: fault.nodes.map((i) => keys.nodes[i]),
    streets: fault.streetIds,
  };
  const truth: Truth = {
    id: `T${String(index + 1).padStart(4, '0')}`,
    type,
    layer,
    keys: named[layer],
    place: toPlace(projection, fault.x, fault.y),
    severity,
    note,
  };
  if (fault.areaM2 !== undefined) truth.areaM2 = fault.areaM2;
  if (fault.ring) {
    truth.ring = [];
    for (let i = 0; i < fault.ring.length; i += 2)
      truth.ring.push(toPlace(projection, fault.ring[i], fault.ring[i + 1]));
  }
  return truth;
}

/** Longitude, latitude with six decimals, 0.1 m: nobody looks for a truth more closely. */
function toPlace(projection: Projection, x: number, y: number): [number, number] {
  const [lon, lat] = projection.inverse(x, y);
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}

function toReason(point: FloodPoint, floodPointId: string, truths: readonly Truth[]): FloodReason {
  const truthIds = point.faults.map((i) => truths[i].id);
  const note =
    truthIds.length > 0
      ? 'planted fault'
      : point.cause === 'low_lying'
        ? 'hollow of the terrain'
        : 'pipes of their time, too small for the storm';
  return {
    floodPointId,
    cause: point.cause,
    truthIds,
    overflowM3: Math.round(point.volumeM3),
    rainYears: reckonedYears,
    note,
  };
}
