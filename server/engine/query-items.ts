import Flatbush from 'flatbush';
import { PolygonEdges } from '../../data/geo/polygon-edges.ts';
import { segmentTouchesBox } from '../../data/geo/segment-box.ts';
import type { Field, Layer } from '../../data/model/catalogue.ts';
import type { Bbox } from '../../data/model/feature.ts';
import { fieldsVisibleTo } from '../../data/model/layers.ts';
import { ProblemError } from '../contract/problem-error.ts';
import type { ItemsRequest } from './engine.ts';
import { featuresOfKey, featuresOfTileId } from './find-feature.ts';
import { findText } from './find-text.ts';
import type { LoadedLayer } from './loaded-layer.ts';

/** Indices of the features a request asks for, in the order of the layer file, paging not applied. */
export function matchingFeatures(layer: Layer, columns: LoadedLayer, request: ItemsRequest): number[] {
  const tests = Object.entries(request.filters).map(([name, wanted]) =>
    filterTest(layer, columns, name, wanted, request),
  );
  const passes = (feature: number): boolean => tests.every((test) => test(feature));
  const { bbox, tileIds } = request;
  if (tileIds) {
    return featuresOfTileIds(columns, tileIds).filter(
      (i) => passes(i) && (!bbox || touchesBox(layer, columns, i, bbox)),
    );
  }
  if (bbox) {
    if (!columns.index) return [];
    return Flatbush.from(columns.index)
      .search(...bbox, (i) => passes(i) && touchesBox(layer, columns, i, bbox))
      .sort((a, b) => a - b);
  }
  const all: number[] = [];
  for (let i = 0; i < columns.count; i++) if (passes(i)) all.push(i);
  return all;
}

/** Features with these integer ids; more than one may share an id. */
function featuresOfTileIds(columns: LoadedLayer, wanted: number[]): number[] {
  return [...new Set(wanted.flatMap((id) => featuresOfTileId(columns, id)))].sort((a, b) => a - b);
}

function filterTest(
  layer: Layer,
  columns: LoadedLayer,
  name: string,
  wanted: string,
  { audience }: ItemsRequest,
): (feature: number) => boolean {
  const field = fieldsVisibleTo(layer, audience).find((candidate) => candidate.name === name);
  if (!field) throw new ProblemError('parameter-unknown', `"${name}" is not a field of ${layer.id}`);
  if (name === layer.key) {
    const features = new Set(featuresOfKey(columns, wanted));
    return (i) => features.has(i);
  }
  const column = columns.fields[name];
  if (!column) return () => wanted === '';
  if (column.kind === 'text') {
    const code = wanted === '' ? -1 : findText(column.dictionary, wanted);
    // A word that no record has matches nothing; −1 is what stands for a missing value.
    return wanted !== '' && code < 0 ? () => false : (i) => column.codes[i] === code;
  }
  if (wanted === '') return (i) => Number.isNaN(column.values[i]);
  const value = readNumber(field, wanted);
  return (i) => column.values[i] === value;
}

function readNumber(field: Field, text: string): number {
  if (field.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true' ? 1 : 0;
  const value = Number(text);
  if (field.type === 'boolean' || text.trim() === '' || !Number.isFinite(value)) {
    const expected = field.type === 'boolean' ? 'true or false' : 'a number';
    const message = `${field.name} must be ${expected}, or empty for records without a value, got "${text}"`;
    throw new ProblemError('request-invalid', message, { errors: [{ field: field.name, value: text, message }] });
  }
  return value;
}

/** Whether the geometry itself, not only its envelope, has a point in the box (degrees). */
function touchesBox(layer: Layer, columns: LoadedLayer, feature: number, box: Bbox): boolean {
  const [minX, minY, maxX, maxY] = box;
  const [x0, y0, x1, y1] = columns.bbox.subarray(4 * feature, 4 * feature + 4) as unknown as Bbox;
  if (x1 < minX || x0 > maxX || y1 < minY || y0 > maxY) return false;
  if (x0 >= minX && x1 <= maxX && y0 >= minY && y1 <= maxY) return true;
  const { featureParts, partRings, ringStarts, lonLat } = columns;
  const firstRing = partRings[featureParts[feature]];
  const endRing = partRings[featureParts[feature + 1]];
  for (let ring = firstRing; ring < endRing; ring++) {
    const first = ringStarts[ring];
    const end = ringStarts[ring + 1];
    for (let v = first; v < end; v++) {
      const w = v + 1 < end ? v + 1 : v;
      const touches = segmentTouchesBox(lonLat[2 * v], lonLat[2 * v + 1], lonLat[2 * w], lonLat[2 * w + 1], ...box);
      if (touches) return true;
    }
  }
  if (layer.geometry !== 'polygon') return false;
  // No edge in the box: it lies wholly inside or wholly outside.
  const rings: Float64Array[] = [];
  for (let ring = firstRing; ring < endRing; ring++) {
    rings.push(lonLat.subarray(2 * ringStarts[ring], 2 * ringStarts[ring + 1]));
  }
  return new PolygonEdges(rings).contains(minX, minY);
}
