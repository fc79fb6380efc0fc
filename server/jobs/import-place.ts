import { ImportError } from '../../data/import/import-error.ts';
import { findProjection, getProjection, suggestWorkingCrs } from '../../data/geo/crs.ts';
import type { Bbox } from '../../data/model/feature.ts';

/** Degrees between a layer and the rest of its city beyond which one of them is in the wrong place (about 200 km). */
const farDegrees = 2;

/** Smallest box around all; null for none. */
export function unionOf(boxes: readonly (Bbox | null)[]): Bbox | null {
  let union: Bbox | null = null;
  for (const box of boxes) {
    if (!box) continue;
    union = union
      ? [Math.min(union[0], box[0]), Math.min(union[1], box[1]), Math.max(union[2], box[2]), Math.max(union[3], box[3])]
      : [...box];
  }
  return union;
}

/** Throws an `ImportError` when a layer lies far from the other layers of its city: a wrong CRS or a wrong city. */
export function checkNearCity(layer: string, box: Bbox | null, city: string, rest: Bbox | null): void {
  if (!box || !rest) return;
  const apart = Math.max(box[0] - rest[2], rest[0] - box[2], box[1] - rest[3], rest[1] - box[3]);
  if (apart <= farDegrees) return;
  throw new ImportError(
    'far-from-city',
    `layer "${layer}" lies at ${show(box)}, but the other layers of ${city} lie at ${show(rest)} (west, south, east, north). ` +
      'Check --crs and --city.',
  );
}

/**
 * The metric CRS of a city: the one given, else the one it has, else the first projected CRS of the input, else the
 * zone its middle lies in. Throws an `ImportError` for one that is unknown or in degrees.
 */
export function chooseWorkingCrs(
  given: string | undefined,
  present: string | undefined,
  inputCrs: readonly string[],
  box: Bbox | null,
): string {
  if (given !== undefined) {
    const projection = findProjection(given);
    if (!projection) {
      try {
        getProjection(given);
      } catch (cause) {
        throw new ImportError('crs-unknown', `working CRS: ${(cause as Error).message}`, { cause });
      }
    }
    if (projection?.geographic || projection?.crs === 'EPSG:3857') {
      throw new ImportError(
        'crs-unknown',
        `working CRS ${given} does not measure in true metres; name a projected one, such as a CGCS2000 or UTM zone`,
      );
    }
    return projection?.crs ?? given;
  }
  if (present !== undefined) return present;
  const projected = inputCrs.find((crs) => {
    const projection = findProjection(crs);
    return projection && !projection.geographic && projection.crs !== 'EPSG:3857';
  });
  if (projected !== undefined) return projected.toUpperCase();
  const [west, south, east, north] = box ?? [0, 0, 0, 0];
  return suggestWorkingCrs((west + east) / 2, (south + north) / 2);
}

function show(box: Bbox): string {
  return box.map((degrees) => degrees.toFixed(3)).join(', ');
}
