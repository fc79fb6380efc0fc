import type { CitySettings } from '../model/manifest.ts';
import type { PublishingRules } from './publication.ts';

/** What is left out or made coarse; proposals (domain reference 7: a grid of 500 m at least), stated in every publication. */
export const publishingRules: Omit<PublishingRules, 'suppressedAreas' | 'suppressedCells'> = {
  blankDistanceM: 50,
  cellM: 500,
  // A tenth of a square: below, a figure would be about a few houses.
  smallestLandM2: 25_000,
  fewestPipes: 10,
  surveyedFrom: 0.5,
  coarseM: 100,
};

/** Outlines to find a position in may be this far off, metres. */
export const outlineToleranceM = 15;

/**
 * Whether the map rules of China hold: the city says so, or its working CRS is a zone of CGCS2000. Then a map of a real
 * place needs its approval number (审图号), and may be put out in GCJ-02.
 */
export function isChinaMode({ workingCrs, publishing }: CitySettings): boolean {
  if (publishing?.mapRules) return publishing.mapRules === 'china';
  const epsg = Number(/^EPSG:(\d+)$/i.exec(workingCrs.trim())?.[1]);
  return epsg === 4490 || (epsg >= 4491 && epsg <= 4554);
}
