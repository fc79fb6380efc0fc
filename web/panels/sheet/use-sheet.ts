import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Bbox, Position } from '../../../data/model/feature.ts';
import type { FloodPointCauses, CausesResult } from '../../../server/contract/causes.ts';
import type { CityDetail } from '../../../server/contract/cities.ts';
import type { ItemFeature } from '../../../server/contract/items.ts';
import type { SectionResult } from '../../../server/contract/section.ts';
import type { TraceResult } from '../../../server/contract/trace.ts';
import { sectionQuery } from '../../api/section.ts';
import { causesQuery, pipeTraceQuery } from '../../api/causes.ts';
import { floodEventsQuery, itemQuery } from '../../api/queries.ts';
import type { SheetPicture } from '../../map/sheet-picture.ts';
import { bboxOf } from '../../ui/geometry.ts';

/** Everything a sheet is made of. */
export interface SheetData {
  item: ItemFeature;
  point: FloodPointCauses;
  meta: CausesResult['meta'];
  /** Latest first. */
  events: ItemFeature[];
  /** Up- and downstream of the main at the place; null where there is none. */
  trace: TraceResult | null;
  /** Long section of the way down; null where there is none. */
  section: SectionResult | null;
  /** Day the sheet was asked for, ISO. */
  date: string;
  /** PNG; null where the map could not be drawn; undefined while it is drawn. */
  picture: string | null | undefined;
}

/** A main farther than this is not the place's drain. */
const ownMainM = 50;
/** So many pipes of the way down are legible on the sheet. */
const sectionPipesMax = 9;
const picturePx = { widthPx: 720, heightPx: 460 } as const;
/** Around the place and its evidence at least so much is shown. */
const leastDegrees = 0.0022;

/** Asks for the parts of a sheet; `error` is the first that failed. */
export function useSheet(city: CityDetail | null, floodPointId: string) {
  const id = city?.id ?? '';
  const version = city?.version.id ?? '';
  const enabled = city !== null;
  const item = useQuery({ ...itemQuery(id, version, 'flood_points', floodPointId), enabled });
  const causes = useQuery({ ...causesQuery(id, version, floodPointId), enabled });
  const events = useQuery({ ...floodEventsQuery(id, version, floodPointId), enabled });
  const point = causes.data?.points[0];
  const main = point?.main && point.main.distanceM <= ownMainM ? point.main.pipeId : null;
  const trace = useQuery({ ...pipeTraceQuery(id, version, main ?? ''), enabled: main !== null });
  const network = main === null ? null : (trace.data ?? (trace.error ? null : undefined));
  const way = point?.way.slice(0, sectionPipesMax) ?? [];
  const asked = useQuery({ ...sectionQuery(id, version, { pipes: way }), enabled: way.length > 0 });
  const section = way.length === 0 ? null : (asked.data ?? (asked.error ? null : undefined));
  const [date] = useState(() => new Date().toISOString().slice(0, 10));
  const [picture, setPicture] = useState<string | null>();
  useEffect(() => {
    if (!city || !point || network === undefined) return undefined;
    const gone = new AbortController();
    void import('../../map/sheet-picture.ts')
      .then(({ drawSheetPicture }) => drawSheetPicture(city, pictureOf(point, network), gone.signal))
      .then(setPicture, () => {
        if (!gone.signal.aborted) setPicture(null);
      });
    return () => gone.abort();
  }, [city, point, network]);
  const hasAll =
    item.data &&
    causes.data &&
    point &&
    (events.data || events.error) &&
    network !== undefined &&
    section !== undefined;
  const data: SheetData | undefined = hasAll
    ? {
        item: item.data,
        point,
        meta: causes.data.meta,
        events: (events.data?.features ?? []).toSorted((a, b) => dateOf(b).localeCompare(dateOf(a))),
        trace: network,
        section,
        date,
        picture,
      }
    : undefined;
  return { data, error: item.error ?? causes.error };
}

const dateOf = ({ properties: { date } }: ItemFeature): string => (typeof date === 'string' ? date : '');

/** The evidence that stands on the sheet, numbered in this order: the strongest of each of the first three causes. */
export function numberedEvidence(point: FloodPointCauses) {
  return point.causes.slice(0, 3).map((cause, i) => ({ cause, evidence: cause.evidence[0], label: String(i + 1) }));
}

function pictureOf(point: FloodPointCauses, network: TraceResult | null): SheetPicture {
  const place: Position = [point.position[0], point.position[1]];
  const numbered = numberedEvidence(point);
  const way = new Set(point.way);
  const causes = new Set(numbered.map(({ evidence }) => evidence.pipeId));
  const lines: SheetPicture['lines'] = [];
  for (const { id, geometry, properties } of network?.features ?? []) {
    if (causes.has(id)) lines.push({ geometry, role: 'evidence' });
    else if (way.has(id)) lines.push({ geometry, role: 'way' });
    else if (properties.part === 'upstream') lines.push({ geometry, role: 'upstream' });
  }
  const shown = numbered.map(({ evidence: { position } }): Position => [position[0], position[1]]);
  return {
    ...picturePx,
    bbox: frame([place, ...shown]),
    lines,
    marks: numbered.map(({ label }, i) => ({ label, position: shown[i] })),
    point: place,
  };
}

function frame(places: Position[]): Bbox {
  const [west, south, east, north] = bboxOf({ type: 'LineString', coordinates: places })!;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const half = Math.max(leastDegrees, 0.6 * (east - west), 0.9 * (north - south));
  return [x - half, y - half * 0.6, x + half, y + half * 0.6];
}
