import { linesOf } from '../../../data/geo/lines-of.ts';
import type { Position } from '../../../data/model/feature.ts';
import type { Text } from '../../../data/model/text.ts';
import { boxOf, type PublicRecord, round5, roundPlace, textOf } from './public-records.ts';

export interface NamedRoad {
  name: Text;
  district: number | null;
  at: [number, number];
  bbox?: [number, number, number, number];
}

/** A shorter road is seen from its place; thousands of them would be a third of a publication, metres. */
const extentFromM = 1000;
const degreeM = 111_320;

/**
 * Roads as people look for them: records of one name in one district are one road, wherever the survey cut it. It stands
 * at that of its vertices that is nearest to the middle of its extent; long ones say how far they go. Roads without a
 * name cannot be looked for.
 */
export function namedRoads(
  records: readonly PublicRecord[],
  districtAt: (place: readonly [number, number]) => number | null,
): NamedRoad[] {
  const roads = new Map<string, { name: Text; district: number | null; lines: Position[][] }>();
  for (const record of records) {
    const name = textOf(record, 'name');
    if (!name) continue;
    const lines = linesOf(record.geometry);
    const middle = lines[0][lines[0].length >> 1];
    const district = districtAt(middle);
    const key = `${name.zh}|${district}`;
    const road = roads.get(key);
    if (road) road.lines.push(...lines);
    else roads.set(key, { name, district, lines: [...lines] });
  }
  return [...roads.values()].map(({ name, district, lines }) => {
    const box = boxOf(lines);
    const [lon, lat] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const east = Math.cos((lat * Math.PI) / 180);
    let at = lines[0][0];
    let least = Infinity;
    for (const place of lines.flat()) {
      const far = ((place[0] - lon) * east) ** 2 + (place[1] - lat) ** 2;
      if (far < least) [at, least] = [place, far];
    }
    const extentM = Math.hypot((box[2] - box[0]) * east, box[3] - box[1]) * degreeM;
    const bbox = box.map(round5) as [number, number, number, number];
    return { name, district, at: roundPlace(at), ...(extentM < extentFromM ? {} : { bbox }) };
  });
}
