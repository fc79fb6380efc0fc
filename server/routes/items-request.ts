import { fieldsVisibleTo } from '../../data/model/layers.ts';
import type { Audience, Layer } from '../../data/model/catalogue.ts';
import type { Bbox } from '../../data/model/feature.ts';
import { limits } from '../../data/model/limits.ts';
import type { ItemsQuery } from '../contract/items.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { ItemsRequest } from '../engine/engine.ts';

/**
 * The engine's question from the query of an items request. Throws `parameter-unknown` for a name that is neither a
 * parameter nor a field of the layer, and `request-invalid` for values that cannot be.
 */
export function itemsRequest(layer: Layer, query: ItemsQuery, audience: Audience): ItemsRequest {
  const { bbox, limit, offset, tileIds, ...rest } = query as ItemsQuery & Record<string, string>;
  const known = fieldsVisibleTo(layer, audience).map((field) => field.name);
  for (const name of Object.keys(rest)) {
    if (known.includes(name)) continue;
    const list = ['bbox', 'limit', 'offset', 'tileIds', ...known].join(', ');
    const message = `"${name.slice(0, 60)}" is not a parameter of ${layer.id}; known: ${list}`;
    throw new ProblemError('parameter-unknown', message, { errors: [{ field: name.slice(0, 60), message }] });
  }
  return {
    ...(bbox === undefined ? {} : { bbox: readBbox(bbox) }),
    ...(tileIds === undefined ? {} : { tileIds: readTileIds(tileIds) }),
    limit: limit ?? limits.itemsLimitDefault,
    offset: offset ?? 0,
    filters: rest,
    audience,
  };
}

function readBbox(text: string): Bbox {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  // Six numbers are a box with heights, which the layers do not have.
  const [west, south, east, north] = numbers.length === 6 ? [0, 1, 3, 4].map((i) => numbers[i]) : numbers;
  const expected = 'bbox must be west,south,east,north in degrees';
  if ((numbers.length !== 4 && numbers.length !== 6) || numbers.some((value) => !Number.isFinite(value))) {
    throw invalid('bbox', text, `${expected}, got "${text.slice(0, 80)}"`);
  }
  const box: Bbox = [west, south, east, north];
  if (box[0] < -180 || box[2] > 180 || box[1] < -90 || box[3] > 90) {
    throw invalid('bbox', text, `${expected} (longitude −180…180, latitude −90…90), got "${text}"`);
  }
  if (box[0] > box[2] || box[1] > box[3]) {
    throw invalid('bbox', text, `${expected}: west must not exceed east, nor south north, got "${text}"`);
  }
  return box;
}

function readTileIds(text: string): number[] {
  const ids = text.split(',').map((part) => (/^\d+$/.test(part.trim()) ? Number(part) : NaN));
  if (ids.some((id) => !Number.isSafeInteger(id))) {
    throw invalid('tileIds', text, `tileIds must be whole numbers separated by commas, got "${text.slice(0, 80)}"`);
  }
  if (ids.length > limits.tileIdsMax) {
    throw invalid('tileIds', ids.length, `tileIds may have ${limits.tileIdsMax} entries, got ${ids.length}`);
  }
  return ids;
}

function invalid(field: string, value: unknown, message: string): ProblemError {
  return new ProblemError('request-invalid', message, { errors: [{ field, value, message }] });
}
