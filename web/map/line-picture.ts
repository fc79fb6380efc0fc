import type { Feature, FeatureCollection, Geometry as AnyGeometry } from 'geojson';
import type { Position } from '../../data/model/feature.ts';
import type { NetworkCheckResult } from '../../server/contract/network-check.ts';
import type { TraceResult } from '../../server/contract/trace.ts';
import type { TaskResult } from '../state/task-result.ts';

/** A result that is drawn as lines over the network. */
export type LineResult = Extract<TaskResult, { task: 'trace' | 'network' }>;

/** What is to be seen of it: features with the `class` of the legend, and `diameterM` where it is known. */
export interface LinePicture {
  lines: FeatureCollection;
  points: FeatureCollection;
  /** Lines along the flow, joined end to end where one leads to the next. */
  flow: Position[][];
}

export function isLineResult(result: TaskResult): result is LineResult {
  return result.task === 'trace' || result.task === 'network';
}

/** The picture of a line result; `way` is the path chosen of several, the others step back. */
export function linePicture(result: LineResult, way: number): LinePicture {
  return result.task === 'trace' ? tracePicture(result.data, way) : networkPicture(result.data);
}

/** Class of a stop on the map and in the legend. */
export const stopClass = (reason: string): string => `stop-${reason}`;

function tracePicture({ features, stops, paths, blocked, structures }: TraceResult, way: number): LinePicture {
  const chosen = paths[way] && new Set(paths[way].pipes);
  const lines = features.map(({ id, geometry, properties: { part, diameterM, evidence } }) => {
    const isOther = chosen !== undefined && !chosen.has(id);
    return {
      isFlow: evidence !== null && !isOther && part !== 'seed',
      feature: feature(geometry, id, { class: isOther ? 'other-path' : part, ...size(diameterM) }),
    };
  });
  const point = (position: number[], id: string, kind: string): Feature =>
    feature({ type: 'Point', coordinates: position }, id, { class: kind });
  return {
    lines: { type: 'FeatureCollection', features: lines.map((line) => line.feature) },
    points: {
      type: 'FeatureCollection',
      features: [
        ...stops.map(({ position, reason }, i) => point(position, `stop/${i}`, stopClass(reason))),
        ...structures.map(({ position, role }, i) => point(position, `structure/${i}`, `structure-${role}`)),
        ...(blocked?.spill ? [point(blocked.spill.position, 'spill', 'spill')] : []),
      ],
    },
    flow: flowLines(lines.filter(({ isFlow }) => isFlow).map((line) => line.feature.geometry)),
  };
}

function networkPicture({ features }: NetworkCheckResult): LinePicture {
  const made = features.map(({ id, geometry, properties: { issue } }) =>
    feature(geometry as AnyGeometry, id, { class: issue }),
  );
  const isPoint = ({ geometry }: Feature): boolean => geometry.type === 'Point';
  return {
    lines: { type: 'FeatureCollection', features: made.filter((each) => !isPoint(each)) },
    points: { type: 'FeatureCollection', features: made.filter(isPoint) },
    flow: [],
  };
}

function feature(geometry: AnyGeometry, id: string, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', properties: { id, ...properties }, geometry };
}

/** A missing diameter is left out: the style's own rule for unknown sizes holds then. */
const size = (diameterM: number | null): { diameterM?: number } => (diameterM === null ? {} : { diameterM });

/** Ends nearer than this, in degrees, are one place: pipes of one node are drawn to it, not always exactly. */
const placeStep = 2e-6;

/**
 * Lines drawn along their flow, joined into long ones: each begins where none leads and goes on as long as the next line
 * is not part of another one. Of several that leave a place the first is taken, so that every line is in one chain.
 */
export function flowLines(geometries: readonly AnyGeometry[]): Position[][] {
  const lines = geometries.flatMap((geometry) =>
    geometry.type === 'LineString'
      ? [geometry.coordinates as Position[]]
      : geometry.type === 'MultiLineString'
        ? (geometry.coordinates as Position[][])
        : [],
  );
  const leaving = new Map<string, number[]>();
  const entered = new Set<string>();
  lines.forEach((line, i) => {
    const start = placeOf(line[0]);
    const list = leaving.get(start);
    if (list) list.push(i);
    else leaving.set(start, [i]);
    entered.add(placeOf(line.at(-1)!));
  });
  const used = new Uint8Array(lines.length);
  const chains: Position[][] = [];
  const follow = (first: number): void => {
    const chain = [lines[first][0]];
    for (let i: number | undefined = first; i !== undefined;) {
      used[i] = 1;
      chain.push(...lines[i].slice(1));
      i = leaving.get(placeOf(lines[i].at(-1)!))?.find((next) => !used[next]);
    }
    chains.push(chain);
  };
  lines.forEach((line, i) => {
    if (!used[i] && !entered.has(placeOf(line[0]))) follow(i);
  });
  // What is left are cycles.
  lines.forEach((_, i) => {
    if (!used[i]) follow(i);
  });
  return chains;
}

function placeOf([lon, lat]: Position): string {
  return `${Math.round(lon / placeStep)} ${Math.round(lat / placeStep)}`;
}
