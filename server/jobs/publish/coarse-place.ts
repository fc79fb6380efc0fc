import { linesOf } from '../../../data/geo/lines-of.ts';
import type { Projection } from '../../../data/geo/crs.ts';
import type { Position } from '../../../data/model/feature.ts';
import type { Text } from '../../../data/model/text.ts';
import { boxOf, type PublicRecord, roundPlace, textOf } from './public-records.ts';

export interface CoarsePlace {
  /** Five decimals. */
  at: [number, number];
  /** Road it stands on; undefined: no named road comes near the middle of the square. */
  road?: Text;
}

/** So far inside its square a place stays when its coordinates are rounded, metres. */
const marginM = 1.5;

/**
 * Where the public may see a point: in the middle of its square (`coarseM`, multiples of it in the working CRS), moved
 * onto the nearest named road where one passes the middle within half a side. The place depends on nothing but the
 * square, so that nobody can tell more of the point than that; a place that was made so is made again of itself.
 */
export function makeCoarse(
  projection: Projection,
  roads: readonly PublicRecord[],
  coarseM: number,
): (point: Position) => CoarsePlace {
  const named = roads.flatMap((record) => {
    const name = textOf(record, 'name');
    const lines = linesOf(record.geometry);
    return name ? [{ name, lines, box: boxOf(lines) }] : [];
  });
  const known = new Map<string, CoarsePlace>();
  return (point) => {
    const [x, y] = projection.forward(...point);
    const [column, row] = [Math.floor(x / coarseM), Math.floor(y / coarseM)];
    const key = `${column} ${row}`;
    let place = known.get(key);
    if (!place) known.set(key, (place = placeOf((column + 0.5) * coarseM, (row + 0.5) * coarseM)));
    return place;
  };

  function placeOf(x: number, y: number): CoarsePlace {
    const corners = [-1, 1].map((side) => projection.inverse(x + side * coarseM, y + side * coarseM));
    const near = named.filter(({ box }) => {
      return box[0] <= corners[1][0] && box[2] >= corners[0][0] && box[1] <= corners[1][1] && box[3] >= corners[0][1];
    });
    let best = { x, y, squared: (coarseM / 2 - marginM) ** 2, name: undefined as Text | undefined };
    for (const { name, lines } of near) {
      for (const line of lines) {
        const xy = line.map((position) => projection.forward(...position));
        for (let i = 1; i < xy.length; i++) {
          const foot = footOf(x, y, xy[i - 1], xy[i]);
          if (foot.squared < best.squared) best = { ...foot, name };
        }
      }
    }
    const at = roundPlace(projection.inverse(best.x, best.y));
    return best.name ? { at, road: best.name } : { at };
  }
}

/** The place of a segment that is nearest to (x, y). */
function footOf(x: number, y: number, [ax, ay]: [number, number], [bx, by]: [number, number]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2));
  const foot = { x: ax + t * dx, y: ay + t * dy };
  return { ...foot, squared: (foot.x - x) ** 2 + (foot.y - y) ** 2 };
}
