import commonJs from 'gcoord';
import type { Geometry, Position } from '../../../data/model/feature.ts';
import type { Publication } from '../../../data/publication/publication.ts';
import { roundPlace } from './public-records.ts';

// Its types describe an ES module; Node is given the CommonJS one, whose export is the library itself.
const gcoord = commonJs as unknown as typeof commonJs.default;

/** WGS 84 → GCJ-02, the coordinates of Chinese public base maps; outside China nothing changes. Within 2 mm. */
function toGcj02(place: Position): Position {
  return gcoord.transform(place, gcoord.WGS84, gcoord.GCJ02);
}

/** The same publication for a base map in GCJ-02. */
export function publicationInGcj02(publication: Publication): Publication {
  const move = (place: Position): [number, number] => roundPlace(toGcj02(place));
  const moveBox = ([west, south, east, north]: [number, number, number, number]): [number, number, number, number] => [
    ...move([west, south]),
    ...move([east, north]),
  ];
  const moveRings = <T extends { rings: [number, number][][] }>(area: T): T => ({
    ...area,
    rings: area.rings.map((ring) => ring.map(move)),
  });
  return {
    ...publication,
    city: { ...publication.city, coordinates: 'GCJ02', bbox: moveBox(publication.city.bbox) },
    districts: publication.districts.map(moveRings),
    streets: publication.streets.map(moveRings),
    places: publication.places.map((place) => ({
      ...place,
      at: move(place.at),
      ...(place.bbox ? { bbox: moveBox(place.bbox) } : {}),
    })),
    zones: publication.zones.map(moveRings),
    grid: {
      ...publication.grid,
      cells: publication.grid.cells.map((cell) => ({ ...cell, at: move(cell.at) })),
    },
  };
}

/** The same geometry for a base map in GCJ-02. */
export function geometryInGcj02(geometry: Geometry): Geometry {
  const move = (value: unknown): unknown => {
    const list = value as unknown[];
    return typeof list[0] === 'number' ? toGcj02(list as Position) : list.map(move);
  };
  return { ...geometry, coordinates: move(geometry.coordinates) } as Geometry;
}
