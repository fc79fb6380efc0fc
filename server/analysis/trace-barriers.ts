import { nodeRoles } from '../../data/network/pipe-table.ts';
import { AnalysisError } from './analysis-error.ts';
import type { CityNetwork } from './city-network.ts';
import type { LayerColumns } from './columns.ts';
import type { AnalysisContext } from './context.ts';
import type { Barriers } from './trace-stops.ts';
import type { BarrierParameter } from './trace-types.ts';

/** Where a trace may not pass: every structure of the kinds named, and the assets. Throws `item-unknown` for no record. */
export function findBarriers(asked: BarrierParameter, { dataset }: AnalysisContext, city: CityNetwork): Barriers {
  const { pipes, nodes } = dataset.layers;
  const record = (layer: LayerColumns | undefined, key: string, field: string): number => {
    const at = layer?.keys.indexOf(key) ?? -1;
    if (at < 0) throw new AnalysisError('item-unknown', field, `there is no record "${key}"; search for it`);
    return at;
  };
  const barred = new Set<number>((asked.nodes ?? []).map((key) => record(nodes, key, 'barriers.nodes')));
  const kinds = [asked.pumps && 'pump', asked.gates && 'gate', asked.weirs && 'weir'] as const;
  const roles = kinds.flatMap((role) => (role ? [nodeRoles.indexOf(role)] : []));
  if (roles.length > 0) {
    city.network.role.forEach((role, node) => {
      if (roles.includes(role)) barred.add(node);
    });
  }
  return {
    nodes: barred,
    pipes: new Set((asked.pipes ?? []).map((key) => city.pipeOf[record(pipes, key, 'barriers.pipes')])),
  };
}
