import { blankOfZone, type BlankEstimate, type DistanceField } from './distance-field.ts';

export interface PreviewTotals extends BlankEstimate {
  landM2: number;
  /** Land outside the survey coverage, farther than the distance from every counted pipe. */
  unknownM2: number;
  /** blankM2 ÷ (landM2 − unknownM2); null where nothing is known. */
  blankShare: number | null;
}

export interface DistrictPreview extends PreviewTotals {
  districtKey: string | null;
  districtName: string | null;
}

/** Suspected blank land farther than `distanceM` from every counted pipe: of the city, and of each district with land. */
export function previewTotals(
  field: DistanceField,
  distanceM: number,
): PreviewTotals & { byDistrict: DistrictPreview[] } {
  const city = { landM2: 0, unknownM2: 0, blankM2: 0, atLeastM2: 0, atMostM2: 0 };
  const byDistrict: DistrictPreview[] = [];
  field.zones.forEach(({ districtKey, districtName, landM2 }, zone) => {
    if (landM2 < 1) return;
    const blank = blankOfZone(field, zone, 'known', distanceM);
    const { blankM2: unknownM2 } = blankOfZone(field, zone, 'unknown', distanceM);
    byDistrict.push({
      districtKey,
      districtName,
      landM2,
      unknownM2,
      ...blank,
      blankShare: shareOf(blank, landM2, unknownM2),
    });
    city.landM2 += landM2;
    city.unknownM2 += unknownM2;
    city.blankM2 += blank.blankM2;
    city.atLeastM2 += blank.atLeastM2;
    city.atMostM2 += blank.atMostM2;
  });
  byDistrict.sort((a, b) => b.blankM2 - a.blankM2);
  return { ...city, blankShare: shareOf(city, city.landM2, city.unknownM2), byDistrict };
}

function shareOf({ blankM2 }: BlankEstimate, landM2: number, unknownM2: number): number | null {
  return landM2 - unknownM2 < 1 ? null : Math.min(1, blankM2 / (landM2 - unknownM2));
}
