/** How important the place of a pipe is (K). */
export const regionClasses = ['centre', 'main_road', 'other_road', 'elsewhere'] as const;
export type RegionClass = (typeof regionClasses)[number];

/** The soil around a pipe (T). */
export const soilClasses = [
  'ordinary',
  'silt_sand',
  'loess_1_2',
  'loess_3',
  'loess_4',
  'expansive_strong',
  'expansive_medium',
  'expansive_weak',
  'muck',
  'mucky_soil',
  'red_clay',
] as const;
export type SoilClass = (typeof soilClasses)[number];

/** K by region: central business; main roads; other roads; elsewhere (domain reference 3.1). */
export const regionScore: Record<RegionClass, number> = { centre: 10, main_road: 6, other_road: 3, elsewhere: 0 };

/** T by soil (domain reference 3.1); of mucky soil and red clay implementations disagree (8 or 10). */
export const soilScore: Record<SoilClass, number> = {
  ordinary: 0,
  silt_sand: 10,
  loess_1_2: 6,
  loess_3: 8,
  loess_4: 10,
  expansive_strong: 10,
  expansive_medium: 8,
  expansive_weak: 6,
  muck: 10,
  mucky_soil: 8,
  red_clay: 8,
};

/** What an assessment assumes; every answer states it. */
export interface InspectionSettings {
  /** Where a finding does not name its own. */
  region: RegionClass;
  soil: SoilClass;
  /** α and β: weight of defects that lie close to another. */
  closeFactor: number;
  /** Defects up to this net gap are one. */
  mergeGapM: number;
  /** Defects up to this net gap from another are weighted by `closeFactor`. */
  closeGapM: number;
  /** A defect is at least this long in the density; a finding without a length is this long. */
  leastLengthM: number;
  /** Score of defects that are one: their sum, never above the highest score, or the worst of them. */
  merged: 'sum' | 'worst';
  /** K and E are zero for F or G below this. */
  importanceFrom: number;
}

/** Highest score of a defect. */
export const highestScore = 10;

/**
 * Gaps, factor and K, E rule as in domain reference 3.1. From memory of the standard, to be checked against the print:
 * the sum of scores within a metre, at most 10, and the least length of 1 m.
 */
export const defaultSettings: InspectionSettings = {
  region: 'other_road',
  soil: 'ordinary',
  closeFactor: 1.1,
  mergeGapM: 1,
  closeGapM: 1.5,
  leastLengthM: 1,
  merged: 'sum',
  importanceFrom: 4,
};
