import proj4 from 'proj4';

/**
 * Coordinate reference systems the product knows without a network: proj4 strings by EPSG code.
 * CGCS2000 3° Gauss-Krüger zones by formula (domain reference 1.5): 4513–4533 zones 25–45 with the zone as easting
 * prefix, 4534–4554 central meridians 75°E–135°E without; 6° zones 4491–4501 (with prefix) and 4502–4512.
 */
const fixed: Record<number, string> = {
  4326: '+proj=longlat +datum=WGS84 +no_defs',
  // CGCS2000 and WGS 84 agree to centimetres; no transformation is applied between them.
  4490: '+proj=longlat +ellps=GRS80 +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  // NZGD2000 / New Zealand Transverse Mercator 2000
  2193: '+proj=tmerc +lat_0=0 +lon_0=173 +k=0.9996 +x_0=1600000 +y_0=10000000 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs',
};

function gaussKrueger(lon0: number, falseEasting: number): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${lon0} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;
}

function definition(epsg: number): string | undefined {
  if (fixed[epsg]) return fixed[epsg];
  if (epsg >= 4513 && epsg <= 4533) return gaussKrueger((epsg - 4488) * 3, (epsg - 4488) * 1e6 + 500_000);
  if (epsg >= 4534 && epsg <= 4554) return gaussKrueger(75 + (epsg - 4534) * 3, 500_000);
  if (epsg >= 4491 && epsg <= 4501) return gaussKrueger(75 + (epsg - 4491) * 6, (epsg - 4491 + 13) * 1e6 + 500_000);
  if (epsg >= 4502 && epsg <= 4512) return gaussKrueger(75 + (epsg - 4502) * 6, 500_000);
  if (epsg >= 32601 && epsg <= 32660) return `+proj=utm +zone=${epsg - 32600} +datum=WGS84 +units=m +no_defs`;
  if (epsg >= 32701 && epsg <= 32760) return `+proj=utm +zone=${epsg - 32700} +south +datum=WGS84 +units=m +no_defs`;
  return undefined;
}

export interface Projection {
  crs: string;
  /** True when coordinates are degrees of longitude and latitude. */
  geographic: boolean;
  /** Longitude, latitude in degrees → x (easting), y (northing) in metres. */
  forward(lon: number, lat: number): [number, number];
  /** x, y in metres → longitude, latitude in degrees. */
  inverse(x: number, y: number): [number, number];
}

/** Projection of `EPSG:n`, or undefined for a code that is not known. */
export function findProjection(crs: string): Projection | undefined {
  const match = /^EPSG:(\d+)$/i.exec(crs.trim());
  const text = match && definition(Number(match[1]));
  if (!text) return undefined;
  const geographic = text.includes('+proj=longlat');
  const converter = proj4('+proj=longlat +datum=WGS84 +no_defs', text);
  return {
    crs: `EPSG:${match[1]}`,
    geographic,
    forward: (lon, lat) => converter.forward([lon, lat]) as [number, number],
    inverse: (x, y) => converter.inverse([x, y]) as [number, number],
  };
}

/** Projection of `EPSG:n`. Throws, naming the code and what is known, when there is none. */
export function getProjection(crs: string): Projection {
  const projection = findProjection(crs);
  if (!projection) {
    throw new Error(
      `unknown CRS "${crs}"; known: EPSG:4326, 4490, 3857, 2193, 4491–4554 (CGCS2000), 32601–32660 and 32701–32760 (UTM)`,
    );
  }
  return projection;
}

/** Metric CRS that suits a place: the CGCS2000 3° zone in China's longitudes and latitudes, else UTM. */
export function suggestWorkingCrs(lon: number, lat: number): string {
  if (lon >= 73.5 && lon < 136.5 && lat > 15 && lat < 54) return `EPSG:${4534 + Math.round(lon / 3) - 25}`;
  return `EPSG:${(lat < 0 ? 32700 : 32600) + Math.min(60, Math.floor((lon + 180) / 6) + 1)}`;
}
