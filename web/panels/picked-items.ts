import { tileIdOf } from '../../data/model/tile-id.ts';
import type { ItemFeature } from '../../server/contract/items.ts';
import { itemsInBoxQuery, queryClient, tileItemsQuery } from '../api/queries.ts';
import type { PickedTileFeature } from '../state/app-state.ts';
import { nearestItems, nearestMax } from './nearest-items.ts';

export interface PickedItem {
  layer: string;
  item: ItemFeature;
}

/**
 * Records behind what a click found, in the order of the picks, which is that of nearness; each record once. A tile id
 * may stand for several records; a merged line gives the records that lie nearest to the click.
 */
export async function pickedItems(
  picked: readonly PickedTileFeature[],
  city: string,
  version: string,
): Promise<PickedItem[]> {
  const known = new Map<string, Promise<ItemFeature[]>>();
  for (const layer of new Set(picked.map((pick) => pick.layer))) {
    const tileIds = picked.flatMap((pick) => (pick.layer === layer && 'tileId' in pick ? [pick.tileId] : []));
    if (tileIds.length > 0) known.set(layer, itemsOfTiles(city, version, layer, [...new Set(tileIds)]));
  }
  const groups = await Promise.all(
    picked.map(async (pick) => {
      const items =
        'near' in pick
          ? await nearestItems(pick.near, (bbox) =>
              queryClient.fetchQuery(itemsInBoxQuery(city, version, pick.layer, bbox, 2 * nearestMax)),
            )
          : ((await known.get(pick.layer)) ?? []).filter((item) => tileIdOf(item.id) === pick.tileId);
      return items.map((item) => ({ layer: pick.layer, item }));
    }),
  );
  const byKey = new Map(groups.flat().map((entry) => [`${entry.layer} ${entry.item.id}`, entry]));
  return [...byKey.values()];
}

async function itemsOfTiles(city: string, version: string, layer: string, tileIds: number[]): Promise<ItemFeature[]> {
  const { features } = await queryClient.fetchQuery(tileItemsQuery(city, version, layer, tileIds));
  return features;
}
