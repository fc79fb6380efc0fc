import { linesOf } from '../../../data/geo/lines-of.ts';
import { PolygonEdges } from '../../../data/geo/polygon-edges.ts';
import { latitudeOf, longitudeOf, mercatorX, mercatorY } from '../../../data/geo/mercator.ts';
import type { Position } from '../../../data/model/feature.ts';
import { weighRings } from '../../../tiles/simplify.ts';
import { boxOf, polygonsOf, type PublicRecord, roundPlace } from './public-records.ts';

const equatorM = 40_075_016.686;

/**
 * Outer rings of each record, closed, their vertices no farther than `toleranceM` from the outline. Borders that two
 * areas share stay shared: between neighbours no gap opens in which nobody would be anywhere.
 */
export function simplifiedOutlines(records: readonly PublicRecord[], toleranceM: number): [number, number][][][] {
  const rings = records.map(({ geometry }) => polygonsOf(geometry).map(([outer]) => open(outer)));
  const flat = rings.flat();
  const starts = new Uint32Array(flat.length + 1);
  flat.forEach((ring, i) => (starts[i + 1] = starts[i] + ring.length));
  const xy = Float64Array.from(flat.flat().flatMap(([lon, lat]) => [mercatorX(lon), mercatorY(lat)]));
  const weights = weighRings(xy, starts);
  let at = 0;
  return rings.map((outer) =>
    outer.flatMap((ring) => {
      const kept: [number, number][] = [];
      for (const [, lat] of ring) {
        const tolerance = toleranceM / (equatorM * Math.cos((lat * Math.PI) / 180));
        if (weights[at] > tolerance) kept.push(roundPlace([longitudeOf(xy[2 * at]), latitudeOf(xy[2 * at + 1])]));
        at++;
      }
      return kept.length < 3 ? [] : [[...kept, kept[0]]];
    }),
  );
}

function open(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)!];
  return ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
}

/** Finds the record that holds a place, by its number; null where none does. Of several the first. */
export function finderOf(records: readonly PublicRecord[]): (place: readonly [number, number]) => number | null {
  const areas = records.map(({ geometry }) => {
    const lines = linesOf(geometry);
    return { box: boxOf(lines), edges: new PolygonEdges(lines.map((line) => line.flat())) };
  });
  return ([lon, lat]) => {
    const found = areas.findIndex(
      ({ box, edges }) => lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3] && edges.contains(lon, lat),
    );
    return found < 0 ? null : found;
  };
}
