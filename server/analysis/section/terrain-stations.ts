import { limits } from '../../../data/model/limits.ts';
import type { SectionPipe } from './section-types.ts';

/** Where the terrain is read along a section. */
export interface TerrainStations {
  stationM: number[];
  /** Longitude, latitude: two numbers per station. */
  lonLat: Float64Array;
}

/** Stations every `stepM` along a section, and its ends; farther apart where they would be too many. */
export function terrainStations(pipes: readonly SectionPipe[], stepM: number): TerrainStations {
  const totalM = pipes.at(-1)?.toStationM ?? 0;
  const count = Math.min(limits.sectionTerrainMax, Math.max(1, Math.ceil(totalM / stepM)));
  const stationM: number[] = [];
  const lonLat = new Float64Array(2 * (count + 1));
  if (pipes.length === 0) return { stationM, lonLat: new Float64Array() };
  let at = 0;
  for (let i = 0; i <= count; i++) {
    const here = i === count ? totalM : (totalM * i) / count;
    while (at < pipes.length - 1 && pipes[at].toStationM < here) at++;
    const { fromStationM, lengthM, line } = pipes[at];
    lonLat.set(pointAlong(line, lengthM > 0 ? (here - fromStationM) / lengthM : 0), 2 * i);
    stationM.push(here);
  }
  return { stationM, lonLat };
}

/** The point at a share 0..1 of a line's length. Degrees are weighed as on a map, which over one pipe is exact enough. */
function pointAlong(line: readonly (readonly number[])[], share: number): [number, number] {
  const narrow = Math.cos((line[0][1] * Math.PI) / 180);
  const legs = line.slice(1).map((to, i) => Math.hypot((to[0] - line[i][0]) * narrow, to[1] - line[i][1]));
  let rest = share * legs.reduce((sum, leg) => sum + leg, 0);
  for (let i = 0; i < legs.length; i++) {
    if (rest <= legs[i] && legs[i] > 0) {
      const t = Math.max(0, rest / legs[i]);
      const [a, b] = [line[i], line[i + 1]];
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    }
    rest -= legs[i];
  }
  const last = line.at(-1)!;
  return [last[0], last[1]];
}
