import type { Position } from '../../data/model/feature.ts';
import type { SectionResult } from '../../server/contract/section.ts';

type Way = Pick<SectionResult, 'pipes'>;

/** The place of a station on the map; undefined for an empty section. */
export function placeAt({ pipes }: Way, stationM: number): Position | undefined {
  const pipe = pipes.find(({ toStationM }) => stationM <= toStationM) ?? pipes.at(-1);
  if (!pipe) return undefined;
  const legs = legsOf(pipe.line);
  let rest = pipe.lengthM > 0 ? ((stationM - pipe.fromStationM) / pipe.lengthM) * sum(legs) : 0;
  for (const [i, leg] of legs.entries()) {
    if (rest <= leg && leg > 0) return between(pipe.line[i], pipe.line[i + 1], Math.max(0, rest / leg));
    rest -= leg;
  }
  return pipe.line.at(-1) as Position;
}

/** The station nearest to a place on the map; undefined for an empty section. */
export function stationNear({ pipes }: Way, place: Position): number | undefined {
  let best = Infinity;
  let station: number | undefined;
  const narrow = Math.cos((place[1] * Math.PI) / 180);
  for (const { line, fromStationM, lengthM } of pipes) {
    const legs = legsOf(line);
    const whole = sum(legs) || 1;
    let before = 0;
    for (const [i, leg] of legs.entries()) {
      const [a, b] = [line[i], line[i + 1]];
      const [dx, dy] = [(b[0] - a[0]) * narrow, b[1] - a[1]];
      const [px, py] = [(place[0] - a[0]) * narrow, place[1] - a[1]];
      const t = leg > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / (leg * leg))) : 0;
      const apart = Math.hypot(px - t * dx, py - t * dy);
      if (apart < best) {
        best = apart;
        station = fromStationM + ((before + t * leg) / whole) * lengthM;
      }
      before += leg;
    }
  }
  return station;
}

/** Lengths of a line's legs in degrees of latitude; over one pipe the map is plane enough. */
function legsOf(line: readonly (readonly number[])[]): number[] {
  return line.slice(1).map((to, i) => {
    const narrow = Math.cos((to[1] * Math.PI) / 180);
    return Math.hypot((to[0] - line[i][0]) * narrow, to[1] - line[i][1]);
  });
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function between(a: readonly number[], b: readonly number[], t: number): Position {
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
