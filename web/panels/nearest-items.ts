import type { Bbox, Position } from '../../data/model/feature.ts';
import type { ItemCollection, ItemFeature } from '../../server/contract/items.ts';
import { distanceTo, type PlanePoint } from '../ui/distance.ts';

/** Records shown for a click on a merged network at most: a person pages over them one by one. */
export const nearestMax = 20;
/** A box that holds too many is halved about its middle so often at most. */
const halvings = 6;

/**
 * The records of a box that lie nearest to its middle, nearest first, at most `nearestMax`. Where the box holds more
 * than `ask` gives at once, smaller boxes are asked for until one holds few enough, so that none nearer is missed.
 */
export async function nearestItems(bbox: Bbox, ask: (bbox: Bbox) => Promise<ItemCollection>): Promise<ItemFeature[]> {
  const middle: Position = [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
  let found = await ask(bbox);
  let [halfWidth, halfHeight] = [(bbox[2] - bbox[0]) / 2, (bbox[3] - bbox[1]) / 2];
  for (let i = 0; i < halvings && found.numberMatched > found.numberReturned; i++) {
    [halfWidth, halfHeight] = [halfWidth / 2, halfHeight / 2];
    const [x, y] = middle;
    const closer = await ask([x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight]);
    if (closer.numberReturned === 0) break;
    found = closer;
  }
  // A box of a few pixels is small: degrees, longitude shortened by the latitude, tell near from far.
  const lonScale = Math.cos((middle[1] * Math.PI) / 180);
  const plane = ([lon, lat]: Position): PlanePoint => ({ x: lon * lonScale, y: lat });
  return found.features
    .map((item) => ({ item, away: distanceTo(item.geometry, plane(middle), plane) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, nearestMax)
    .map(({ item }) => item);
}
