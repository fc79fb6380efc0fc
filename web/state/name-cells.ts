import type { Geometry, Position } from '../../data/model/feature.ts';
import type { DensityResult } from '../../server/contract/density.ts';
import { bboxOf, isInside } from '../ui/geometry.ts';

/** A named area a cell can be said to lie in: a street unit (街道) or a district. */
export interface NamedArea {
  name: string;
  geometry: Geometry;
}

/**
 * The result with a name for every cell of a grid, as a planner would say it: the area its middle lies in and its
 * place in the grid, letters from west to east and numbers from north to south, as in a street atlas (`Te Aro C12`).
 * Where no area is known the longitude and latitude of the middle stand instead. Named cells keep their names.
 */
export function nameCells(result: DensityResult, areas: readonly NamedArea[]): DensityResult {
  const places = result.features.map(({ id }) => gridPlace(id));
  const known = places.filter((place) => place !== undefined);
  if (known.length === 0) return result;
  const west = known.reduce((least, { column }) => Math.min(least, column), Infinity);
  const north = known.reduce((most, { row }) => Math.max(most, row), -Infinity);
  const boxes = areas.map((area) => ({ ...area, bbox: bboxOf(area.geometry) }));
  const features = result.features.map((cell, i) => {
    const place = places[i];
    if (!place || cell.properties.name) return cell;
    const middle = middleOf(cell.geometry);
    const area = boxes.find(
      ({ bbox, geometry }) =>
        bbox &&
        middle[0] >= bbox[0] &&
        middle[0] <= bbox[2] &&
        middle[1] >= bbox[1] &&
        middle[1] <= bbox[3] &&
        lies(geometry, middle),
    );
    const where = area?.name ?? middle.map((degrees) => degrees.toFixed(4)).join(', ');
    const name = `${where} ${letters(place.column - west)}${north - place.row + 1}`;
    return { ...cell, properties: { ...cell.properties, name } };
  });
  return { ...result, features };
}

/** 0 → A, 25 → Z, 26 → AA: columns as every spreadsheet names them. */
export function letters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** `1942_13177`: column from the west and row from the south, as the engine names the cells of a grid. */
function gridPlace(id: string): { column: number; row: number } | undefined {
  const [, column, row] = /^(-?\d+)_(-?\d+)$/.exec(id) ?? [];
  return column === undefined ? undefined : { column: Number(column), row: Number(row) };
}

function middleOf(geometry: Geometry): Position {
  const [west, south, east, north] = bboxOf(geometry) ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}

function lies(geometry: Geometry, place: Position): boolean {
  if (geometry.type === 'Polygon') return isInside(geometry.coordinates, place);
  return geometry.type === 'MultiPolygon' && geometry.coordinates.some((rings) => isInside(rings, place));
}
