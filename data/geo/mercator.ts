/** Longitude in degrees → 0 (west edge) … 1 (east edge) of the world; longitudes outside ±180 are clamped. */
export function mercatorX(lon: number): number {
  return Math.min(1, Math.max(0, lon / 360 + 0.5));
}

/** Latitude in degrees → 0 (north edge) … 1 (south edge) of the world; latitudes beyond ±85.0511 are clamped. */
export function mercatorY(lat: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  // At the poles the logarithm is infinite, which the clamp takes in.
  return Math.min(1, Math.max(0, 0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI));
}

/** World x (0 … 1) → longitude in degrees. */
export function longitudeOf(x: number): number {
  return (x - 0.5) * 360;
}

/** World y (0 … 1) → latitude in degrees. */
export function latitudeOf(y: number): number {
  return (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
}
