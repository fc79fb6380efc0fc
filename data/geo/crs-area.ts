import type { Bbox } from '../model/feature.ts';

/**
 * Where a CRS may be used, as west, south, east, north in degrees; undefined for a CRS that `crs.ts` does not know.
 *
 * Zones are given twice their half width, because cities map across zone borders; a coordinate outside is a wrong
 * CRS, a swapped axis or a typing error, not a place.
 */
export function areaOfUse(crs: string): Bbox | undefined {
  const match = /^EPSG:(\d+)$/i.exec(crs.trim());
  if (!match) return undefined;
  const epsg = Number(match[1]);
  if (epsg === 4326 || epsg === 4490) return [-180, -90, 180, 90];
  if (epsg === 3857) return [-180, -85.06, 180, 85.06];
  // New Zealand with its outlying islands west of the antimeridian.
  if (epsg === 2193) return [160, -60, 180, -25];
  if (epsg >= 4513 && epsg <= 4533) return zone((epsg - 4488) * 3, 3, 0, 60);
  if (epsg >= 4534 && epsg <= 4554) return zone(75 + (epsg - 4534) * 3, 3, 0, 60);
  if (epsg >= 4491 && epsg <= 4501) return zone(75 + (epsg - 4491) * 6, 6, 0, 60);
  if (epsg >= 4502 && epsg <= 4512) return zone(75 + (epsg - 4502) * 6, 6, 0, 60);
  if (epsg >= 32601 && epsg <= 32660) return zone((epsg - 32600) * 6 - 183, 6, -1, 84);
  if (epsg >= 32701 && epsg <= 32760) return zone((epsg - 32700) * 6 - 183, 6, -84, 1);
  return undefined;
}

function zone(lon0: number, halfWidth: number, south: number, north: number): Bbox {
  return [lon0 - halfWidth, south, lon0 + halfWidth, north];
}
