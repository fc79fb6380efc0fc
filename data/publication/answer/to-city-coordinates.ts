import type { PublishedCity } from '../publication.ts';

/**
 * A device’s position (WGS 84) in the coordinates of the publication. GCJ-02 by its published formula, within a millimetre
 * of the library that publishes; anywhere but in China it would be wrong, and no city there is in GCJ-02.
 */
export function toCityCoordinates(city: Pick<PublishedCity, 'coordinates'>, at: [number, number]): [number, number] {
  return city.coordinates === 'GCJ02' ? toGcj02(at) : at;
}

/** Krasovsky's ellipsoid, which the formula is built on. */
const axisM = 6_378_245;
const eccentricity2 = 0.006_693_421_622_965_943;

function toGcj02([lon, lat]: [number, number]): [number, number] {
  const x = lon - 105;
  const y = lat - 35;
  const wave = (amplitude: number, turns: number): number => amplitude * Math.sin(turns * Math.PI);
  const short = (2 / 3) * (wave(20, 6 * x) + wave(20, 2 * x));
  const eastM =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    short +
    (2 / 3) * (wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30));
  const northM =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    short +
    (2 / 3) * (wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30));
  const phi = (lat * Math.PI) / 180;
  const w2 = 1 - eccentricity2 * Math.sin(phi) ** 2;
  const meridianM = (axisM * (1 - eccentricity2)) / w2 ** 1.5;
  const parallelM = (axisM / Math.sqrt(w2)) * Math.cos(phi);
  return [lon + (eastM * 180) / (parallelM * Math.PI), lat + (northM * 180) / (meridianM * Math.PI)];
}
