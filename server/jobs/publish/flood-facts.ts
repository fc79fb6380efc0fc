import { depthClassOf } from '../../../data/publication/depth-class.ts';
import type { FloodFacts } from '../../../data/publication/publication.ts';
import type { EngineVersion } from '../../engine/engine.ts';
import { numberOf, type PublicRecord, textOf, wordOf } from './public-records.ts';

/** An event at a flood point: its day and depth. */
export interface FloodEvent {
  on: string | null;
  depthM: number | null;
}

/**
 * Flood points with the events at them. Which event belongs to which point says a key of the staff's, which is used here
 * and goes no further.
 */
export async function floodPointsWithEvents(
  version: EngineVersion,
): Promise<{ record: PublicRecord; events: FloodEvent[] }[]> {
  const records = async (layer: string, audience: 'staff' | 'public') =>
    version.manifest.layers[layer]
      ? (await version.items(layer, { limit: Infinity, offset: 0, filters: {}, audience })).features
      : [];
  const ofPoint = new Map<unknown, FloodEvent[]>();
  for (const event of await records('flood_events', 'staff')) {
    const { floodPointId } = event.properties;
    if (!ofPoint.has(floodPointId)) ofPoint.set(floodPointId, []);
    ofPoint.get(floodPointId)!.push({ on: wordOf(event, 'date'), depthM: numberOf(event, 'depthM') });
  }
  return (await records('flood_points', 'public')).map(({ id, geometry, properties }) => ({
    record: { geometry, properties },
    events: ofPoint.get(id) ?? [],
  }));
}

/** What the public is told of a flood point. */
export function floodFacts(record: PublicRecord, events: readonly FloodEvent[]): FloodFacts {
  const days = events.flatMap(({ on }) => on ?? []).sort();
  const lastEventOn = [...days, wordOf(record, 'lastEventDate')].reduce<string | null>(later, null);
  const depths = [numberOf(record, 'maxDepthM'), ...events.map(({ depthM }) => depthM)].filter((m) => m !== null);
  const last = events.find(({ on }) => on !== null && on === lastEventOn);
  const units = ['pointUnit', 'streetUnit', 'districtUnit', 'cityUnit'];
  return {
    depthClass: depths.length === 0 ? null : depthClassOf(Math.max(...depths)),
    lastEventOn,
    lastDepthClass: depthClassOf(last?.depthM),
    events: events.length,
    eventsSince: days[0] ?? null,
    status: wordOf(record, 'floodStatus'),
    riskLevel: wordOf(record, 'riskLevel'),
    measures: textOf(record, 'measures'),
    unit: units.map((unit) => textOf(record, unit)).find((unit) => unit !== null) ?? null,
    hotline: textOf(record, 'hotline'),
  };
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
