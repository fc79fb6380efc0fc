import { tileIdOf } from '../../data/model/tile-id.ts';
import { textAt } from '../analysis/text-at.ts';
import type { LoadedLayer } from './loaded-layer.ts';

/** Features with this integer id in vector tiles, in the order of the file; more than one may share an id. */
export function featuresOfTileId({ count, tileIds, tileOrder }: LoadedLayer, id: number): number[] {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tileIds[middle] < id) low = middle + 1;
    else high = middle;
  }
  const features: number[] = [];
  for (; low < count && tileIds[low] === id; low++) features.push(tileOrder[low]);
  return features;
}

/** Features with this key, which a survey should use once only. No table of keys is kept: a key has its tile id. */
export function featuresOfKey(columns: LoadedLayer, key: string): number[] {
  return featuresOfTileId(columns, tileIdOf(key)).filter((feature) => textAt(columns.keys, feature) === key);
}
