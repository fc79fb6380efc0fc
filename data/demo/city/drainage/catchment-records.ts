import type { Projection } from '../../../geo/crs.ts';
import type { Position, SurveyFeature } from '../../../model/feature.ts';
import type { Drainage } from './drainage.ts';
import type { Keys } from './keys.ts';
import { toPosition } from './records.ts';
import { outlineAreas } from './outline.ts';

/** One catchment per outfall with at least a hectare: the land whose nearest storm or combined manhole drains there. */
export function catchmentRecords(drainage: Drainage, keys: Keys, projection: Projection): SurveyFeature[] {
  const { net, drained, outlets, waters } = drainage;
  const label = new Int32Array(drained.value.length);
  for (let cell = 0; cell < label.length; cell++) {
    const seed = drained.value[cell];
    if (seed > 0) label[cell] = net.nodes[seed - 1].system + 1;
  }
  const features: SurveyFeature[] = [];
  const numberOf = new Map<string, number>();
  for (const [system, polygons] of outlineAreas({ ...drained, value: label })) {
    const outlet = outlets[system - 1];
    if (outlet === undefined) continue;
    const node = net.nodes[outlet];
    const main = net.pipes[node.ins[0] ?? -1];
    if (!main || main.upstreamHa < 1) continue;
    const water = waters.list[node.water]?.name;
    const number = (numberOf.get(water?.zh ?? '') ?? 0) + 1;
    numberOf.set(water?.zh ?? '', number);
    const rings = polygons.map((polygon) =>
      polygon.map((ring) => {
        const positions: Position[] = [];
        for (let i = 0; i < ring.length; i += 2) positions.push(toPosition(projection, ring[i], ring[i + 1]));
        return positions;
      }),
    );
    const catchmentId = `HSQ${String(system).padStart(4, '0')}`;
    features.push({
      type: 'Feature',
      id: catchmentId,
      geometry:
        rings.length === 1 ? { type: 'Polygon', coordinates: rings[0] } : { type: 'MultiPolygon', coordinates: rings },
      properties: {
        catchmentId,
        name: `${water?.zh ?? ''}${number}号汇水区`,
        nameEn: `${water?.en ?? ''} Catchment ${number}`.trim(),
        kind: node.kind,
        outletNodeId: keys.nodes[outlet],
        runoffCoefficient: Math.round((100 * main.runoffHa) / main.upstreamHa) / 100,
        dataSource: 'estimated',
      },
    });
  }
  return features;
}
