import type { Layer } from '../data/model/catalogue.ts';
import type { Value } from '../data/model/feature.ts';

const roleOrder = ['main', 'other', undefined, 'inlet_connection', 'lateral'];
const roadOrder = ['expressway', 'arterial', 'secondary', 'local', 'lane'];
const nodeOrder = [
  ['pump_station', 'treatment_works', 'outfall', 'storage', 'gate'],
  ['weir', 'diversion', 'valve'],
  ['manhole', 'other', undefined],
  ['inlet', 'junction', 'dead_end'],
];

/**
 * How important a feature is when a tile cannot hold all: a list of numbers compared one after the other, higher
 * first. `size` is the length or area of the geometry in any one unit.
 *
 * Pipes: mains before connections, then diameter (unknown last of its role), then length. Nodes: pump stations,
 * works, outfalls, storage and gates; then weirs, diversions and valves; then manholes; then inlets and junctions.
 * Roads: by class from expressway to lane (unknown last), then length. Everything else: the larger first.
 */
export function importance(
  layer: Layer,
  valueOf: (field: string) => Value | undefined,
  size: number,
): [number, number, number] {
  switch (layer.tileRank) {
    case 'pipe-importance': {
      const role = roleOrder.indexOf(text(valueOf('role')));
      const diameterM = Number(valueOf('diameterM') ?? 0);
      return [-(role < 0 ? 2 : role), diameterM, size];
    }
    case 'road-class': {
      const place = roadOrder.indexOf(text(valueOf('roadClass')) ?? '');
      return [-(place < 0 ? roadOrder.length : place), 0, size];
    }
    case 'node-importance': {
      const group = nodeOrder.findIndex((types) => types.includes(text(valueOf('nodeType'))));
      return [-(group < 0 ? 2 : group), 0, 0];
    }
    default:
      return [0, 0, size];
  }
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/**
 * Feature numbers, the most important first; equal ones in the order of their ids, then as they came. `ranks` has
 * three numbers per feature.
 */
export function rankOrder(ranks: Float64Array, ids: Float64Array): Uint32Array {
  const order = new Uint32Array(new SharedArrayBuffer(4 * ids.length));
  for (let f = 0; f < order.length; f++) order[f] = f;
  return order.sort((a, b) => {
    const i = 3 * a;
    const j = 3 * b;
    return (
      ranks[j] - ranks[i] || ranks[j + 1] - ranks[i + 1] || ranks[j + 2] - ranks[i + 2] || ids[a] - ids[b] || a - b
    );
  });
}
