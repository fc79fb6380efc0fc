/**
 * The longest 1, 2 or 5 × 10ⁿ metres that fit into `maxPx`, and its width in px. Null for a scale that is not a
 * positive number.
 */
export function scaleBar(metresPerPx: number, maxPx: number): { lengthM: number; widthPx: number } | null {
  const most = metresPerPx * maxPx;
  if (!(most > 0) || !Number.isFinite(most)) return null;
  const power = 10 ** Math.floor(Math.log10(most));
  const lengthM = [5, 2, 1].map((step) => step * power).find((length) => length <= most * (1 + 1e-9)) ?? power;
  return { lengthM, widthPx: lengthM / metresPerPx };
}

/** Ground metres per px at a zoom and latitude, 512 px world tiles (WGS 84 sphere of Web Mercator). */
export function metresPerPixel(zoom: number, latitude: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}
